package dev.nudge.compute.remote;

import static java.util.stream.Collectors.joining;

import dev.nudge.compute.device.Availability;
import dev.nudge.compute.device.Description;
import dev.nudge.compute.device.Devices;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@code ./nudge devices} prints: every device that was looked for, what it is, or why it cannot be had. {@code --json} for programs. */
public final class ListDevices {
    /** Each time it waits for as long as a learner would. */
    private static final int ASKED = 6;

    private ListDevices() {}

    public static void main(String... args) {
        boolean json = List.of(args).equals(List.of("--json"));
        if (!json && args.length > 0) {
            System.err.println("./nudge devices knows one option: --json.");
            System.exit(2);
        }
        List<Line> lines = new ArrayList<>();
        Devices.probe().forEach((name, availability) -> lines.add(line(name, availability)));
        System.out.println(lines.stream()
                .map(json ? Line::json : Line::text)
                .collect(joining(json ? ", " : "\n", json ? "[" : "", json ? "]" : "")));
        Devices.probe().values().forEach(each -> {
            if (each instanceof Availability.Available available) {
                available.device().close();
            }
        });
    }

    private static Line line(String name, Availability availability) {
        return switch (availability) {
            case Availability.Unavailable unavailable -> new Line(name, null, unavailable.reason());
            case Availability.Available available -> {
                Description description = available.device().describe();
                // Another process may take a while to answer; until then a device says what stands in for it.
                for (int asked = 1; asked < ASKED && !description.name().equals(name); asked++) {
                    description = available.device().describe();
                }
                boolean here = description.name().equals(name);
                yield new Line(name, here ? description.kind() : null, description.text());
            }
        };
    }

    /**
     * A device that was looked for.
     *
     * @param kind null where it cannot be had
     * @param about what it is, or why it cannot be had
     */
    private record Line(String name, Description.@Nullable Kind kind, String about) {
        String text() {
            return String.format("%-10s %s%s", name, kind == null ? "not here: " : "", about);
        }

        String json() {
            return "{\"name\": " + quoted(name) + ", \"available\": " + (kind != null)
                    + (kind == null ? "" : ", \"kind\": \"" + kind + "\"") + ", \"text\": " + quoted(about) + "}";
        }
    }

    /** As JSON writes text. */
    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            switch (c) {
                case '"', '\\' -> quoted.append('\\').append(c);
                default -> quoted.append(c < ' ' ? String.format("\\u%04x", (int) c) : "" + c);
            }
        }
        return quoted.append('"').toString();
    }
}
