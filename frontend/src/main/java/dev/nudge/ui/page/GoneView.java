package dev.nudge.ui.page;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import dev.nudge.saved.NoSuchRunException;
import jakarta.servlet.http.HttpServletResponse;

/** A saved run that was mistyped, has expired or was deleted; which of them nobody knows any more. */
final class GoneView extends PlainPage implements HasErrorParameter<NoSuchRunException> {

    GoneView() {
        super("gone.title", "gone.text");
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<NoSuchRunException> parameter) {
        return HttpServletResponse.SC_NOT_FOUND;
    }
}
