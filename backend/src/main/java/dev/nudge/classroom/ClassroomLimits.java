package dev.nudge.classroom;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many classes there may be, and for how long, {@code nudge.classroom.*}.
 *
 * @param days how long a class is kept after it was opened
 * @param most how many classes are kept at once
 * @param seats how many learners one class has room for
 * @param daily how many classes one address may open in a day
 * @param tries how often one address may name a class that is not there before it has to wait; twenty times as often in all where it knows classes, and twenty times as often, counted apart, bring a
 *     key that opens nothing
 * @param remembered after which all of these tries, and of the seats taken, are forgotten
 * @param moments of one class are kept, the more seldom the more there are; twice as many at most
 * @param own how often one browser may name a class that is not there before it has to wait; as often, counted apart, bring a key that opens nothing
 * @param joins how many seats one browser may take before it has to wait
 * @param crowd how many seats may be taken from one address before the next has to wait
 */
@ConfigurationProperties("nudge.classroom")
public record ClassroomLimits(
        @DefaultValue("30") int days,
        @DefaultValue("1000") int most,
        @DefaultValue("320") int seats,
        @DefaultValue("50") int daily,
        @DefaultValue("60") int tries,
        @DefaultValue("10m") Duration remembered,
        @DefaultValue("50000") int moments,
        @DefaultValue("10") int own,
        @DefaultValue("5") int joins,
        @DefaultValue("400") int crowd) {

    public ClassroomLimits {
        require("days", days);
        require("most", most);
        require("seats", seats);
        require("daily", daily);
        require("tries", tries);
        require("moments", moments);
        require("own", own);
        require("joins", joins);
        require("crowd", crowd);
        if (!remembered.isPositive()) {
            throw new IllegalArgumentException(
                    "nudge.classroom.remembered is " + remembered + "; it must be longer than nothing");
        }
    }

    private static void require(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException("nudge.classroom." + name + " is " + value + "; it must be at least 1");
        }
    }
}
