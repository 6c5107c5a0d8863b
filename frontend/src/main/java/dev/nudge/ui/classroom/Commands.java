package dev.nudge.ui.classroom;

import com.vaadin.flow.component.Component;
import dev.nudge.classroom.Agenda;
import dev.nudge.classroom.ClassroomRefusedException;
import dev.nudge.classroom.Desk;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** What a teacher's page asks of its class. Where that is refused nothing has changed, and the page says why. */
final class Commands {

    private final Desk desk;
    private final Component words;
    private final Consumer<String> say;
    private final Runnable done;

    /**
     * @param words says the page's own sentences
     * @param say shows one; empty for none
     * @param done shows what is different now
     */
    Commands(Desk desk, Component words, Consumer<String> say, Runnable done) {
        this.desk = desk;
        this.words = words;
        this.say = say;
        this.done = done;
    }

    Desk desk() {
        return desk;
    }

    void ask(UnaryOperator<Agenda> change) {
        act(() -> desk.ask(change));
    }

    /** Does not ask it, for this reason. */
    void refuse(String reason) {
        say.accept(reason);
    }

    void act(Runnable act) {
        act(act, say);
    }

    /** @param near says beside what was pressed why it is refused; empty for nothing */
    void act(Runnable act, Consumer<String> near) {
        try {
            near.accept("");
            act.run();
        } catch (ClassroomRefusedException refused) {
            near.accept(words.getTranslation("class.desk.refused." + refused.reason(), refused.most()));
        } catch (IllegalArgumentException wrong) {
            near.accept(words.getTranslation("class.desk.wrong"));
        }
        done.run();
    }
}
