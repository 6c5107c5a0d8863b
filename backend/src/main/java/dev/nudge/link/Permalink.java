package dev.nudge.link;

import dev.nudge.lesson.Control;
import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Settings;
import dev.nudge.lesson.Trail;
import dev.nudge.lesson.Value;
import dev.nudge.lesson.data.Bitmap;
import dev.nudge.lesson.data.Curve;
import dev.nudge.lesson.data.Matrix;
import dev.nudge.lesson.data.Points;
import java.math.BigDecimal;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A trail as the query of a URL, readable where it can be: {@code v=1&a=1.6&b=1.1&c=1.1&loss=mae&rate=0.05&then=45}.
 *
 * <p>Every control is a parameter of its own; points appear, compressed, when they are not the lesson's own. {@code then}
 * lists what followed the opening: a number is that many steps, {@code rate:0.02} sets a control; a comma of a text stands there twice. Numbers are float32 in
 * their shortest exact decimal form, so the same link on the same device gives the same picture to the last digit.
 *
 * <p>Reading never fails: what cannot be understood is left at its default, what is out of range is clamped, and both are
 * reported.
 */
public final class Permalink {

    /** Browsers, chats and proxies carry this many characters of a URL everywhere. */
    public static final int LONGEST = 2_000;

    private static final String VERSION = "v";
    private static final String THEN = "then";
    private static final String SEPARATOR = ",";
    private static final String START = "start";
    private static final String ON = "on";
    private static final String OFF = "off";
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,3})?");
    private static final Pattern COUNT = Pattern.compile("0*([1-9]\\d*)");
    private static final Pattern TRACKING =
            Pattern.compile("utm_.*|mc_.*|_hs.*|[a-z]{1,4}clk?id|gbraid|wbraid|igsh|igshid|_ga|_gl");
    /** How much of what was ignored is shown. */
    private static final int SHOWN = 40;

    private Permalink() {}

    /**
     * What a link said.
     *
     * @param settings whether it said anything about the experiment at all
     */
    public record Read(Trail trail, boolean settings, List<Ignored> ignored) {}

    /**
     * Part of a link that was not taken as it stood.
     *
     * @param parameter its name
     * @param text what stood there, at most 40 characters of it
     * @param instead what holds instead; empty when nothing does
     */
    public record Ignored(Reason reason, String parameter, String text, String instead) {}

    /** Why; the page has the words. */
    public enum Reason {
        UNKNOWN,
        NOT_A_NUMBER,
        OUT_OF_RANGE,
        NO_SUCH_OPTION,
        BROKEN,
        TOO_MANY,
        OTHER_VERSION
    }

    /** The query, without the question mark. */
    public static String query(Experiment experiment, Trail trail) {
        return query(parameters(experiment, trail));
    }

    /** Parameters as a query, in their order, without the question mark. */
    public static String query(Map<String, String> parameters) {
        List<String> pairs = new ArrayList<>();
        parameters.forEach((name, value) -> pairs.add(name + "=" + encoded(value)));
        return String.join("&", pairs);
    }

    /** The parameters of a query without its question mark, in their order, decoded. */
    public static Map<String, String> parameters(String query) {
        Map<String, String> named = new LinkedHashMap<>();
        for (String pair : query.split("&")) {
            int equals = pair.indexOf('=');
            if (!pair.isEmpty()) {
                named.put(
                        equals < 0 ? pair : pair.substring(0, equals),
                        equals < 0 ? "" : URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return named;
    }

    /** The query's parameters in their order. */
    public static Map<String, String> parameters(Experiment experiment, Trail trail) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put(VERSION, Integer.toString(experiment.version()));
        for (Control control : experiment.controls()) {
            Value value = trail.opening().get(control.id());
            boolean named = value instanceof Value.Number || value instanceof Value.Pick;
            if (named || !value.equals(control.initial())) {
                parameters.put(control.id(), text(value));
            }
        }
        if (!trail.entries().isEmpty()) {
            List<String> entries = new ArrayList<>();
            for (Trail.Entry entry : trail.entries()) {
                entries.add(
                        switch (entry) {
                            case Trail.Steps(int count) -> Integer.toString(count);
                            case Trail.Change(String control, Value value) -> change(control, text(value));
                        });
            }
            parameters.put(THEN, String.join(SEPARATOR, entries));
        }
        return parameters;
    }

    /**
     * @param parameters the link's, by name, decoded
     * @param foreign names that are the page's own business
     */
    public static Read read(Experiment experiment, Map<String, String> parameters, Set<String> foreign) {
        List<Ignored> ignored = new ArrayList<>();
        Settings settings = Settings.initial(experiment.controls());
        for (Control control : experiment.controls()) {
            String text = parameters.get(control.id());
            if (text != null) {
                Optional<Value> value = value(control, text, ignored);
                if (value.isPresent()) {
                    settings = settings.with(control.id(), value.get());
                }
            }
        }
        Trail trail = Trail.from(settings);
        String then = parameters.get(THEN);
        if (then != null) {
            trail = follow(experiment, trail, then, ignored);
        }
        String version = parameters.get(VERSION);
        if (version != null && !version.equals(Integer.toString(experiment.version()))) {
            ignored.add(ignored(Reason.OTHER_VERSION, VERSION, version, Integer.toString(experiment.version())));
        }
        boolean settingsNamed = false;
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            String name = parameter.getKey();
            if (name.equals(VERSION)
                    || name.equals(THEN)
                    || experiment.controls().stream().anyMatch(c -> c.id().equals(name))) {
                settingsNamed = true;
            } else if (!foreign.contains(name)) {
                unknown(name, parameter.getValue()).ifPresent(ignored::add);
            }
        }
        return new Read(trail, settingsNamed, List.copyOf(ignored));
    }

    /** A parameter that means nothing here; empty for those that others hang onto links to track people. */
    static Optional<Ignored> unknown(String name, String value) {
        return TRACKING.matcher(name).matches()
                ? Optional.empty()
                : Optional.of(ignored(Reason.UNKNOWN, name, value, ""));
    }

    /**
     * Reads part of a query over a walk, as a link in a lesson's text does. LIVE and LOOK controls alone are set in the walk, which goes on under them. A RESTART
     * control, or {@code then}, begins a walk anew from the settings as they are, with what the query names.
     *
     * @param query such as {@code rate=1&then=3}; {@code start} alone, or first, begins at the experiment's start
     */
    public static Read over(Experiment experiment, Trail trail, String query) {
        Map<String, String> named = parameters(query);
        Trail from = named.remove(START) == null ? trail : experiment.start();
        boolean goesOn = !from.entries().isEmpty()
                && named.entrySet().stream()
                        .allMatch(pair -> experiment.controls().stream()
                                .anyMatch(c -> c.id().equals(pair.getKey())
                                        && c.effect() != Control.Effect.RESTART
                                        && value(c, pair.getValue(), new ArrayList<>())
                                                .map(value -> goesOn(c, from, value))
                                                .orElse(true)));
        Map<String, String> merged = parameters(experiment, goesOn ? from : Trail.from(from.settings()));
        if (goesOn) {
            named.forEach((name, value) ->
                    merged.merge(THEN, change(name, value), (before, next) -> before + SEPARATOR + next));
        } else {
            merged.putAll(named);
        }
        return read(experiment, merged, Set.of());
    }

    /**
     * What a query changes that only looks at a walk another way.
     *
     * @return in the query's order; empty where it names anything else, or a value that is not taken
     */
    public static List<Trail.Change> looks(Experiment experiment, String query) {
        List<Trail.Change> looks = new ArrayList<>();
        for (Map.Entry<String, String> named : parameters(query).entrySet()) {
            Optional<Trail.Change> look = experiment.controls().stream()
                    .filter(c -> c.id().equals(named.getKey()) && c.effect() == Control.Effect.LOOK)
                    .findFirst()
                    .flatMap(c -> value(c, named.getValue(), new ArrayList<>())
                            .map(value -> new Trail.Change(c.id(), value)));
            if (look.isEmpty()) {
                return List.of();
            }
            looks.add(look.get());
        }
        return looks;
    }

    /** Whether the walk goes on when the control takes this value at its end. */
    private static boolean goesOn(Control control, Trail trail, Value value) {
        return control.effect(trail.settings().get(control.id()), value) != Control.Effect.RESTART;
    }

    private static Trail follow(Experiment experiment, Trail opening, String then, List<Ignored> ignored) {
        Trail trail = opening;
        List<String> entries = entries(then);
        for (int i = 0; i < entries.size(); i++) {
            String entry = entries.get(i);
            if (i == Trail.MOST_ENTRIES) {
                ignored.add(ignored(Reason.TOO_MANY, THEN, entry, Integer.toString(Trail.MOST_ENTRIES)));
                break;
            }
            int colon = entry.indexOf(':');
            if (colon < 0) {
                int left = experiment.mostSteps() - trail.steps();
                Matcher digits = COUNT.matcher(entry);
                if (!digits.matches()) {
                    ignored.add(ignored(Reason.BROKEN, THEN, entry, ""));
                    continue;
                }
                int count = digits.group(1).length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(digits.group(1));
                if (count > left) {
                    ignored.add(ignored(Reason.OUT_OF_RANGE, THEN, entry, Integer.toString(left)));
                }
                if (left > 0) {
                    trail = trail.plusSteps(Math.min(count, left));
                }
                continue;
            }
            String name = entry.substring(0, colon);
            Optional<Control> control = experiment.controls().stream()
                    .filter(c -> c.id().equals(name) && c.effect() != Control.Effect.RESTART)
                    .findFirst();
            if (control.isEmpty()) {
                ignored.add(ignored(Reason.BROKEN, THEN, entry, ""));
                continue;
            }
            Optional<Value> value = value(control.get(), entry.substring(colon + 1), ignored);
            if (value.isPresent()) {
                if (goesOn(control.get(), trail, value.get())) {
                    trail = trail.plusChange(control.get(), value.get());
                } else {
                    ignored.add(ignored(Reason.BROKEN, THEN, entry, ""));
                }
            }
        }
        return trail;
    }

    /** A change among the entries of {@code then}. */
    private static String change(String control, String text) {
        return control + ":" + text.replace(SEPARATOR, SEPARATOR + SEPARATOR);
    }

    /** What {@code then} lists, with single commas; at most one more than a trail holds. An entry never begins with a comma, so three of them are a text's last and the separator. */
    private static List<String> entries(String then) {
        List<String> entries = new ArrayList<>();
        StringBuilder entry = new StringBuilder();
        for (int i = 0; i < then.length() && entries.size() <= Trail.MOST_ENTRIES; i++) {
            if (!then.startsWith(SEPARATOR, i)) {
                entry.append(then.charAt(i));
            } else if (then.startsWith(SEPARATOR, i + 1)) {
                entry.append(SEPARATOR);
                i++;
            } else {
                entries.add(entry.toString());
                entry.setLength(0);
            }
        }
        entries.add(entry.toString());
        return entries;
    }

    private static String text(Value value) {
        return switch (value) {
            case Value.Number(float number) -> text(number);
            case Value.Pick(String option) -> option;
            case Value.Flag(boolean on) -> on ? ON : OFF;
            case Value.Text(String line) -> line;
            case Value.Drawn(Curve curve) -> CurveText.write(curve);
            case Value.Ink(Bitmap dots) -> InkText.write(dots);
            case Value.PointSet(Points points) -> PointsText.write(points);
            case Value.Cells(Matrix matrix) -> MatrixText.write(matrix);
        };
    }

    /** The shortest decimal that reads back as the same float32; whole numbers without a point. */
    private static String text(float number) {
        String text = Float.toString(number);
        if (text.contains("E")) {
            return new BigDecimal(text).stripTrailingZeros().toPlainString();
        }
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    private static Optional<Value> value(Control control, String text, List<Ignored> ignored) {
        return switch (control) {
            case Control.Slider slider -> number(slider, text, ignored);
            case Control.Choice choice -> pick(choice, choice.options(), choice.preset(), text, ignored);
            case Control.Rooms rooms -> pick(rooms, rooms.rooms(), rooms.preset(), text, ignored);
            case Control.Toggle toggle -> {
                if (text.equals(ON) || text.equals(OFF)) {
                    yield Optional.of(new Value.Flag(text.equals(ON)));
                }
                ignored.add(ignored(Reason.NO_SUCH_OPTION, toggle.id(), text, toggle.preset() ? ON : OFF));
                yield Optional.empty();
            }
            case Control.TensorFile file -> accepted(file, Optional.of(new Value.Text(text)), text, ignored);
            case Control.Line line -> accepted(line, Optional.of(new Value.Text(text)), text, ignored);
            case Control.Drawing drawing ->
                accepted(
                        drawing,
                        CurveText.read(text, drawing.samples(), drawing.low(), drawing.high())
                                .map(Value.Drawn::new),
                        text,
                        ignored);
            case Control.Ink ink -> accepted(ink, InkText.read(text, ink).map(Value.Ink::new), text, ignored);
            case Control.EditableMatrix matrix ->
                accepted(matrix, MatrixText.read(text, matrix.fits()).map(Value.Cells::new), text, ignored);
            case Control.EditablePoints points ->
                accepted(points, PointsText.read(text, points.most()).map(Value.PointSet::new), text, ignored);
        };
    }

    private static Optional<Value> pick(
            Control control, List<String> options, String preset, String text, List<Ignored> ignored) {
        if (options.contains(text)) {
            return Optional.of(new Value.Pick(text));
        }
        ignored.add(ignored(Reason.NO_SUCH_OPTION, control.id(), text, preset));
        return Optional.empty();
    }

    private static Optional<Value> number(Control.Slider slider, String text, List<Ignored> ignored) {
        if (!NUMBER.matcher(text).matches()) {
            ignored.add(ignored(Reason.NOT_A_NUMBER, slider.id(), text, text(slider.preset())));
            return Optional.empty();
        }
        float number = Float.parseFloat(text);
        float clamped = slider.clamp(number);
        if (clamped != number) {
            ignored.add(ignored(Reason.OUT_OF_RANGE, slider.id(), text, text(clamped)));
        }
        return Optional.of(new Value.Number(clamped));
    }

    /** The value if the control takes it; else it is reported as broken. */
    private static Optional<Value> accepted(
            Control control, Optional<? extends Value> value, String text, List<Ignored> ignored) {
        if (value.isPresent()) {
            try {
                control.require(value.get());
                return Optional.of(value.get());
            } catch (IllegalArgumentException refused) {
                // Said below, in the reader's language.
            }
        }
        ignored.add(ignored(Reason.BROKEN, control.id(), text, ""));
        return Optional.empty();
    }

    /** As much of what stood there as is shown. */
    public static Ignored ignored(Reason reason, String parameter, String text, String instead) {
        return new Ignored(reason, shown(parameter), shown(text), instead);
    }

    static String shown(String text) {
        return text.codePointCount(0, text.length()) <= SHOWN
                ? text
                : text.substring(0, text.offsetByCodePoints(0, SHOWN)) + "…";
    }

    /** Percent-encoded for a query; colons and commas may stand there as they are. */
    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8)
                .replace("%3A", ":")
                .replace("%2C", ",");
    }
}
