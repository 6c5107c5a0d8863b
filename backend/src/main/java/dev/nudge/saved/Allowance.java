package dev.nudge.saved;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.nudge.allowance.ClientAddress;
import dev.nudge.saved.SavingRefusedException.Reason;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * How much each address may save in a day. It lives in memory only, so that no address is ever written down; a day ends at midnight UTC, or when the server is started anew.
 */
final class Allowance {

    private final Clock clock;
    private final int mostTimes;
    private final long mostBytes;

    /** Beyond so many addresses in a day some begin anew; what all may save together has a limit of its own. */
    private final Cache<String, Used> used =
            Caffeine.newBuilder().maximumSize(100_000).build();

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

    /**
     * @param peer who saves, by the address of the connection; an IPv6 address counts with its /64
     * @throws SavingRefusedException if it is used up; then nothing was taken
     */
    synchronized void take(String peer, int bytes) {
        String address = ClientAddress.of(peer);
        LocalDate now = today();
        if (!now.equals(day)) {
            used.invalidateAll();
            day = now;
        }
        Used before = used.get(address, unknown -> new Used(0, 0));
        if (before.times >= mostTimes || before.bytes + bytes > mostBytes) {
            throw new SavingRefusedException(Reason.ENOUGH_FOR_TODAY, mostTimes);
        }
        used.put(address, new Used(before.times + 1, before.bytes + bytes));
    }
}
