package dev.nudge.ui.page;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import dev.nudge.lesson.Lesson;

/** How many of a lesson's own checkpoints this browser has seen reached. The browser fills it in; nothing stands there before the first. */
@Tag("checkpoint-count")
@JsModule("./lesson/checkpoint-count.ts")
public final class CheckpointCount extends Component {

    public CheckpointCount(Lesson lesson) {
        getElement()
                .setAttribute("lesson", lesson.id())
                .setAttribute("checkpoints", String.join(" ", lesson.checkpoints()))
                .setAttribute("template", getTranslation("reached.count"));
    }
}
