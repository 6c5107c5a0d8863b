package dev.nudge.lesson.views;

import static dev.nudge.lesson.views.Views.ACT;
import static dev.nudge.lesson.views.Views.ELEMENT;
import static dev.nudge.lesson.views.Views.NUMBERS;
import static dev.nudge.lesson.views.Views.OWN;
import static dev.nudge.lesson.views.Views.TENSOR;

import dev.nudge.compute.Compute;
import dev.nudge.compute.Tensor;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.FrameBuilder;
import dev.nudge.lesson.Message;
import dev.nudge.lesson.Refusal;
import dev.nudge.lesson.Settings;
import dev.nudge.lesson.Simulation;
import java.util.Optional;
import java.util.StringJoiner;

/** One learner's tensor, and what was done with it. */
final class ViewsSimulation implements Simulation {

    /** Views in a row that count as having seen it. */
    private static final int SEVERAL = 3;

    private static final int NUMBERS_ROWS = 4;
    private static final int NUMBERS_COLUMNS = 6;

    private record Place(Chain chain) implements Saved {
        @Override
        public long bytes() {
            return chain.bytes();
        }
    }

    private final Compute compute;
    private Settings settings;
    private Chain chain;

    ViewsSimulation(Settings settings, Compute compute) {
        this.compute = compute;
        this.settings = settings;
        this.chain = compute.within(() -> Chain.from(first(settings)));
    }

    private static Tensor first(Settings settings) {
        String chosen = settings.pick(TENSOR);
        return chosen.equals(NUMBERS)
                ? Tensor.arange(0, NUMBERS_ROWS * NUMBERS_COLUMNS, 1).reshape(NUMBERS_ROWS, NUMBERS_COLUMNS)
                : Subject.named(chosen).tensor();
    }

    @Override
    public void begin(Settings opening) {
        chain = compute.within(() -> Chain.from(first(opening)));
        settings = opening;
    }

    @Override
    public void change(Settings changed) {
        settings = changed;
    }

    private Act act() {
        return Act.named(settings.pick(ACT));
    }

    private Chain next() {
        return compute.within(() -> chain.then(act(), settings.text(OWN)));
    }

    /** Why the next act does not work; empty if it does. */
    private Optional<Message> refusal() {
        try {
            next();
            return Optional.empty();
        } catch (Refusal refused) {
            return Optional.of(refused.reason());
        }
    }

    @Override
    public int step(int count) {
        for (int taken = 0; taken < count; taken++) {
            try {
                chain = next();
            } catch (Refusal refused) {
                // The frame says why.
                return taken;
            }
        }
        return count;
    }

    @Override
    public boolean isOver() {
        return refusal().isPresent();
    }

    @Override
    public Saved save() {
        return new Place(chain);
    }

    @Override
    public void restore(Saved saved, Settings restored) {
        chain = ((Place) saved).chain;
        settings = restored;
    }

    @Override
    public Frame frame() {
        return compute.within(this::picture);
    }

    private Frame picture() {
        Tensor now = chain.last().tensor();
        int element = Math.min(Math.round(settings.number(ELEMENT)), now.size() - 1);
        Optional<Message> refusal = refusal();
        boolean coloured = settings.pick(TENSOR).equals(Subject.IMAGE.id());
        Reading reading = new Reading(chain, element, coloured);
        FrameBuilder frame = Frame.saying(words(now, element))
                .chart(reading.memory())
                .chart(reading.seen())
                .chart(reading.table())
                .chart(reading.printed())
                .chart(reading.code())
                .readout("copied", chain.last().copied())
                .readout("storage", Python.bytes(now))
                .readout("address", now.layout().position(element))
                .readout("acts", chain.acts().size())
                .notice(refusal.map(reason -> Message.of("views.refused", text(), reason))
                        .orElse(Message.of("views.next", text())))
                .idle(OWN, act() != Act.OWN);
        for (Act one : Act.values()) {
            frame.idle(ACT + "." + one.id(), one == Act.PERMUTE && now.rank() != 3);
        }
        boolean copied = chain.acts().stream().anyMatch(link -> link.copied() > 0);
        return frame.goal("views", chain.acts().size() >= SEVERAL && !copied)
                .goal("copy", chain.last().copied() > 0 && chain.last().act().equals(Optional.of(Act.RESHAPE)))
                .goal("refused", act() == Act.VIEW && refusal.isPresent())
                .goal("again", reading.readsAgain())
                .goal("backwards", reading.goesBackwards())
                .build();
    }

    private String text() {
        return act().text(chain.last().tensor(), settings.text(OWN));
    }

    private Message words(Tensor now, int element) {
        Message what = chain.acts().isEmpty()
                ? Message.of("views.words.first")
                : chain.last().copied() == 0
                        ? Message.of("views.words.view", Python.bytes(now))
                        : Message.of("views.words.copy", chain.last().copied());
        return Message.of(
                "views.words",
                what,
                now.shape().toString(),
                Python.tuple(now.strides()),
                Integer.toString(now.layout().offset()),
                Message.of(now.layout().isContiguous() ? "views.words.contiguous" : "views.words.scattered"),
                address(now, element));
    }

    /** {@code x[1, 2] lies at 0 + 1 · 6 + 2 · 1 = 8}. */
    private static Message address(Tensor now, int element) {
        int[] index = Chain.index(now, element);
        StringJoiner sum =
                new StringJoiner(" + ").add(Integer.toString(now.layout().offset()));
        for (int d = 0; d < index.length; d++) {
            int stride = now.layout().stride(d);
            sum.add(index[d] + " · " + (stride < 0 ? "(−" + -stride + ")" : stride));
        }
        return Message.of(
                "views.words.address",
                Chain.element(index),
                sum.toString(),
                Integer.toString(now.layout().position(element)));
    }

    @Override
    public void close() {
        // Its tensors are computed at once and held by nobody else.
    }
}
