package dev.nudge.compute.placement;

import dev.nudge.compute.Work;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a program runs, and why: the device on which launch, steps and compilation together are estimated to take least.
 *
 * @param device the name of the one chosen
 * @param reason why this one
 * @param estimates for every device that was considered, in the order given
 */
public record Placement(String device, Reason reason, List<Estimate> estimates) {
    /** Why a device was chosen. */
    public enum Reason {
        /** There was no other. */
        ONLY_ONE,
        /** The caller wanted it. */
        FORCED,
        /** It takes least, and no other would even if all were compiled. */
        FASTEST,
        /** Another would run faster, but for so few steps compiling for it takes longer than it saves. */
        COMPILING_ELSEWHERE_TAKES_LONGER
    }

    /**
     * What a program takes on one device.
     *
     * @param device its name
     * @param compileSeconds until it can run; 0 where it is compiled already
     * @param runSeconds of all runs, each with its launch and its steps
     */
    public record Estimate(String device, double compileSeconds, double runSeconds) {
        /** From now until the last step is done. */
        public double seconds() {
            return compileSeconds + runSeconds;
        }
    }

    /**
     * A device to consider.
     *
     * @param name of the device
     * @param speed as it was calibrated
     * @param compiled whether the program is compiled for it already
     */
    public record Candidate(String name, Speed speed, boolean compiled) {}

    /**
     * How much a program is used before it is thrown away: what compiling has to pay for.
     *
     * @param runs each launched by itself
     * @param steps of each run
     */
    public record Use(long runs, long steps) {
        /** Ten seconds of a hand on a slider: thirty answers a second, each of one step. */
        public static final Use BY_HAND = new Use(300, 1);

        public Use {
            if (runs < 0 || steps < 0) {
                throw new IllegalArgumentException("placement: a use of " + runs + " runs of " + steps
                        + " steps; both must be 0 or more. Is something not counted yet?");
            }
        }

        /** All steps in one run. */
        public static Use oneRun(long steps) {
            return new Use(1, steps);
        }
    }

    public Placement {
        estimates = List.copyOf(estimates);
    }

    /** The estimate of the device chosen. */
    public Estimate chosen() {
        return estimates.stream()
                .filter(each -> each.device().equals(device))
                .findFirst()
                .orElseThrow();
    }

    /**
     * Chooses among devices; at a tie, the first.
     *
     * @param work of one step
     * @throws IllegalArgumentException if there is no device, or two of one name
     */
    public static Placement of(Work work, Use use, List<Candidate> candidates) {
        Map<String, Estimate> estimates = estimate(work, use, candidates);
        Estimate least = least(estimates, Estimate::seconds);
        Estimate fastest = least(estimates, Estimate::runSeconds);
        Reason reason = Reason.COMPILING_ELSEWHERE_TAKES_LONGER;
        if (estimates.size() == 1) {
            reason = Reason.ONLY_ONE;
        } else if (least.runSeconds() <= fastest.runSeconds()) {
            reason = Reason.FASTEST;
        }
        return new Placement(least.device(), reason, List.copyOf(estimates.values()));
    }

    /**
     * The device that the caller wants, with the estimates of all.
     *
     * @throws IllegalArgumentException as {@link #of}, and if {@code device} is not among them
     */
    public static Placement forced(String device, Work work, Use use, List<Candidate> candidates) {
        Map<String, Estimate> estimates = estimate(work, use, candidates);
        @Nullable Estimate wanted = estimates.get(device);
        if (wanted == null) {
            throw new IllegalArgumentException("placement: '" + device + "' is forced, but there are "
                    + String.join(", ", estimates.keySet()) + ". Choose one of these, or none?");
        }
        return new Placement(device, Reason.FORCED, List.copyOf(estimates.values()));
    }

    private static Map<String, Estimate> estimate(Work work, Use use, List<Candidate> candidates) {
        if (candidates.isEmpty()) {
            throw new IllegalArgumentException(
                    "placement: there is no device; there must be at least one. Take the cpu, which is always there?");
        }
        Map<String, Estimate> estimates = new LinkedHashMap<>();
        for (Candidate each : candidates) {
            double compile = each.compiled() ? 0 : each.speed().compile(work);
            double run = use.runs()
                    * (each.speed().launchSeconds() + use.steps() * each.speed().step(work));
            if (estimates.put(each.name(), new Estimate(each.name(), compile, run)) != null) {
                throw new IllegalArgumentException(
                        "placement: two devices are called '" + each.name() + "'; names must differ. Rename one?");
            }
        }
        return estimates;
    }

    private static Estimate least(
            Map<String, Estimate> estimates, java.util.function.ToDoubleFunction<Estimate> seconds) {
        return estimates.values().stream()
                .min(Comparator.comparingDouble(seconds))
                .orElseThrow();
    }
}
