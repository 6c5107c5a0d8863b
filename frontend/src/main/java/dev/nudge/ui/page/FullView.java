package dev.nudge.ui.page;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import dev.nudge.session.TooManyLearnersException;
import jakarta.servlet.http.HttpServletResponse;

/** Every place is taken. */
final class FullView extends PlainPage implements HasErrorParameter<TooManyLearnersException> {

    FullView() {
        super("full.title", "full.text");
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<TooManyLearnersException> parameter) {
        return HttpServletResponse.SC_SERVICE_UNAVAILABLE;
    }
}
