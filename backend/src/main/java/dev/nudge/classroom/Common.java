package dev.nudge.classroom;

import dev.nudge.compute.Compute;
import dev.nudge.lesson.together.Ensemble;
import dev.nudge.lesson.together.Ensemble.Move;
import dev.nudge.lesson.together.Ensemble.Shares;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a class trains as one, with all that goes with it. Safe for use by several threads. */
final class Common implements AutoCloseable {

    private final Game begun;
    private final Compute compute;
    private final Ensemble ensemble;
    private int ticks;
    private List<Integer> here = List.of();
    private boolean unwritten;

    /** As it is written down. */
    record Written(int number, int ticks, float[] state, Shares shares) {

        /** @param shares null where an older Nudge wrote it down */
        Written(int number, int ticks, float[] state, @Nullable Shares shares) {
            this.number = number;
            this.ticks = ticks;
            this.state = state;
            this.shares = shares == null ? Shares.NONE : shares;
        }
    }

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
        ensemble.restore(written.shares());
    }

    synchronized void seat(List<Integer> seats) {
        ensemble.seat(seats);
        unwritten |= !seats.equals(here);
        here = seats;
    }

    /** Whoever followed their slopes in what was trained before does so here. */
    synchronized void goesOnFrom(Common before) {
        if (before.begun.kind() == begun.kind()) {
            before.ensemble.following().forEach(seat -> ensemble.move(seat, Move.FOLLOW));
        }
    }

    synchronized void move(int seat, Move move) {
        ensemble.move(seat, move);
    }

    synchronized void tick(float rate) {
        if (ensemble.tick(rate)) {
            ticks++;
            unwritten = true;
        }
    }

    synchronized Together board(Game game) {
        return new Together(
                game,
                ensemble.words(),
                ensemble.pictures(),
                ensemble.readouts(false),
                ensemble.frame(),
                ticks,
                0,
                false,
                ensemble.isLost());
    }

    synchronized Together seat(Game game, int seat, int part) {
        return new Together(
                game,
                ensemble.words(),
                ensemble.pictures(),
                ensemble.readouts(true),
                ensemble.frame(seat, part),
                ticks,
                ensemble.parts(seat),
                ensemble.following().contains(seat),
                ensemble.isLost());
    }

    /** What is to be written down, if anything is. */
    synchronized List<Written> unwritten() {
        if (!unwritten) {
            return List.of();
        }
        unwritten = false;
        return List.of(new Written(begun.number(), ticks, ensemble.state(), ensemble.shares()));
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
