package dev.nudge.compute.remote;

import dev.nudge.compute.device.Availability;
import dev.nudge.compute.device.Description;
import dev.nudge.compute.device.Devices;
import java.util.List;
import java.util.Map;

/** What {@code ./nudge devices} prints: every device that was looked for, what it is, or why it cannot be had. {@code --json} for programs. */
public final class ListDevices {
    private ListDevices() {}

    public static void main(String... args) {
        boolean json = List.of(args).equals(List.of("--json"));
        if (!json && args.length > 0) {
            System.err.println("./nudge devices knows one option: --json.");
            System.exit(2);
        }
        Map<String, Availability> devices = Devices.probe();
        StringBuilder out = new StringBuilder(json ? "[" : "");
        devices.forEach((name, availability) -> {
            String text = switch (availability) {
                case Availability.Available available ->
                    available.device().describe().text();
                case Availability.Unavailable unavailable -> unavailable.reason();
            };
            if (json) {
                out.append(out.length() > 1 ? ", " : "").append(json(name, availability, text));
            } else {
                out.append(String.format(
                        "%-10s %s%s%n",
                        name, availability instanceof Availability.Available ? "" : "not here: ", text));
            }
        });
        System.out.println(json ? out.append("]").toString() : out.toString().stripTrailing());
        devices.values().forEach(each -> {
            if (each instanceof Availability.Available available) {
                available.device().close();
            }
        });
    }

    private static String json(String name, Availability availability, String text) {
        boolean here = availability instanceof Availability.Available;
        Description.Kind kind = availability instanceof Availability.Available available
                ? available.device().describe().kind()
                : null;
        return "{\"name\": " + quoted(name) + ", \"available\": " + here
                + (kind == null ? "" : ", \"kind\": \"" + kind + "\"") + ", \"text\": " + quoted(text) + "}";
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
