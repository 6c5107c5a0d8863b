package dev.nudge.lesson;

import dev.nudge.lesson.data.Bitmap;
import dev.nudge.lesson.data.Curve;
import dev.nudge.lesson.data.Matrix;
import dev.nudge.lesson.data.PastedMatrix;
import dev.nudge.lesson.data.Points;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.regex.Pattern;

/** Something a learner can set, with the value it has before anyone touches it. */
public sealed interface Control {

    /** The name in links and settings: short, lower case. Frozen once published. */
    String id();

    Effect effect();

    /** What a change from one value to another does; the same for all unless a control says otherwise. */
    default Effect effect(Value before, Value after) {
        return effect();
    }

    Value initial();

    /**
     * Lets pass what this control can be set to.
     *
     * @throws IllegalArgumentException with the reason, for anything else
     */
    void require(Value value);

    /** What a change does to the walk so far. */
    enum Effect {
        /** The walk is the same and seen another way: the setting holds along all of it, and is kept with its opening. */
        LOOK,
        /** The walk goes on under the new setting. */
        LIVE,
        /** The walk starts anew from the settings as they now are. */
        RESTART
    }

    /** How a slider's positions are spread over its track. */
    enum Scale {
        LINEAR,
        /** Equal distances are equal factors; {@code min} must be above 0. */
        LOGARITHMIC
    }

    /**
     * A number on a track.
     *
     * @param min the track's left end
     * @param max the track's right end
     * @param step one arrow key; on a logarithmic track the same share of every decade
     * @param lowest the smallest value that may be typed, at most {@code min}
     * @param highest the largest value that may be typed, at least {@code max}
     */
    record Slider(
            String id,
            float min,
            float max,
            float step,
            float lowest,
            float highest,
            float preset,
            Scale scale,
            Effect effect)
            implements Control {

        @Override
        public Value.Number initial() {
            return new Value.Number(preset);
        }

        @Override
        public void require(Value value) {
            if (!(value instanceof Value.Number(float number)) || clamp(number) != number) {
                throw new IllegalArgumentException(
                        id + ": " + value + " is not a number from " + lowest + " to " + highest);
            }
        }

        /** Whether it counts something: its bounds, its step and where it begins are whole. */
        public boolean isWhole() {
            return step == 1 && isWhole(lowest) && isWhole(highest) && isWhole(preset);
        }

        private static boolean isWhole(float value) {
            return value == Math.rint(value);
        }

        /** The nearest value that is allowed. */
        public float clamp(float value) {
            float near = Math.clamp(value, lowest, highest);
            return isWhole() ? Math.round(near) : near;
        }
    }

    /** One of a few named options. */
    record Choice(String id, List<String> options, String preset, Effect effect) implements Control {

        public Choice {
            options = List.copyOf(options);
        }

        @Override
        public Value.Pick initial() {
            return new Value.Pick(preset);
        }

        @Override
        public void require(Value value) {
            if (!(value instanceof Value.Pick(String option)) || !options.contains(option)) {
                throw new IllegalArgumentException(id + ": " + value + " is none of " + options);
            }
        }
    }

    /**
     * Rooms around one walk, of which one is looked into: whatever is chosen, the walk stays as it is, and so a trail holds the room in its opening.
     */
    record Rooms(String id, List<String> rooms, String preset) implements Control {

        public Rooms {
            rooms = List.copyOf(rooms);
            if (!rooms.contains(preset)) {
                throw new IllegalArgumentException(id + ": \"" + preset + "\" is none of the rooms " + rooms);
            }
        }

        @Override
        public Effect effect() {
            return Effect.LOOK;
        }

        @Override
        public Value.Pick initial() {
            return new Value.Pick(preset);
        }

        @Override
        public void require(Value value) {
            if (!(value instanceof Value.Pick(String room)) || !rooms.contains(room)) {
                throw new IllegalArgumentException(id + ": " + value + " is none of the rooms " + rooms);
            }
        }
    }

    /**
     * Tensors that a learner brings in a file, such as weights to begin with. Its value is the digest of their content, by which a {@link TensorShelf} has them; empty for none.
     *
     * @param rule throws a {@link Refusal} at tensors that do not fit under these settings
     */
    record TensorFile(String id, BiConsumer<Settings, List<Keepsake.Named>> rule, Effect effect) implements Control {

        /** How much of a SHA-256 stands for the content. */
        public static final int DIGEST_BYTES = 16;

        private static final Pattern DIGEST = Pattern.compile("([0-9a-f]{" + 2 * DIGEST_BYTES + "})?");

        @Override
        public Value.Text initial() {
            return new Value.Text("");
        }

        @Override
        public void require(Value value) {
            if (!(value instanceof Value.Text(String digest))
                    || !DIGEST.matcher(digest).matches()) {
                throw new IllegalArgumentException(
                        id + ": " + value + " is no digest of " + 2 * DIGEST_BYTES + " hexadecimal digits");
            }
        }
    }

    /** Something to switch on and off. */
    record Toggle(String id, boolean preset, Effect effect) implements Control {

        @Override
        public Value.Flag initial() {
            return new Value.Flag(preset);
        }

        @Override
        public void require(Value value) {
            if (!(value instanceof Value.Flag)) {
                throw new IllegalArgumentException(id + ": " + value + " is neither on nor off");
            }
        }
    }

    /**
     * A curve drawn by hand: a height for each of {@code samples} places, evenly from {@code min} to {@code max}. Heights are whole
     * multiples of a {@value Curve#LEVELS}th of the way from {@code low} to {@code high}, so that a link carries exactly what was drawn.
     */
    record Drawing(String id, float min, float max, int samples, float low, float high, Effect effect)
            implements Control {

        @Override
        public Value.Drawn initial() {
            return new Value.Drawn(Curve.NOTHING);
        }

        @Override
        public void require(Value value) {
            if (!(value instanceof Value.Drawn(Curve curve))
                    || !curve.isNothing() && (curve.samples() != samples || !curve.fits(low, high))) {
                throw new IllegalArgumentException(
                        id + ": " + value + " is no curve of " + samples + " heights from " + low + " to " + high);
            }
        }
    }

    /**
     * Ink on a square of dots, drawn with a round pen. It begins blank.
     *
     * @param side dots along each side, 1 to {@value Bitmap#MOST_SIDE}
     * @param nib the pen's radius, in dots; 0 where nobody draws here: it is filled by an {@linkplain Frame#offers offer}, and can only be emptied by hand
     * @param examples what it can be set to by one press
     */
    record Ink(String id, int side, float nib, List<Example> examples, Effect effect) implements Control {

        public Ink {
            examples = List.copyOf(examples);
        }

        @Override
        public Value.Ink initial() {
            return new Value.Ink(Bitmap.blank(side));
        }

        @Override
        public void require(Value value) {
            if (!(value instanceof Value.Ink(Bitmap dots)) || dots.side() != side) {
                throw new IllegalArgumentException(
                        id + ": " + value + " is no ink on " + side + " × " + side + " dots");
            }
        }

        /** Whether a hand draws here. */
        public boolean isDrawn() {
            return nib > 0;
        }
    }

    /**
     * A drawing to begin with, under the name {@code <experiment>.example.<id>}; a link may name it instead of its dots.
     *
     * @param id letters and digits only, at most 12, no drawing's own text
     */
    record Example(String id, Bitmap dots) {}

    /**
     * A line of text, such as a formula.
     *
     * @param most characters
     * @param rule throws a {@link Refusal} at what is no such text
     */
    record Line(String id, String preset, int most, Consumer<String> rule, Effect effect) implements Control {

        @Override
        public Value.Text initial() {
            return new Value.Text(preset);
        }

        @Override
        public void require(Value value) {
            if (!(value instanceof Value.Text(String text)) || text.length() > most) {
                throw new IllegalArgumentException(
                        id + ": " + value + " is no text of at most " + most + " characters");
            }
            rule.accept(text);
        }
    }

    /**
     * Points the learner may drag, and add and delete where {@code least} and {@code most} leave room.
     *
     * @param least how many always stay, at least 1
     * @param most how many there may be; equal to {@code least} for handles that can only be moved
     * @param others draws points of the same kind by a seed; empty if there are none
     */
    record EditablePoints(
            String id, Points preset, int least, int most, Effect effect, Optional<IntFunction<Points>> others)
            implements Control {

        public EditablePoints(String id, Points preset, int least, int most, Effect effect) {
            this(id, preset, least, most, effect, Optional.empty());
        }

        @Override
        public Value.PointSet initial() {
            return new Value.PointSet(preset);
        }

        @Override
        public void require(Value value) {
            if (!(value instanceof Value.PointSet(Points points)) || points.count() < least || points.count() > most) {
                throw new IllegalArgumentException(id + ": " + value + " is not " + least + " to " + most + " points");
            }
        }
    }

    /**
     * A small matrix whose numbers and size the learner sets. Its size counts as the structure of an experiment: another one always begins the walk anew.
     *
     * @param fits what its size and its numbers may be
     * @param fillings what fills it by one press
     */
    record EditableMatrix(String id, Matrix preset, PastedMatrix fits, Effect effect, List<Filling> fillings)
            implements Control {

        public EditableMatrix {
            fillings = List.copyOf(fillings);
        }

        @Override
        public Value.Cells initial() {
            return new Value.Cells(preset);
        }

        @Override
        public void require(Value value) {
            if (!(value instanceof Value.Cells(Matrix matrix))) {
                throw new IllegalArgumentException(id + ": " + value + " is no matrix");
            }
            fits.require(matrix);
        }

        @Override
        public Effect effect(Value before, Value after) {
            boolean sameSize = before instanceof Value.Cells(Matrix one)
                    && after instanceof Value.Cells(Matrix other)
                    && one.rows() == other.rows()
                    && one.columns() == other.columns();
            return sameSize ? effect : Effect.RESTART;
        }
    }

    /**
     * Fills a matrix by one press, under the name {@code <experiment>.filling.<id>}; a place in that sentence is filled with the seed.
     *
     * @param rule what it becomes, from what it is and a seed that counts up from 1 with every press
     */
    record Filling(String id, BiFunction<Matrix, Integer, Matrix> rule) {}
}
