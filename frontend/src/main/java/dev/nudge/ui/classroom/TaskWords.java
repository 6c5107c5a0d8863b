package dev.nudge.ui.classroom;

import com.vaadin.flow.component.Component;
import dev.nudge.classroom.Agenda;
import dev.nudge.classroom.Task;
import dev.nudge.lesson.Course;
import dev.nudge.lesson.Messages;

/** What a class is asked, in a sentence: on its teacher's desk, and large on a projector. */
final class TaskWords {

    private TaskWords() {}

    /**
     * @param page says the sentences of pages
     */
    static String of(Agenda agenda, Task task, Messages messages, Component page) {
        String score = Places.scoreName(messages, agenda, Course.experiment(task.experiment()))
                .orElse("");
        return switch (task) {
            case Task.Goal goal -> messages.say(goal.experiment() + ".goal." + goal.goal());
            case Task.Below below ->
                page.getTranslation("class.desk.task.below.now", score, Messages.number(below.score()));
            case Task.Race race -> page.getTranslation("class.desk.task.race.now", race.steps(), score);
            case Task.Guess guess ->
                guess.told()
                        ? page.getTranslation("class.desk.task.told", score, Messages.number(guess.truth()))
                        : page.getTranslation("class.desk.task.guess.now", score);
            case Task.Drawing drawing ->
                page.getTranslation(
                        drawing.told() ? "class.desk.task.drawing.told" : "class.desk.task.drawing.now",
                        messages.say(task.experiment() + ".title"));
        };
    }
}
