package dev.nudge.link;

import dev.nudge.lesson.Control;
import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Picture;
import dev.nudge.lesson.Trail;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How an experiment looks on somebody else's page: the parameters of an embed's address that stand beside those of its experiment.
 *
 * <p>Their meaning is frozen, as that of every link is. What is hidden by a name that nobody knows is not reported: an experiment may lose a part.
 *
 * @param theme light, dark, or as the reader's system is
 * @param accent the colour of what can be pressed; empty for Nudge's own
 * @param hidden ids of controls, of {@link Part}s, and of pictures with {@code picture-} before them
 * @param fixed whether the experiment's controls are shown and cannot be set
 */
public record EmbedLink(Theme theme, Optional<Accent> accent, Set<String> hidden, boolean fixed) {

    /** As Nudge itself shows it. */
    public static final EmbedLink PLAIN = new EmbedLink(Theme.AUTO, Optional.empty(), Set.of(), false);

    private static final String THEME = "theme";
    private static final String ACCENT = "accent";
    private static final String HIDE = "hide";
    private static final String CONTROLS = "controls";
    private static final String FIXED = "fixed";
    private static final String FREE = "free";

    /** The names of the parameters; no control may be called so. */
    public static final Set<String> NAMES = Set.of(THEME, ACCENT, HIDE, CONTROLS);

    /** What goes before a picture's id where it is hidden. */
    private static final String PICTURE = "picture-";

    /** The colours of the page around it. */
    public enum Theme {
        AUTO,
        LIGHT,
        DARK;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What can be hidden of any experiment, besides its controls and pictures; no control may be called so. */
    public enum Part {
        TITLE,
        PICTURES,
        WORDS,
        CONTROLS,
        READOUTS,
        MEASURE,
        PLAY,
        BUTTONS,
        NOTICE,
        CODE,
        FILES,
        OPEN;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What an embed's address said.
     *
     * @param refused the accent that is no colour, or cannot be read on the paper; empty if all is well
     */
    public record Read(
            EmbedLink embed, Trail trail, Optional<Accent.Refused> refused, List<Permalink.Ignored> ignored) {}

    public EmbedLink {
        hidden = Set.copyOf(hidden);
    }

    /**
     * Reads what is there; it never fails.
     *
     * @param parameters the address', by name, decoded
     */
    public static Read read(Experiment experiment, Map<String, String> parameters) {
        Permalink.Read read = Permalink.read(experiment, parameters, NAMES);
        List<Permalink.Ignored> ignored = new ArrayList<>(read.ignored());
        Theme theme = Theme.AUTO;
        String wanted = parameters.getOrDefault(THEME, "");
        Optional<Theme> named = Stream.of(Theme.values())
                .filter(each -> each.id().equals(wanted))
                .findFirst();
        if (named.isPresent()) {
            theme = named.get();
        } else if (!wanted.isEmpty()) {
            ignored.add(Permalink.ignored(Permalink.Reason.NO_SUCH_OPTION, THEME, wanted, theme.id()));
        }
        String controls = parameters.getOrDefault(CONTROLS, FREE);
        if (!controls.equals(FIXED) && !controls.equals(FREE)) {
            ignored.add(Permalink.ignored(Permalink.Reason.NO_SUCH_OPTION, CONTROLS, controls, FREE));
        }
        String colour = parameters.getOrDefault(ACCENT, "");
        Optional<Accent.Refused> refused = colour.isEmpty() ? Optional.empty() : Accent.refused(colour, theme);
        Optional<Accent> accent =
                colour.isEmpty() || refused.isPresent() ? Optional.empty() : Optional.of(Accent.of(colour));
        Set<String> hidden = new LinkedHashSet<>();
        for (String name : parameters.getOrDefault(HIDE, "").split(",")) {
            if (names(experiment).contains(name)) {
                hidden.add(name);
            }
        }
        return new Read(
                new EmbedLink(theme, accent, hidden, controls.equals(FIXED)),
                read.trail(),
                refused,
                List.copyOf(ignored));
    }

    /** Everything that can be hidden of this experiment, in the order a reader meets it. */
    public static List<String> names(Experiment experiment) {
        List<String> names = new ArrayList<>();
        Stream.of(Part.values()).map(Part::id).forEach(names::add);
        experiment.controls().stream().map(Control::id).forEach(names::add);
        experiment.pictures().stream().map(EmbedLink::name).forEach(names::add);
        return names;
    }

    private static String name(Picture picture) {
        return PICTURE + picture.id();
    }

    public boolean hides(Part part) {
        return hidden.contains(part.id());
    }

    public boolean hides(Control control) {
        return hidden.contains(control.id());
    }

    public boolean hides(Picture picture) {
        return hidden.contains(name(picture));
    }

    /** The parameters that bring this and the trail back, in their order: only what differs from {@link #PLAIN}, after the experiment's own. */
    public Map<String, String> parameters(Experiment experiment, Trail trail) {
        Map<String, String> parameters = new LinkedHashMap<>(Permalink.parameters(experiment, trail));
        if (theme != Theme.AUTO) {
            parameters.put(THEME, theme.id());
        }
        accent.ifPresent(colour -> parameters.put(ACCENT, colour.hex()));
        List<String> named = names(experiment).stream().filter(hidden::contains).toList();
        if (!named.isEmpty()) {
            parameters.put(HIDE, String.join(",", named));
        }
        if (fixed) {
            parameters.put(CONTROLS, FIXED);
        }
        return parameters;
    }
}
