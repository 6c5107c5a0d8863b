package dev.nudge.classroom;

import dev.nudge.lesson.Course;
import dev.nudge.lesson.Experiment;
import dev.nudge.session.LearnerSession;
import dev.nudge.session.Learners;
import dev.nudge.session.LearnersHere;
import dev.nudge.store.Database;
import dev.nudge.store.DatabaseAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Another process with a class in it: prints the keys, then each step its one learner takes, with when that was. */
final class TeachingUntilKilled {

    static final Experiment EXPERIMENT =
            Course.lesson("quadratic").experiments().getFirst();

    static final ClassroomLimits LIMITS =
            new ClassroomLimits(30, 1000, 320, 50, 60, Duration.ofMinutes(10), 50_000, 10, 5, 400);

    private static final long BETWEEN_MILLIS = 20;

    private TeachingUntilKilled() {}

    static Classrooms over(Database database, Learners learners) {
        return new Classrooms(
                new ClassroomStore(database),
                new Nicknames(""),
                LIMITS,
                new Rehearsals(learners),
                new Arrivals(learners),
                Clock.systemUTC());
    }

    public static void main(String[] folder) throws InterruptedException {
        Learners learners = LearnersHere.open();
        Classrooms classrooms = over(Database.open(DatabaseAddress.file(Path.of(folder[0]))), learners);
        new Ticks(classrooms).afterPropertiesSet();
        Opened opened = classrooms.open("", List.of(Stop.at(Course.lesson("quadratic"))), "");
        Entrance entrance =
                classrooms.join(opened.code(), "Ada", new Guest("", "")).orElseThrow();
        System.out.println("class " + opened.code() + " " + opened.keys().teacher() + " " + entrance.key());
        Attendance ada = classrooms
                .attend(opened.code(), entrance.key(), new Guest("", ""))
                .orElseThrow();
        Desk desk = classrooms
                .teach(opened.code(), opened.keys().teacher(), new Guest("", ""))
                .orElseThrow();
        LearnerSession session = learners.open(EXPERIMENT, EXPERIMENT.start());
        for (int step = 1; ; step++) {
            session.step();
            ada.stands(EXPERIMENT, session.trail(), session.frame());
            System.out.println("step " + step + " " + System.currentTimeMillis());
            String message = "message " + step;
            desk.ask(agenda -> agenda.saying(message));
            System.out.println("said " + step + " " + System.currentTimeMillis());
            Thread.sleep(BETWEEN_MILLIS);
        }
    }
}
