package dev.nudge.classroom;

import dev.nudge.compute.Compute;
import dev.nudge.lesson.together.Ensemble;
import dev.nudge.lesson.together.Ensemble.Move;
import dev.nudge.lesson.together.Ensemble.Shares;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a class trains as one, with all that goes with it. Safe for use by several threads. */
final class Common implements AutoCloseable {

    private final Game begun;
    private final Compute compute;
    private final Ensemble ensemble;
    private int ticks;
    private List<Integer> here = List.of();
    /** Who follows their slopes, here or not: whoever comes back goes on doing so. */
    private final Set<Integer> followers = new TreeSet<>();

    private boolean unwritten;

    /** As it is written down. */
    record Written(int number, int ticks, float[] state, Shares shares, List<Integer> followers) {

        /**
         * @param shares null where an older Nudge wrote it down
         * @param followers seats; likewise
         */
        Written(int number, int ticks, float[] state, @Nullable Shares shares, @Nullable List<Integer> followers) {
            this.number = number;
            this.ticks = ticks;
            this.state = state;
            this.shares = shares == null ? Shares.NONE : shares;
            this.followers = followers == null ? List.of() : List.copyOf(followers);
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
        followers.addAll(written.followers());
        followOn(here);
    }

    synchronized void seat(List<Integer> seats) {
        if (!seats.equals(here)) {
            List<Integer> before = here;
            here = seats;
            unwritten = true;
            ensemble.seat(seats);
            followOn(seats.stream().filter(seat -> !before.contains(seat)).toList());
        }
    }

    /** Whatever else was somebody's is nobody's. Who is here must be among these. */
    synchronized void retain(Set<Integer> seats) {
        followers.retainAll(seats);
        ensemble.retain(seats);
        unwritten = true;
    }

    private void followOn(List<Integer> seats) {
        seats.stream().filter(followers::contains).forEach(seat -> ensemble.move(seat, Move.FOLLOW));
    }

    /** Whoever followed their slopes in what was trained before does so here. */
    synchronized void goesOnFrom(Common before) {
        if (before.begun.kind() == begun.kind()) {
            followers.addAll(before.followers);
            followOn(here);
        }
    }

    synchronized void move(int seat, Move move) {
        ensemble.move(seat, move);
        boolean follows = ensemble.following().contains(seat);
        unwritten |= follows ? followers.add(seat) : followers.remove(seat);
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
        return List.of(new Written(begun.number(), ticks, ensemble.state(), ensemble.shares(), List.copyOf(followers)));
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
