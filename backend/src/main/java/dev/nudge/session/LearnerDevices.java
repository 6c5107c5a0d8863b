package dev.nudge.session;

import dev.nudge.compute.device.Availability;
import dev.nudge.compute.device.Description;
import dev.nudge.compute.device.Device;
import dev.nudge.compute.device.Devices;
import dev.nudge.compute.placement.Calibration;
import dev.nudge.compute.placement.FastestPlacer;
import dev.nudge.compute.placement.Placement;
import dev.nudge.compute.placement.Speed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;

/**
 * What learners compute on: which devices were looked for, which are here, how fast each is. A device in another process takes some seconds to answer; until it
 * has, and its speed is measured, nothing is placed there.
 */
@Service
public final class LearnerDevices implements DisposableBean {

    /** The setting that leaves the choice to placement. */
    public static final String AUTO = "auto";

    /** The device of this process, which is always here. */
    public static final String CPU = "cpu";

    private static final Logger LOG = LoggerFactory.getLogger(LearnerDevices.class);

    /** Devices to choose from where nobody wants one by name. The others compute on a CPU too, and no faster. */
    private static final List<String> CANDIDATES = List.of(CPU, "tornado");

    /** How often a device that does not answer is asked, and how long it has between. */
    private static final int ASKED = 12;

    private static final Duration BETWEEN = Duration.ofSeconds(5);

    /** Stands for a speed that nothing depends on: of the only device, or of the one that is wanted. */
    private static final Speed UNMEASURED = new Speed(0, 1e-7, 1e10, 1e10, 0);

    private final Map<String, Availability> found;
    private final Duration between;
    private volatile String wanted;
    private final Map<String, Description> answered = new ConcurrentHashMap<>();
    private final Map<String, Speed> speeds = new ConcurrentHashMap<>();
    private final Map<String, String> silent = new ConcurrentHashMap<>();
    private volatile boolean closing;
    private @Nullable Thread thread;

    /** Whether a device is here. */
    public enum State {
        HERE,
        /** Its process has not answered yet, or not again since it was lost, or its speed is being measured. */
        STARTING,
        NOT_HERE
    }

    /**
     * A device that was looked for.
     *
     * @param text what it is, or why it is not here
     */
    public record Probed(String name, State state, String text) {}

    /**
     * @param setting {@code nudge.device}: {@value #AUTO}, or the name of the device that everything goes to; where that cannot be had, the choice is left to placement,
     *     and the log says why
     * @throws IllegalArgumentException if nothing of this name was ever looked for
     */
    @Autowired
    LearnerDevices(@Value("${nudge.device:" + AUTO + "}") String setting) {
        this(setting, Devices.probe(), BETWEEN);
    }

    /** @param between two questions to a device that does not answer */
    LearnerDevices(String setting, Map<String, Availability> found, Duration between) {
        this.found = found;
        this.between = between;
        switch (found.get(setting)) {
            case Availability.Available here -> wanted = setting;
            case Availability.Unavailable gone -> {
                LOG.warn("The device '{}' is not here, the CPU answers: {}", setting, gone.reason());
                wanted = "";
            }
            case null -> {
                if (!setting.equals(AUTO)) {
                    throw new IllegalArgumentException(
                            "nudge.device is '" + setting + "', which is not known; there are " + AUTO + ", "
                                    + String.join(", ", found.keySet()) + ".");
                }
                wanted = "";
            }
        }
        answered.put(CPU, device(CPU).describe());
    }

    /** One device, called cpu, and nothing else. */
    static LearnerDevices only(Device device) {
        return new LearnerDevices(AUTO, Map.of(CPU, new Availability.Available(device)), BETWEEN);
    }

    /** The name of the device that whoever runs this wants for everybody; empty where placement chooses. */
    public String wanted() {
        return wanted;
    }

    /** The names of the devices that a learner may choose: those that everything may be placed on, and the wanted one. */
    public List<String> offered() {
        List<String> offered = new ArrayList<>();
        found.forEach((name, availability) -> {
            boolean ours = CANDIDATES.contains(name) || name.equals(wanted);
            if (ours && availability instanceof Availability.Available && !silent.containsKey(name)) {
                offered.add(name);
            }
        });
        // The one that is always there first.
        offered.sort(Comparator.comparing(name -> !name.equals(CPU)));
        return offered;
    }

    /** Whether there is a device that nothing is placed on yet, because it has not answered or is being measured. */
    public boolean isMeasuring() {
        return offered().stream().anyMatch(name -> !name.equals(CPU) && !speeds.containsKey(name));
    }

    /** Everything that was looked for, and what became of it. */
    public List<Probed> probed() {
        List<Probed> probed = new ArrayList<>();
        found.forEach((name, availability) -> {
            String why = availability instanceof Availability.Unavailable gone ? gone.reason() : silent.get(name);
            if (why != null) {
                probed.add(new Probed(name, State.NOT_HERE, why));
            } else if (offered().contains(name)) {
                Description description = answered.get(name);
                probed.add(
                        description == null || !device(name).isReady()
                                ? new Probed(name, State.STARTING, "")
                                : new Probed(name, State.HERE, description.text()));
            }
        });
        return probed;
    }

    /** What a device is, as far as it has answered. */
    public Description describe(String name) {
        return answered.getOrDefault(name, new Description(name, Description.Kind.CPU, name));
    }

    /** The device of this name, if it has answered and would now. */
    public Optional<Device> ready(String name) {
        return answered.containsKey(name) && device(name).isReady() ? Optional.of(device(name)) : Optional.empty();
    }

    /**
     * Decides for one learner.
     *
     * @param chosen the learner's own choice, of those {@link #offered}; empty for none
     */
    FastestPlacer placer(String chosen) {
        String one = chosen.isEmpty() ? wanted : chosen;
        List<FastestPlacer.Choice> choices = new ArrayList<>();
        if (one.isEmpty()) {
            choices.add(new FastestPlacer.Choice(CPU, device(CPU), speeds.getOrDefault(CPU, UNMEASURED)));
            speeds.forEach((name, speed) -> {
                if (!name.equals(CPU)) {
                    choices.add(new FastestPlacer.Choice(name, device(name), speed));
                }
            });
        } else {
            choices.add(new FastestPlacer.Choice(one, device(one), UNMEASURED));
        }
        return new FastestPlacer(choices, one);
    }

    /** What to warm up: where programs go at first. */
    Device first() {
        return device(wanted.isEmpty() ? CPU : wanted);
    }

    private Device device(String name) {
        return switch (found.get(name)) {
            case Availability.Available here -> here.device();
            case Availability.Unavailable gone ->
                throw new IllegalArgumentException("device '" + name + "' is not here: " + gone.reason());
            case null ->
                throw new IllegalArgumentException("device '" + name + "' is not known; offered are "
                        + String.join(", ", offered()) + ". Choose one of these?");
        };
    }

    /** Asks the devices in other processes, beside the requests. */
    @EventListener(ApplicationReadyEvent.class)
    void start() {
        List<String> others =
                offered().stream().filter(name -> !name.equals(CPU)).toList();
        if (!others.isEmpty()) {
            thread = Thread.ofPlatform().name("devices").daemon().start(() -> others.forEach(this::meet));
        }
    }

    /** Waits until a device answers, and measures it. */
    void meet(String name) {
        try {
            String why = "";
            for (int asked = 0; asked < ASKED && !closing; asked++) {
                Description description = device(name).describe();
                if (!description.name().equals(name)) {
                    why = description.text();
                } else {
                    try {
                        measure(name, description);
                        LOG.info("Device {}: {}", name, description.text());
                        return;
                    } catch (RuntimeException failed) {
                        why = String.valueOf(failed.getMessage());
                        LOG.info("The device '{}' failed while it was measured, and is asked again: {}", name, why);
                    }
                }
                Thread.sleep(between.toMillis());
            }
            giveUp(name, why);
            LOG.warn("The device '{}' does not answer: {}", name, why);
        } catch (RuntimeException failed) {
            giveUp(name, String.valueOf(failed.getMessage()));
            LOG.warn("The device '{}' failed before anybody used it", name, failed);
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void measure(String name, Description description) {
        answered.put(name, description);
        if (CANDIDATES.contains(name)) {
            speeds.putIfAbsent(CPU, Calibration.of(device(CPU)));
            speeds.put(name, Calibration.of(device(name)));
        }
    }

    /** It is offered and wanted no more, and nothing starts its process again. */
    private void giveUp(String name, String why) {
        silent.put(name, why);
        answered.remove(name);
        speeds.remove(name);
        if (name.equals(wanted)) {
            wanted = "";
        }
        device(name).close();
    }

    @Override
    public void destroy() throws InterruptedException {
        closing = true;
        if (thread != null) {
            thread.interrupt();
            thread.join();
        }
        offered().forEach(name -> device(name).close());
    }

    /** Names of the devices that a learner's numbers come from now. */
    public List<String> computing(LearnerSession session) {
        Optional<Moved> moved = session.moved();
        if (moved.isPresent()) {
            return List.of(moved.get().last().to().name());
        }
        List<String> names = session.placements().values().stream()
                .map(Placement::device)
                .distinct()
                .toList();
        return names.isEmpty() ? List.of(wanted().isEmpty() ? CPU : wanted()) : names;
    }
}
