package dev.nudge.measure;

import dev.nudge.compute.Budget;
import dev.nudge.compute.Compute;
import dev.nudge.compute.device.Description;
import dev.nudge.compute.device.Device;
import dev.nudge.lesson.measure.Machine;
import dev.nudge.session.LearnerDevices;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What this server is, as it is now: a card's process may have answered since it was last asked. */
@Component
class Hardware {

    private static final String CARD = "tornado";

    /** Of the heap, what one lane of a measurement may take: a part that learners do not miss, and never more than half a gigabyte. */
    private static final int SHARE_OF_HEAP = 4;

    private static final long MOST_ROOM = 512L << 20;

    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

    private final LearnerDevices devices;
    private final String processor;

    Hardware(LearnerDevices devices) {
        this.devices = devices;
        this.processor = processor(PROCESSORS);
    }

    Machine machine() {
        Device cpu = devices.ready(LearnerDevices.CPU).orElseThrow();
        Machine.Card card = card();
        String text = processor + " (" + cpu.describe().text() + "), Java " + System.getProperty("java.version")
                + (card instanceof Machine.Card.Here
                        ? "; " + devices.describe(CARD).text()
                        : "");
        return new Machine(
                text,
                Runtime.getRuntime().availableProcessors(),
                Math.min(MOST_ROOM, Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP),
                () -> Compute.on(cpu, Budget.unlimited()),
                card);
    }

    private Machine.Card card() {
        return devices.ready(CARD)
                .map(this::card)
                .orElseGet(() -> devices.probed().stream()
                        .filter(probed -> probed.name().equals(CARD))
                        .findFirst()
                        .map(probed -> probed.state() == LearnerDevices.State.NOT_HERE
                                ? Machine.Card.missing(probed.text())
                                : Machine.Card.starting())
                        .orElseGet(() -> Machine.Card.missing("this server knows no device for one")));
    }

    private Machine.Card card(Device device) {
        Description description = devices.describe(CARD);
        return description.kind() == Description.Kind.GPU
                ? new Machine.Card.Here(() -> Compute.on(device, Budget.unlimited()))
                : Machine.Card.processor(description.text());
    }

    /** The processor's own name where the system tells it, else its kind. */
    static String processor(Path list) {
        String kind = System.getProperty("os.arch");
        if (!Files.isReadable(list)) {
            return kind;
        }
        try (Stream<String> lines = Files.lines(list)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(kind);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
