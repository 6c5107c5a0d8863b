package dev.nudge.classroom;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.nudge.allowance.Buckets;
import dev.nudge.allowance.ClientAddress;
import dev.nudge.classroom.ClassroomRefusedException.Reason;
import java.time.Duration;

/**
 * Keeps codes from being found by trying, and one browser from filling a class. A wrong code counts for the browser that typed it, and for its address; so does a wrong key, apart from codes: nobody is
 * kept from a door they have the key of by what others have typed at the door for codes. Behind an address may be a school, so there is a difference between classes that somebody from there has been in, which are known there, and all others: a known one is
 * found though others have used up what the address has for unknown ones, and a code that is one slip from a known one costs the address nothing of that.
 *
 * <p>What is counted is in memory only, and forgotten.
 */
final class Doorkeeper {

    private static final Duration KNOWN_FOR = Duration.ofDays(1);
    private static final int MOST_KNOWN = 100_000;

    /** So many times as many wrong codes may come from an address before its known classes are not found either. */
    private static final int TIMES_FOR_KNOWN = 20;

    /** And so many times as many wrong keys: no number of tries finds one, so this bounds work and not luck. */
    private static final int TIMES_FOR_KEYS = 20;

    private final ClassroomLimits limits;
    private final Buckets wrongOfBrowser;
    private final Buckets wrongOfAddress;
    private final Buckets wrongAmongKnown;
    private final Buckets wrongKeysOfBrowser;
    private final Buckets wrongKeysOfAddress;
    private final Buckets seatsOfBrowser;
    private final Buckets seatsOfAddress;
    private final Buckets openings;
    private final Cache<Known, Boolean> known = Caffeine.newBuilder()
            .maximumSize(MOST_KNOWN)
            .expireAfterAccess(KNOWN_FOR)
            .build();

    private record Known(String address, String code) {}

    Doorkeeper(ClassroomLimits limits) {
        this.limits = limits;
        this.wrongOfBrowser = new Buckets(limits.own(), limits.remembered());
        this.wrongOfAddress = new Buckets(limits.tries(), limits.remembered());
        this.wrongAmongKnown = new Buckets(TIMES_FOR_KNOWN * limits.tries(), limits.remembered());
        this.wrongKeysOfBrowser = new Buckets(limits.own(), limits.remembered());
        this.wrongKeysOfAddress = new Buckets(TIMES_FOR_KEYS * limits.tries(), limits.remembered());
        this.seatsOfBrowser = new Buckets(limits.joins(), limits.remembered());
        this.seatsOfAddress = new Buckets(limits.crowd(), limits.remembered());
        this.openings = new Buckets(limits.daily(), Duration.ofDays(1));
    }

    private static void require(Buckets left, String of, Reason refused, int most) {
        if (!left.wait(of).isZero()) {
            throw new ClassroomRefusedException(refused, most);
        }
    }

    private boolean isKnown(String code, String address) {
        return known.asMap().containsKey(new Known(address, code));
    }

    /** @throws ClassroomRefusedException if this guest has to wait before naming this class */
    void requireCode(String code, Guest guest) {
        require(wrongOfBrowser, guest.browser(), Reason.TYPED_OFTEN, limits.own());
        String address = ClientAddress.of(guest.address());
        require(wrongAmongKnown, address, Reason.TOO_OFTEN, limits.tries());
        if (!isKnown(code, address) && !wrongOfAddress.wait(address).isZero()) {
            // To be refused tells that it is no known class, so that counts.
            wrongAmongKnown.take(address);
            throw new ClassroomRefusedException(Reason.TOO_OFTEN, limits.tries());
        }
    }

    /** This code was of no class. */
    void wrong(String code, Guest guest) {
        wrongOfBrowser.take(guest.browser());
        String address = ClientAddress.of(guest.address());
        wrongAmongKnown.take(address);
        // A code that is known, or of what is known a slip away, tells nobody of a class they do not know.
        if (Codes.oneSlipFrom(code).noneMatch(near -> isKnown(near, address))) {
            wrongOfAddress.take(address);
        }
    }

    /** @throws ClassroomRefusedException if this guest, or many from the same address, have brought too many keys that opened nothing */
    void requireKey(Guest guest) {
        require(wrongKeysOfBrowser, guest.browser(), Reason.KEYS, limits.own());
        require(wrongKeysOfAddress, ClientAddress.of(guest.address()), Reason.KEYS, TIMES_FOR_KEYS * limits.tries());
    }

    /** This key opened nothing, or there was nothing to open. */
    void wrongKey(Guest guest) {
        wrongKeysOfBrowser.take(guest.browser());
        wrongKeysOfAddress.take(ClientAddress.of(guest.address()));
    }

    /** Somebody from this address is in this class. */
    void lets(String code, String peer) {
        known.put(new Known(ClientAddress.of(peer), code), true);
    }

    /** @throws ClassroomRefusedException if this guest, or many from the same address, have taken seats only now */
    void requireSeat(Guest guest) {
        require(seatsOfBrowser, guest.browser(), Reason.SEATED_OFTEN, limits.joins());
        require(seatsOfAddress, ClientAddress.of(guest.address()), Reason.CROWD, limits.crowd());
    }

    void seated(String code, Guest guest) {
        seatsOfBrowser.take(guest.browser());
        seatsOfAddress.take(ClientAddress.of(guest.address()));
        lets(code, guest.address());
    }

    /** @throws ClassroomRefusedException if this address has opened as many as one may in a day */
    void requireOpening(String peer) {
        require(openings, ClientAddress.of(peer), Reason.TOO_OFTEN, limits.daily());
    }

    void opened(String code, String peer) {
        openings.take(ClientAddress.of(peer));
        lets(code, peer);
    }
}
