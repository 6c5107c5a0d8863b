package dev.nudge.classroom;

import dev.nudge.compute.Compute;
import dev.nudge.lesson.together.Ensemble;
import dev.nudge.lesson.together.Ensemble.Move;
import java.util.List;

/** What a class trains as one, with all that goes with it. Safe for use by several threads. */
final class Common implements AutoCloseable {

    private final Game begun;
    private final Compute compute;
    private final Ensemble ensemble;
    private int ticks;
    private boolean unwritten;

    /** As it is written down. */
    record Written(int number, int ticks, float[] state) {}

    Common(Game game, Compute compute) {
        this.begun = game;
        this.compute = compute;
        this.ensemble = Ensemble.of(game.kind(), game.seed(), compute);
    }

    /** Whether this is that game, at whatever rate. */
    boolean is(Game game) {
        return game.number() == begun.number();
    }

    synchronized void restore(Written written) {
        ticks = written.ticks();
        ensemble.restore(written.state());
    }

    synchronized void seat(List<Integer> seats) {
        ensemble.seat(seats);
    }

    synchronized void move(int seat, Move move) {
        ensemble.move(seat, move);
    }

    synchronized void tick(float rate) {
        ensemble.tick(rate);
        ticks++;
        unwritten = true;
    }

    synchronized Together board(Game game) {
        return new Together(
                game, ensemble.words(), ensemble.pictures(), ensemble.readouts(false), ensemble.frame(), ticks, 0);
    }

    synchronized Together seat(Game game, int seat, int part) {
        return new Together(
                game,
                ensemble.words(),
                ensemble.pictures(),
                ensemble.readouts(true),
                ensemble.frame(seat, part),
                ticks,
                ensemble.parts(seat));
    }

    /** What is to be written down, if anything is. */
    synchronized List<Written> unwritten() {
        if (!unwritten) {
            return List.of();
        }
        unwritten = false;
        return List.of(new Written(begun.number(), ticks, ensemble.state()));
    }

    /** It could not be written down; it is tried again. */
    synchronized void stayUnwritten() {
        unwritten = true;
    }

    @Override
    public void close() {
        compute.close();
    }
}
