package dev.nudge.lesson.views;

import dev.nudge.compute.Compute;
import dev.nudge.compute.Tensor;
import dev.nudge.lesson.Chart;
import dev.nudge.lesson.Chart.Light;
import dev.nudge.lesson.Counted;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.FrameBuilder;
import dev.nudge.lesson.Message;
import dev.nudge.lesson.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** One learner's tensor, and how many of its axes are indexed away. */
final class RanksSimulation extends Counted {

    private static final int BYTES_OF_AN_ELEMENT = 4;
    private static final List<Light> CHANNELS = List.of(Light.RED, Light.GREEN, Light.BLUE);
    private static final int GREEN = 1;

    private final Compute compute;

    RanksSimulation(Settings settings, Compute compute) {
        super(settings);
        this.compute = compute;
    }

    private Subject subject() {
        return Subject.named(settings().pick(Ranks.TENSOR));
    }

    @Override
    protected int most() {
        return subject().rank();
    }

    @Override
    public Frame frame() {
        return compute.within(this::picture);
    }

    private Frame picture() {
        Subject subject = subject();
        List<Tensor> chain = chain(subject.tensor());
        Tensor now = chain.get(steps());
        FrameBuilder frame = Frame.saying(words(subject, now))
                .chart(new Chart.Gallery("seen", seen(subject, now)))
                .chart(table(subject, chain))
                .chart(new Chart.Transcripts("printed", List.of(printed(now))))
                .readout("rank", now.rank())
                .readout("elements", now.size())
                .readout("bytes", bytes(now))
                .readout("taken", steps());
        for (int d = 0; d < Ranks.INDICES.size(); d++) {
            String control = Ranks.INDICES.get(d);
            int length = d < subject.rank() ? chain.getFirst().shape().dim(d) : 0;
            frame.readout(control, index(d, Math.max(1, length)));
            // The next axis to be indexed has its choice too.
            frame.idle(control, d > steps() || length == 0);
            for (int place = length; place < Ranks.LONGEST; place++) {
                frame.idle(control + "." + place, true);
            }
        }
        boolean green = subject == Subject.IMAGES && steps() == 2 && index(1, Landscapes.CHANNELS) == GREEN
                || subject == Subject.IMAGE && steps() == 1 && index(0, Landscapes.CHANNELS) == GREEN;
        return frame.goal("four", subject == Subject.IMAGES && now.rank() == 0)
                .goal("digit", subject == Subject.DIGITS && steps() == 1)
                .goal("green", green)
                .build();
    }

    /** The tensor, and what is left of it after each index: as many as there are axes, and one. */
    private List<Tensor> chain(Tensor whole) {
        List<Tensor> chain = new ArrayList<>(List.of(whole));
        for (int d = 0; d < whole.rank(); d++) {
            chain.add(chain.getLast().select(0, index(d, whole.shape().dim(d))));
        }
        return chain;
    }

    /** The place chosen on an axis, or the last there is. */
    private int index(int dim, int length) {
        return Math.min(Integer.parseInt(settings().pick(Ranks.INDICES.get(dim))), length - 1);
    }

    // ---- pictures

    private List<Chart.Image> seen(Subject subject, Tensor now) {
        int marked = now.rank() == 0 ? 0 : index(steps(), now.shape().dim(0));
        return switch (subject.kind(steps())) {
            case "images" -> parts(subject, now, marked, part -> Light.COLOURS);
            case "digits" -> parts(subject, now, marked, part -> Light.INK);
            case "image" -> {
                List<Chart.Image> all = new ArrayList<>();
                all.add(image(Message.of("ranks.image.whole"), subject, now, Light.COLOURS, ""));
                all.addAll(parts(subject, now, marked, CHANNELS::get));
                yield all;
            }
            default -> List.of(cells(subject, now, marked));
        };
    }

    /** Each part along the first axis, which leads one axis further. */
    private List<Chart.Image> parts(
            Subject subject, Tensor now, int marked, java.util.function.IntFunction<Light> light) {
        return IntStream.range(0, now.shape().dim(0))
                .mapToObj(part -> {
                    Chart.Image image = image(
                            Message.of("ranks.part", expression(steps(), part)),
                            subject,
                            now.select(0, part),
                            light.apply(part),
                            lead(part));
                    return part == marked
                            ? new Chart.Image(
                                    image.title(),
                                    image.grid().marked(List.of(0), List.of()),
                                    image.lights(),
                                    image.lead())
                            : image;
                })
                .toList();
    }

    private static Chart.Image image(Message title, Subject subject, Tensor tensor, Light light, String lead) {
        int columns = tensor.shape().dim(-1);
        return new Chart.Image(
                title, new Chart.Grid("pixels", columns, tensor.toArray(), subject.range()), light, lead);
    }

    /** A matrix whose rows lead on, a vector whose numbers do, or one number. */
    private Chart.Image cells(Subject subject, Tensor now, int marked) {
        int columns = now.rank() == 0 ? 1 : now.shape().dim(-1);
        Chart.Grid grid = new Chart.Grid("cells", columns, now.toArray(), subject.range());
        List<String> leads = new ArrayList<>();
        List<Integer> lit = new ArrayList<>();
        for (int cell = 0; cell < now.size(); cell++) {
            int part = now.rank() == 2 ? cell / columns : cell;
            leads.add(now.rank() == 0 ? "" : lead(part));
            if (now.rank() > 0 && part == marked) {
                lit.add(cell);
            }
        }
        Message title = Message.of("ranks.title." + now.rank(), expression(steps()));
        return new Chart.Image(title, grid.marked(lit, List.of()).leading(leads), light(subject), "");
    }

    /** Of a channel, or a part of one. */
    private Light light(Subject subject) {
        int axis = subject == Subject.IMAGES ? 1 : 0;
        return subject.isColoured() ? CHANNELS.get(index(axis, Landscapes.CHANNELS)) : Light.INK;
    }

    private String lead(int part) {
        return Ranks.INDICES.get(steps()) + "=" + part + "&then=" + (steps() + 1);
    }

    private Chart.Table table(Subject subject, List<Tensor> chain) {
        List<List<Object>> rows = new ArrayList<>();
        for (int gone = 0; gone < chain.size(); gone++) {
            Tensor part = chain.get(gone);
            rows.add(List.of(
                    expression(gone),
                    Message.of("ranks.kind." + subject.kind(gone)),
                    part.rank(),
                    part.shape().toString(),
                    part.size(),
                    bytes(part)));
        }
        return new Chart.Table(
                "chain",
                List.of(
                        Message.of("ranks.head.tensor"),
                        Message.of("ranks.head.kind"),
                        Message.of("ranks.head.rank"),
                        Message.of("ranks.head.shape"),
                        Message.of("ranks.head.elements"),
                        Message.of("ranks.head.bytes")),
                rows,
                List.of(steps()));
    }

    private static int bytes(Tensor tensor) {
        return BYTES_OF_AN_ELEMENT * tensor.size();
    }

    private Chart.Transcript printed(Tensor now) {
        String name = expression(steps());
        return new Chart.Transcript(
                Message.of("ranks.transcript"),
                List.of(
                        new Chart.Exchange(name + ".ndim", String.valueOf(now.rank())),
                        new Chart.Exchange(name + ".shape", Python.size(now.shape())),
                        new Chart.Exchange(name, now.toString())));
    }

    /** {@code x}, {@code x[2]}, {@code x[2, 1]}, …: with the chosen places in so many axes, and others after them. */
    private String expression(int taken, int... more) {
        Tensor whole = subject().tensor();
        List<String> places = new ArrayList<>();
        for (int d = 0; d < taken; d++) {
            places.add(String.valueOf(index(d, whole.shape().dim(d))));
        }
        for (int place : more) {
            places.add(String.valueOf(place));
        }
        return places.isEmpty() ? "x" : "x[" + String.join(", ", places) + "]";
    }

    private Message words(Subject subject, Tensor now) {
        Message kind = Message.of("ranks.a." + subject.kind(steps()));
        String name = expression(steps());
        return now.rank() == 0
                ? Message.of("ranks.words.number", name, now.item())
                : Message.of(
                        "ranks.words",
                        name,
                        kind,
                        now.shape().toString(),
                        now.rank(),
                        now.size(),
                        bytes(now),
                        Message.of("ranks.a." + subject.kind(steps() + 1)));
    }

    @Override
    public void close() {
        // Its tensors are computed at once and held by nobody.
    }
}
