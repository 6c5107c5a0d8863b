package dev.nudge.ui.classroom;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.function.SerializableRunnable;
import dev.nudge.classroom.Agenda;
import dev.nudge.classroom.Standing;
import dev.nudge.classroom.Stop;
import dev.nudge.classroom.Task;
import dev.nudge.lesson.Course;
import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Lesson;
import dev.nudge.lesson.Messages;
import dev.nudge.lesson.Passage;
import dev.nudge.link.Permalink;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a class can be asked to reach at the stop it is at. */
final class TaskForm extends Div {

    private static final int STEPS = 30;

    private final transient Messages messages = Messages.in(getLocale());
    private final transient Commands commands;
    private final transient OwnScreen own;
    private final Div forms = new Div();
    private final Paragraph now = new Paragraph();
    private final Act tell;
    private final Act end;
    private transient @Nullable Filled filledFor;

    /** What the forms were made for: a stop, and the number that is compared there. */
    private record Filled(Stop stop, String score) {}

    TaskForm(Commands commands, OwnScreen own) {
        this.commands = commands;
        this.own = own;
        addClassName("task-form");
        now.setId("task-now");
        tell = new Act("task-tell", getTranslation("class.desk.task.tell"), () -> commands.ask(Agenda::telling));
        tell.addClassName("primary");
        end = new Act(
                "task-end",
                getTranslation("class.desk.task.end"),
                () -> commands.ask(agenda -> agenda.asking(Optional.empty())));
        Div acts = new Div(tell, end);
        acts.addClassName("buttons");
        add(now, acts, forms);
    }

    void show(Agenda agenda) {
        Stop stop = agenda.stop();
        Experiment experiment = Course.experiment(stop.experiment());
        Filled filled = new Filled(stop, score(experiment));
        if (!filled.equals(filledFor)) {
            filledFor = filled;
            forms.removeAll();
            fill(experiment);
            fill(Course.lesson(stop.lesson()));
        }
        now.setText(agenda.task()
                .map(task -> TaskWords.of(agenda, task, messages, this))
                .orElse(getTranslation("class.desk.task.none")));
        end.setVisible(agenda.task().isPresent());
        tell.setVisible(agenda.task().orElse(null) instanceof Task.Foretold foretold && !foretold.told());
    }

    private String score(Experiment experiment) {
        return Places.scoreName(messages, commands.desk().agenda(), experiment).orElse("");
    }

    private void fill(Experiment experiment) {
        if (!experiment.checkpoints().isEmpty()) {
            Map<String, String> goals = new LinkedHashMap<>();
            experiment.checkpoints().forEach(goal -> goals.put(goal, messages.say(experiment.id() + ".goal." + goal)));
            FormField goal = FormField.choice("task-goal", getTranslation("class.desk.task.goal"), goals)
                    .on(chosen -> {});
            form(goal, new Act("task-goal-set", getTranslation("class.desk.task.set"), () -> {
                // What a browser says it has chosen may be anything.
                if (goals.containsKey(goal.value())) {
                    ask(new Task.Goal(experiment.id(), goal.value()));
                }
            }));
        }
        if (experiment.score().isEmpty()) {
            return;
        }
        FormField below = FormField.number("task-below", getTranslation("class.desk.task.below", score(experiment)))
                .on(typed -> {});
        form(below, "task-below-set", "class.desk.task.set", () -> below(experiment, below.number()));
        if (experiment.mostSteps() > 0) {
            FormField steps = FormField.number("task-race", getTranslation("class.desk.task.race"))
                    .on(typed -> {});
            steps.show(Integer.toString(Math.min(STEPS, experiment.mostSteps())));
            form(steps, "task-race-set", "class.desk.task.race.set", () -> race(experiment, steps.number()));
        }
        form(
                new Paragraph(getTranslation("class.desk.task.guess", score(experiment))),
                new Act("task-guess-set", getTranslation("class.desk.task.guess.set"), () -> guess(experiment)));
    }

    /** What the lesson's text asks a reader to draw, the class can be asked for. */
    private void fill(Lesson lesson) {
        Map<String, Passage.Draw> drawings = new LinkedHashMap<>();
        Map<String, String> names = new LinkedHashMap<>();
        for (Passage.Draw each : lesson.drawings(getLocale())) {
            drawings.put(each.id(), each);
            names.put(each.id(), Drawings.name(messages, each));
        }
        if (drawings.isEmpty()) {
            return;
        }
        FormField choice = FormField.choice("task-drawing", getTranslation("class.desk.task.drawing"), names)
                .on(chosen -> {});
        form(choice, new Act("task-drawing-set", getTranslation("class.desk.task.drawing.set"), () -> {
            Passage.Draw draw = drawings.get(choice.value());
            if (draw != null) {
                ask(new Task.Drawing(draw.preset().experiment(), draw.id(), false));
            }
        }));
    }

    private void below(Experiment experiment, TypedNumber bound) {
        String refusal = bound.refusal(this);
        if (!refusal.isEmpty()) {
            commands.refuse(refusal);
        } else if (bound.value() <= 0) {
            commands.refuse(getTranslation("class.desk.task.below.zero", bound.typed()));
        } else {
            ask(new Task.Below(experiment.id(), bound.value()));
        }
    }

    /** Enter in the field is a press of the button. */
    private void form(FormField field, String id, String key, SerializableRunnable set) {
        form(field.onEnter(set), new Act(id, getTranslation(key), set));
    }

    private void form(Component field, Act act) {
        Div row = new Div(field, act);
        row.addClassName("task-row");
        forms.add(row);
    }

    private void ask(Task task) {
        commands.ask(agenda -> agenda.asking(Optional.of(task)));
    }

    /** Everybody begins where the class does. */
    private void race(Experiment experiment, TypedNumber typed) {
        int steps = (int) typed.value();
        int most = Math.min(experiment.mostSteps(), Task.Race.MOST_STEPS);
        if (steps != typed.value() || steps < 1 || steps > most) {
            commands.refuse(getTranslation("class.desk.task.race.steps", typed.typed(), most));
            return;
        }
        String start = Permalink.query(experiment, own.start());
        Task race = new Task.Race(experiment.id(), steps);
        commands.ask(agenda -> agenda.pushing(experiment.id(), start).asking(Optional.of(race)));
    }

    /** The truth is what the teacher's own screen shows. */
    private void guess(Experiment experiment) {
        Optional<Float> truth = own.standing()
                .filter(standing -> standing.experiment().equals(experiment))
                .flatMap(Standing::score);
        commands.act(() -> {
            float score = truth.orElseThrow(
                    () -> new IllegalArgumentException("guess: the teacher's own screen shows no score"));
            commands.desk().ask(agenda -> agenda.asking(Optional.of(new Task.Guess(experiment.id(), score, false))));
        });
    }
}
