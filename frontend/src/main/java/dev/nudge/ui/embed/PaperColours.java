package dev.nudge.ui.embed;

import dev.nudge.link.EmbedLink.Theme;
import dev.nudge.ui.experiment.SmallPicture;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The colours that nudge.css names, for a picture that stands by itself. */
final class PaperColours {

    private static final Pattern COLOUR =
            Pattern.compile("(--[a-z0-9-]+): light-dark\\((#[0-9a-f]+), (#[0-9a-f]+)\\);");
    private static final String SHEET = "/META-INF/resources/nudge.css";

    /** By name: on light paper, on dark. */
    private final Map<String, String[]> colours = new LinkedHashMap<>();

    PaperColours() {
        try (InputStream file = PaperColours.class.getResourceAsStream(SHEET)) {
            if (file == null) {
                throw new IllegalStateException("paper colours: there is no " + SHEET);
            }
            Matcher named = COLOUR.matcher(new String(file.readAllBytes(), StandardCharsets.UTF_8));
            while (named.find()) {
                colours.put(named.group(1), new String[] {named.group(2), named.group(3)});
            }
        } catch (IOException e) {
            throw new UncheckedIOException("paper colours: " + SHEET + " could not be read", e);
        }
    }

    /** The picture as a file of its own, on its paper. */
    String standalone(SmallPicture picture, Theme theme) {
        String style =
                "svg{background:var(--paper)}.cell{stroke:var(--hairline);stroke-width:.3}.cell.ghost{opacity:.5}"
                        + switch (theme) {
                            case LIGHT -> names(0);
                            case DARK -> names(1);
                            case AUTO -> names(0) + "@media (prefers-color-scheme:dark){" + names(1) + "}";
                        };
        // Flow writes HTML, where the case of an attribute means nothing.
        String svg = picture.getElement().getOuterHTML().replaceFirst("viewbox=", "viewBox=");
        int end = svg.indexOf('>') + 1;
        return svg.substring(0, end).replaceFirst("<svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"") + "<style>"
                + style + "</style>" + svg.substring(end);
    }

    private String names(int paper) {
        StringBuilder names = new StringBuilder(":root{");
        colours.forEach((name, each) ->
                names.append(name).append(':').append(each[paper]).append(';'));
        return names.append('}').toString();
    }
}
