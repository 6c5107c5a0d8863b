package dev.nudge.saved;

import dev.nudge.saved.SavingRefusedException.Reason;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

/**
 * How much each address may save in a day. It lives in memory only, so that no address is ever written down; a day ends at midnight UTC, or when the server is started anew.
 */
final class Allowance {

    private final Clock clock;
    private final int mostTimes;
    private final long mostBytes;
    private final Map<String, Used> used = new HashMap<>();
    private LocalDate day;

    private record Used(int times, long bytes) {}

    Allowance(Clock clock, int mostTimes, long mostBytes) {
        this.clock = clock;
        this.mostTimes = mostTimes;
        this.mostBytes = mostBytes;
        this.day = today();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /** @throws SavingRefusedException if it is used up; then nothing was taken */
    synchronized void take(String address, int bytes) {
        LocalDate now = today();
        if (!now.equals(day)) {
            used.clear();
            day = now;
        }
        Used before = used.getOrDefault(address, new Used(0, 0));
        if (before.times >= mostTimes || before.bytes + bytes > mostBytes) {
            throw new SavingRefusedException(Reason.ENOUGH_FOR_TODAY, mostTimes);
        }
        used.put(address, new Used(before.times + 1, before.bytes + bytes));
    }
}
