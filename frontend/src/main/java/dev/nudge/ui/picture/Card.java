package dev.nudge.ui.picture;

import dev.nudge.lesson.Chart;
import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Message;
import dev.nudge.lesson.Messages;
import dev.nudge.lesson.Picture;
import dev.nudge.lesson.Still;
import dev.nudge.ui.experiment.PlotNumbers;
import dev.nudge.ui.experiment.SmallPicture;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** A frame as a picture of its own: what the experiment is called, its first picture as it stands, and what that shows in words. */
public final class Card {

    static final int WIDTH = 1200;
    static final int HEIGHT = 630;

    private static final int MARGIN = 60;
    private static final int PICTURE_TOP = 112;
    private static final int PICTURE_HEIGHT = 400;
    /** The plot of a page is drawn larger, as its letters have to be read in a chat. */
    private static final double SCALE = 1.6;

    private static final int LETTERS = 80;
    private static final int LINES = 2;
    private static final int WORDS_TOP = 562;
    private static final int LINE_HEIGHT = 36;
    private static final int ROWS = 9;

    /** The families of a page; what draws without a browser looks for others. */
    static final String SANS = "Inter, 'Inter Variable', system-ui, sans-serif";

    static final String SERIF = "'Source Serif 4', 'Source Serif 4 Variable', Georgia, serif";

    private final Experiment experiment;
    private final Frame frame;
    private final Messages messages;
    private final Palette palette;
    private final String note;
    private final Svg svg = new Svg();

    private Card(Experiment experiment, Frame frame, Messages messages, Palette palette, String note) {
        this.palette = palette;
        this.note = note;
        this.experiment = experiment;
        this.frame = frame;
        this.messages = messages;
    }

    /** On light paper: an SVG document of {@value #WIDTH} × {@value #HEIGHT} pixels. */
    public static String draw(Experiment experiment, Frame frame, Messages messages) {
        return draw(experiment, frame, messages, Palette.LIGHT, "");
    }

    /**
     * @param note above the frame's own words: why it is another than somebody expects; empty where it is not
     */
    static String draw(Experiment experiment, Frame frame, Messages messages, Palette palette, String note) {
        return new Card(experiment, frame, messages, palette, note).draw();
    }

    private String draw() {
        String ink = palette.resolve("var(--ink)");
        String title = messages.say(experiment.id() + ".title");
        String words = messages.say(frame.words());
        svg.open(
                "svg",
                "xmlns",
                "http://www.w3.org/2000/svg",
                "viewBox",
                "0 0 " + WIDTH + " " + HEIGHT,
                "width",
                WIDTH,
                "height",
                HEIGHT,
                "font-family",
                SANS,
                "role",
                "img",
                "aria-label",
                title + ". " + (note.isEmpty() ? "" : note + " ") + words);
        svg.tag("rect", "width", WIDTH, "height", HEIGHT, "fill", palette.resolve("var(--paper)"));
        svg.words(
                cut(title, 56),
                "x",
                MARGIN,
                "y",
                76,
                "font-size",
                36,
                "font-weight",
                650,
                "fill",
                ink,
                "font-family",
                SERIF);
        svg.words(
                "Nudge",
                "x",
                WIDTH - MARGIN,
                "y",
                76,
                "font-size",
                24,
                "font-weight",
                600,
                "text-anchor",
                "end",
                "fill",
                palette.resolve("var(--model)"));
        picture();
        boolean noted = !note.isEmpty();
        if (noted) {
            svg.words(note, "x", MARGIN, "y", WORDS_TOP, "font-size", 25, "font-weight", 650, "fill", ink);
        }
        List<String> lines = wrapped(words, noted ? LINES - 1 : LINES);
        for (int i = 0; i < lines.size(); i++) {
            int y = WORDS_TOP + LINE_HEIGHT * (noted ? i + 1 : i);
            svg.words(lines.get(i), "x", MARGIN, "y", y, "font-size", 25, "fill", ink);
        }
        return svg.close("svg").toString();
    }

    private void picture() {
        List<Picture> there = experiment.pictures().stream()
                .filter(picture -> !frame.away().contains(picture.id()))
                .toList();
        Optional<Picture> first = there.stream().findFirst();
        double width = WIDTH - 2.0 * MARGIN;
        if (first.isEmpty()) {
            return;
        }
        switch (first.get()) {
            case Picture.Plot plot -> {
                svg.open("g", "transform", "translate(" + (MARGIN - 12) + " " + PICTURE_TOP + ") scale(" + SCALE + ")");
                svg.add(PlotSvg.of(
                        PlotNumbers.option(experiment, plot, frame, messages),
                        (width + 24) / SCALE,
                        PICTURE_HEIGHT / SCALE,
                        palette));
                svg.close("g");
            }
            case Picture.Plain plain -> {
                Chart chart = frame.charts().stream()
                        .filter(one -> one.id().equals(plain.id()))
                        .findFirst()
                        .orElseThrow();
                switch (chart) {
                    case Chart.Table table -> rows(text(table));
                    case Chart.Transcripts transcripts -> rows(text(transcripts));
                    default -> small(new Still(experiment, plain, frame));
                }
            }
        }
    }

    /** In the middle, as large as there is room for. */
    private void small(Still still) {
        double scale = PICTURE_HEIGHT / 100.0;
        svg.open(
                "g",
                "transform",
                "translate(" + Svg.number((WIDTH - 160 * scale) / 2) + " " + PICTURE_TOP + ") scale("
                        + Svg.number(scale) + ")");
        SmallPicture.named(still).getElement().getChildren().forEach(child -> svg.add(plain(child.getOuterHTML())));
        svg.close("g");
    }

    /** An element with its style as attributes: nothing here needs a style sheet, nor leave to have one. */
    private String plain(String html) {
        Element element = Jsoup.parse(html, Parser.xmlParser()).firstElementChild();
        if (element == null) {
            return "";
        }
        Map<String, String> style = new HashMap<>();
        for (String property : element.attr("style").split(";")) {
            int colon = property.indexOf(':');
            if (colon > 0) {
                style.put(
                        property.substring(0, colon).strip(),
                        property.substring(colon + 1).strip());
            }
        }
        if (element.hasClass("cell")) {
            String hue = style.getOrDefault("--hue", "var(--model)");
            style.put("fill", "color-mix(in srgb, " + hue + " " + style.get("--strength") + ", var(--paper))");
            style.put("stroke", "var(--hairline)");
        }
        if (element.hasClass("ghost")) {
            style.putAll(Map.of("stroke-dasharray", "2 2", "stroke", "var(--control)", "fill-opacity", ".4"));
        }
        element.removeAttr("style").removeAttr("class");
        style.keySet().removeIf(property -> property.startsWith("--"));
        style.forEach((property, value) -> element.attr(property, palette.resolve(value)));
        return element.outerHtml();
    }

    private void rows(List<List<String>> rows) {
        int columns = rows.stream().mapToInt(List::size).max().orElse(1);
        double width = (WIDTH - 2.0 * MARGIN) / columns;
        double height = (double) PICTURE_HEIGHT / (ROWS + 1);
        int letters = (int) (width / 13.5);
        for (int row = 0; row < Math.min(ROWS, rows.size()); row++) {
            for (int column = 0; column < rows.get(row).size(); column++) {
                svg.words(
                        cut(rows.get(row).get(column), letters),
                        "x",
                        MARGIN + width * column,
                        "y",
                        PICTURE_TOP + height * (row + 1),
                        "font-size",
                        22,
                        "fill",
                        palette.resolve(row == 0 ? "var(--muted)" : "var(--ink)"));
            }
        }
        if (rows.size() > ROWS) {
            svg.words(
                    "…",
                    "x",
                    MARGIN,
                    "y",
                    PICTURE_TOP + height * (ROWS + 1),
                    "font-size",
                    22,
                    "fill",
                    palette.resolve("var(--muted)"));
        }
    }

    private List<List<String>> text(Chart.Table table) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(table.headings().stream().map(messages::say).toList());
        for (List<Object> row : table.cells()) {
            rows.add(row.stream()
                    .map(cell -> switch (cell) {
                        case Message message -> messages.say(message);
                        case Float number -> Messages.number(number);
                        default -> cell.toString();
                    })
                    .toList());
        }
        return rows;
    }

    private List<List<String>> text(Chart.Transcripts transcripts) {
        List<List<String>> rows = new ArrayList<>();
        for (Chart.Transcript transcript : transcripts.transcripts()) {
            rows.add(List.of(messages.say(transcript.title())));
            for (Chart.Exchange exchange : transcript.exchanges()) {
                exchange.typed().lines().forEach(line -> rows.add(List.of(">>> " + line)));
                exchange.printed().lines().forEach(line -> rows.add(List.of(line)));
            }
        }
        return rows;
    }

    /** At the end of a word, if one ends. */
    private static String cut(String text, int letters) {
        if (text.codePointCount(0, text.length()) <= letters) {
            return text;
        }
        String most = text.substring(0, text.offsetByCodePoints(0, letters - 1));
        int space = most.lastIndexOf(' ');
        return (space > letters / 2 ? most.substring(0, space) : most).strip() + "…";
    }

    private static List<String> wrapped(String words, int most) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : words.split("\\s+")) {
            if (line.length() + word.length() + 1 > LETTERS && !line.isEmpty()) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        if (lines.size() > most) {
            lines.set(most - 1, lines.get(most - 1) + " " + lines.get(most));
        }
        return lines.stream().limit(most).map(one -> cut(one, LETTERS)).toList();
    }
}
