package dev.nudge.classroom;

import dev.nudge.lesson.Control;
import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Settings;
import dev.nudge.lesson.Trail;
import java.util.Optional;

/** What counts in a race: steps from where all begin. How they go, as by a learning rate, is everybody's own choice; where they lead is not. */
final class Racing {

    private Racing() {}

    /** Whether a racer may set it: it leaves the walk as it is, and no step moves it. */
    static boolean isFree(Experiment experiment, Control control) {
        return control.effect() != Control.Effect.RESTART
                && !experiment.walked().containsKey(control.id());
    }

    static Optional<Task.Race> at(Agenda agenda, Experiment experiment) {
        return agenda.task()
                .filter(task -> task.experiment().equals(experiment.id()))
                .flatMap(task -> task instanceof Task.Race race ? Optional.of(race) : Optional.empty());
    }

    /** Whether this walk is one of the race, as far as the last step of it. */
    static boolean counts(Task.Race race, Experiment experiment, Trail start, Trail walk) {
        if (!begins(experiment, start.opening(), walk.opening())) {
            return false;
        }
        int left = race.steps();
        for (Trail.Entry entry : walk.entries()) {
            switch (entry) {
                case Trail.Steps(int count) -> left -= count;
                case Trail.Change change -> {
                    if (!isFree(experiment, experiment.control(change.control()))) {
                        return false;
                    }
                }
            }
            if (left <= 0) {
                return true;
            }
        }
        return true;
    }

    private static boolean begins(Experiment experiment, Settings start, Settings own) {
        return experiment.controls().stream()
                .allMatch(control ->
                        isFree(experiment, control) || start.get(control.id()).equals(own.get(control.id())));
    }
}
