package dev.nudge.compute.placement;

import dev.nudge.compute.Program;
import dev.nudge.compute.Work;
import dev.nudge.compute.device.Device;
import dev.nudge.compute.device.Placer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Sends each program of one owner where it takes least, or all of them where the owner wants them, and remembers what it decided. Safe for use by several
 * threads.
 */
public final class FastestPlacer implements Placer {
    private static final int REMEMBERED = 20;

    private final Map<String, Device> devices = new LinkedHashMap<>();
    private final List<Placement.Candidate> candidates = new ArrayList<>();
    private final String forced;
    private final LinkedHashMap<String, Placement> decisions = new LinkedHashMap<>();

    /**
     * A device to choose.
     *
     * @param name by which it is chosen
     */
    public record Choice(String name, Device device, Speed speed) {}

    /** @param forced the name of the one to take; empty for the fastest */
    public FastestPlacer(List<Choice> choices, String forced) {
        for (Choice each : choices) {
            devices.put(each.name(), each.device());
            // What is compiled already depends on who was here before; the same program must go to the same place
            // whoever comes.
            candidates.add(new Placement.Candidate(each.name(), each.speed(), false));
        }
        this.forced = forced;
    }

    @Override
    public synchronized Device place(Program program) {
        Work work = Work.of(program);
        List<Placement.Candidate> candidates = ready();
        Placement placement = forced.isEmpty()
                ? Placement.of(work, Placement.Use.BY_HAND, candidates)
                : Placement.forced(forced, work, Placement.Use.BY_HAND, candidates);
        decisions.putLast(program.name(), placement);
        if (decisions.size() > REMEMBERED) {
            decisions.pollFirstEntry();
        }
        return Objects.requireNonNull(devices.get(placement.device()));
    }

    /** What would have to wait for its device is not sent there; a device that somebody wants is waited for. */
    private List<Placement.Candidate> ready() {
        List<Placement.Candidate> ready = candidates.stream()
                .filter(each -> Objects.requireNonNull(devices.get(each.name())).isReady())
                .toList();
        return ready.isEmpty() || !forced.isEmpty() ? candidates : ready;
    }

    /** What was decided, by the programs' names; the latest twenty, oldest first. */
    public synchronized Map<String, Placement> decisions() {
        return new LinkedHashMap<>(decisions);
    }
}
