package dev.nudge.lesson;

import java.util.ArrayList;
import java.util.List;

/** Splits a lesson's text into {@link Passage}s. */
final class PassageReader {

    private static final String FENCE = ":::";

    private final String lesson;
    private final List<String> lines;
    private final List<Passage> passages = new ArrayList<>();
    private int next;

    private PassageReader(String lesson, String text) {
        this.lesson = lesson;
        this.lines = text.lines().toList();
    }

    static List<Passage> read(String lesson, String text) {
        PassageReader reader = new PassageReader(lesson, text);
        while (reader.next < reader.lines.size()) {
            reader.readPassage();
        }
        return List.copyOf(reader.passages);
    }

    private void readPassage() {
        if (!lines.get(next).startsWith(FENCE)) {
            addProse(take(line -> line.startsWith(FENCE)));
            return;
        }
        int opening = next;
        String[] words = lines.get(next++).substring(FENCE.length()).strip().split("\\s+", 2);
        String rest = words.length > 1 ? words[1] : "";
        List<String> body = take(line -> line.strip().equals(FENCE));
        if (next == lines.size()) {
            throw broken(opening, "there is no closing " + FENCE);
        }
        next++;
        switch (words[0]) {
            case "experiment" -> passages.add(new Passage.Live(rest));
            case "predict" -> passages.add(predict(opening, rest, body));
            case "draw" -> passages.add(draw(opening, rest, body));
            case "picture" -> passages.add(new Passage.Illustration(Preset.of(rest), text(body)));
            case "deeper" -> passages.add(new Passage.Deeper(rest, text(body)));
            case "code" -> passages.add(code(rest));
            default ->
                throw broken(
                        opening, "\"" + words[0] + "\" is none of experiment, predict, draw, picture, deeper, code");
        }
    }

    private Passage.Predict predict(int opening, String id, List<String> body) {
        Asked asked = Asked.of(body);
        if (asked.options().size() < 2 || asked.right() < 0) {
            throw broken(opening, "a prediction needs two options or more, one of them marked with a plus");
        }
        return new Passage.Predict(id, asked.question(), asked.options(), asked.right(), asked.reveal());
    }

    private Passage.Draw draw(int opening, String named, List<String> body) {
        Asked asked = Asked.of(body);
        String[] idAndPreset = named.split("\\s+", 2);
        if (idAndPreset.length < 2 || asked.right() < 0) {
            throw broken(opening, "a curve to draw needs a name, a picture, and its true line marked with a plus");
        }
        List<String> shown = new ArrayList<>(asked.options());
        String truth = shown.remove(asked.right());
        return new Passage.Draw(
                idAndPreset[0], asked.question(), Preset.of(idAndPreset[1]), shown, truth, asked.reveal());
    }

    private static Passage.Code code(String named) {
        String[] listingAndExperiment = named.split("\\s+", 2);
        return new Passage.Code(
                listingAndExperiment[0], listingAndExperiment.length > 1 ? listingAndExperiment[1] : "");
    }

    /** Markdown, then lines with a hyphen or a plus before them, then Markdown. */
    private record Asked(String question, List<String> options, int right, String reveal) {

        static Asked of(List<String> body) {
            int first = 0;
            while (first < body.size() && !isOption(body.get(first))) {
                first++;
            }
            int last = first;
            int right = -1;
            List<String> options = new ArrayList<>();
            while (last < body.size() && isOption(body.get(last))) {
                if (body.get(last).startsWith("+ ")) {
                    right = options.size();
                }
                options.add(body.get(last++).substring(2).strip());
            }
            return new Asked(text(body.subList(0, first)), options, right, text(body.subList(last, body.size())));
        }
    }

    private static boolean isOption(String line) {
        return line.startsWith("- ") || line.startsWith("+ ");
    }

    private void addProse(List<String> prose) {
        String markdown = text(prose);
        if (!markdown.isEmpty()) {
            passages.add(new Passage.Prose(markdown));
        }
    }

    private List<String> take(java.util.function.Predicate<String> end) {
        int from = next;
        while (next < lines.size() && !end.test(lines.get(next))) {
            next++;
        }
        return lines.subList(from, next);
    }

    private static String text(List<String> lines) {
        return String.join("\n", lines).strip();
    }

    private IllegalStateException broken(int line, String reason) {
        return new IllegalStateException("lesson " + lesson + ", line " + (line + 1) + ": " + reason + ".");
    }
}
