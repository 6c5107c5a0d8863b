package dev.nudge.lesson;

import dev.nudge.lesson.data.Bitmap;
import dev.nudge.lesson.data.Curve;
import dev.nudge.lesson.data.Matrix;
import dev.nudge.lesson.formula.Formula;
import dev.nudge.lesson.formula.Vocabulary;
import dev.nudge.lesson.tensor.PythonCode;
import dev.nudge.lesson.tensor.TensorExpression;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A few lines of code, in PyTorch and in Java, with the numbers of the moment in their places: {@code code/<name>.py} and {@code code/<name>.java}, where
 * {@code «a»} stands for a readout or setting named a, {@code «set.a»} for the setting where both are, and {@code «points.x»} for the abscissas of the setting points, with commas between,
 * {@code «a»} of a matrix for its rows in the brackets of the language, {@code «formula.f»} for the formula typed into the setting f, {@code «expression.left.e»} for a part of the tensor expression typed into the setting e,
 * {@code «drawing»} for the heights of a drawn curve, or for the rows of drawn ink, in quotes and in the brackets of the language,
 * and {@code «table.3»} for the numbers in column 3, from 0 on, of the frame's table of that name, or for the sizes that sheet 3 has in memory where the chart is of sheets, or for the lines typed in
 * transcript 3. A line that begins with {@code «target=sine,step»} or
 * {@code «target!=drawn»} is there only while that is so of a readout or setting; several of these hold together, and a curve that is not drawn yet is
 * {@code nothing}. Both run as they are shown, once the Java is put into a method; tests run it.
 *
 * @param pythonPieces the Python from its beginning to its end
 * @param javaPieces the Java, likewise; empty if there is none
 */
public record Listing(List<Piece> pythonPieces, List<Piece> javaPieces) {

    private static final String SETTING = "set.";

    private static final Pattern COLUMN = Pattern.compile("(\\w+)\\.(\\d+)");

    private static final Pattern CONDITION = Pattern.compile("«([\\w.]+)(!?=)([\\w,]+)»");

    private static final String FORMULA = "formula.";

    private static final Pattern EXPRESSION = Pattern.compile("expression\\.(\\w+)\\.(\\w+)");

    /** Whatever variables a line of text may use: that they are the right ones its control has seen to. */
    private static final Vocabulary WORDS = Vocabulary.of("x", "y");

    /** Before each row of a matrix but the first. */
    private static final String ROW = " ".repeat(8);

    private static final Pattern PLACE = Pattern.compile("«([\\w.-]+)»");

    /**
     * Some characters of a listing.
     *
     * @param present whether they are a number or word of the moment, and not part of the text
     */
    public record Piece(String text, boolean present) {}

    public Listing {
        pythonPieces = List.copyOf(pythonPieces);
        javaPieces = List.copyOf(javaPieces);
    }

    public String python() {
        return joined(pythonPieces);
    }

    public String java() {
        return joined(javaPieces);
    }

    /** Whether the Python is PyTorch's, and not plain Python. */
    public boolean usesTorch() {
        return python().contains("import torch");
    }

    private static String joined(List<Piece> pieces) {
        return pieces.stream().map(Piece::text).collect(Collectors.joining());
    }

    /** The listing of an experiment as it stands, if it has one. */
    public static Optional<Listing> of(Experiment experiment, Settings settings, Frame frame) {
        return read(experiment.id(), settings, frame);
    }

    /** Whether an experiment has a listing. */
    public static boolean isThere(Experiment experiment) {
        return resource(experiment.id() + ".py").isPresent();
    }

    /** The listing of this name, with the numbers of an experiment as it stands. */
    public static Listing named(String name, Settings settings, Frame frame) {
        return read(name, settings, frame).orElseThrow(() -> missing(name));
    }

    private static Optional<Listing> read(String name, Settings settings, Frame frame) {
        return read(
                name,
                place -> place.startsWith(FORMULA)
                        ? formula(settings, place).python()
                        : filling(settings, frame, place, ""),
                place -> place.startsWith(FORMULA)
                        ? formula(settings, place).java()
                        : filling(settings, frame, place, "f"));
    }

    private static Formula formula(Settings settings, String place) {
        return Formula.parse(settings.text(place.substring(FORMULA.length())), WORDS);
    }

    /** A listing without places. */
    public static Listing named(String name) {
        Function<String, String> nothing = place -> {
            throw new IllegalStateException("code/" + name + ": nothing fills the place \"" + place + "\"");
        };
        return read(name, nothing, nothing).orElseThrow(() -> missing(name));
    }

    private static IllegalStateException missing(String name) {
        return new IllegalStateException("code/" + name + ".py is missing from the jar");
    }

    /**
     * @param float32 what marks a float32 among several numbers
     */
    private static String filling(Settings settings, Frame frame, String name, String float32) {
        Float readout = frame.readouts().get(name);
        if (readout != null) {
            return decimal(readout);
        }
        Matcher expression = EXPRESSION.matcher(name);
        if (expression.matches()) {
            return new PythonCode(TensorExpression.parse(settings.text(expression.group(2)))).part(expression.group(1));
        }
        Matcher column = COLUMN.matcher(name);
        if (column.matches()) {
            int number = Integer.parseInt(column.group(2));
            for (Chart chart : frame.charts()) {
                if (chart.id().equals(column.group(1))) {
                    return switch (chart) {
                        case Chart.Sheets sheets -> sizes(sheets, number);
                        case Chart.Transcripts transcripts -> typed(transcripts, number);
                        default -> column(frame.chart(chart.id(), Chart.Table.class), number, float32);
                    };
                }
            }
        }
        if (name.endsWith(".x")) {
            return several(settings.points(name.substring(0, name.length() - 2)).xs(), float32);
        }
        if (name.endsWith(".y")) {
            return several(settings.points(name.substring(0, name.length() - 2)).ys(), float32);
        }
        return said(settings.get(name.startsWith(SETTING) ? name.substring(SETTING.length()) : name), float32);
    }

    private static String typed(Chart.Transcripts transcripts, int number) {
        return transcripts.transcripts().get(number).exchanges().stream()
                .map(Chart.Exchange::typed)
                .collect(Collectors.joining("\n"));
    }

    private static String sizes(Chart.Sheets sheets, int number) {
        return sheets.sheets().get(number).stored().stream()
                .map(String::valueOf)
                .collect(Collectors.joining(", "));
    }

    private static String column(Chart.Table table, int number, String float32) {
        StringJoiner list = new StringJoiner(", ");
        for (List<Object> row : table.cells()) {
            if (!(row.get(number) instanceof Number cell)) {
                throw new IllegalArgumentException(
                        "code: column " + number + " of the table \"" + table.id() + "\" holds \"" + row.get(number)
                                + "\"; only columns of numbers can stand in a listing. Count from 0?");
            }
            list.add((cell instanceof Float single ? decimal(single) : cell.toString()) + float32);
        }
        return list.toString();
    }

    private static String several(float[] numbers, String float32) {
        StringJoiner list = new StringJoiner(", ");
        for (float number : numbers) {
            list.add(decimal(number) + float32);
        }
        return list.toString();
    }

    private static Optional<Listing> read(
            String name, Function<String, String> pythonPlace, Function<String, String> javaPlace) {
        Optional<String> python = resource(name + ".py");
        Optional<String> java = resource(name + ".java");
        return python.isEmpty()
                ? Optional.empty()
                : Optional.of(new Listing(filled(python.get(), pythonPlace), filled(java.orElse(""), javaPlace)));
    }

    private static List<Piece> filled(String whole, Function<String, String> place) {
        String text = whole.lines().flatMap(line -> where(line, place).stream()).collect(Collectors.joining("\n"));
        List<Piece> pieces = new ArrayList<>();
        Matcher places = PLACE.matcher(text);
        int at = 0;
        while (places.find()) {
            add(pieces, text.substring(at, places.start()), false);
            add(pieces, place.apply(places.group(1)), true);
            at = places.end();
        }
        add(pieces, text.substring(at), false);
        return pieces;
    }

    /** The line without its conditions, if all of them hold. */
    private static Optional<String> where(String line, Function<String, String> place) {
        Matcher conditions = CONDITION.matcher(line);
        int from = 0;
        while (conditions.region(from, line.length()).lookingAt()) {
            boolean among = List.of(conditions.group(3).split(",")).contains(place.apply(conditions.group(1)));
            if (among != conditions.group(2).equals("=")) {
                return Optional.empty();
            }
            from = conditions.end();
        }
        return Optional.of(line.substring(from));
    }

    private static void add(List<Piece> pieces, String text, boolean present) {
        if (!text.isEmpty()) {
            pieces.add(new Piece(text, present));
        }
    }

    private static String said(Value value, String float32) {
        return switch (value) {
            case Value.Number(float number) -> decimal(number);
            case Value.Pick(String option) -> option;
            case Value.Flag(boolean on) -> Boolean.toString(on);
            case Value.Text(String text) -> text;
            case Value.PointSet points -> points.points().toString();
            case Value.Cells(Matrix matrix) -> rows(matrix, float32);
            case Value.Ink(Bitmap dots) -> lines(dots, float32);
            case Value.Drawn(Curve curve) -> curve.isNothing() ? "nothing" : several(curve.heights(), float32);
        };
    }

    /** As Python writes a list of lists, or Java an array of arrays; its rows stand below one another. */
    private static String rows(Matrix matrix, String float32) {
        boolean python = float32.isEmpty();
        StringJoiner rows = new StringJoiner(",\n" + ROW, python ? "[" : "{", python ? "]" : "}");
        for (int row = 0; row < matrix.rows(); row++) {
            float[] cells = Arrays.copyOfRange(matrix.cells(), row * matrix.columns(), (row + 1) * matrix.columns());
            String numbers = several(cells, float32);
            rows.add(python ? "[" + numbers + "]" : "{" + numbers + "}");
        }
        return rows.toString();
    }

    /** A string for each row of dots, {@code #} for ink. */
    private static String lines(Bitmap dots, String float32) {
        boolean python = float32.isEmpty();
        return dots.lines().stream()
                .map(line -> "\"" + line + "\"")
                .collect(Collectors.joining(",\n" + ROW, python ? "[" : "{", python ? "]" : "}"));
    }

    /** As both languages read it; whole numbers without a point. */
    private static String decimal(float number) {
        String text = Float.toString(number);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    private static Optional<String> resource(String name) {
        try (InputStream in = Listing.class.getResourceAsStream("/code/" + name)) {
            return in == null
                    ? Optional.empty()
                    : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
