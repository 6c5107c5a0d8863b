package dev.nudge.lesson.broadcasting;

import dev.nudge.lesson.Message;
import dev.nudge.lesson.Messages;
import java.math.BigInteger;
import java.util.List;

/** Memory in words: every byte, and the size of it where that is a long number. */
final class Bytes {

    private static final BigInteger THOUSAND = BigInteger.valueOf(1000);

    /** Each a thousand times the one before; from the million on. */
    private static final List<String> UNITS = List.of("MB", "GB", "TB", "PB", "EB");

    private Bytes() {}

    static Message said(BigInteger bytes) {
        BigInteger unit = THOUSAND.pow(2);
        if (bytes.compareTo(unit) < 0) {
            return Message.of("shapes.bytes", bytes);
        }
        int larger = 0;
        while (larger + 1 < UNITS.size() && bytes.compareTo(unit.multiply(THOUSAND)) >= 0) {
            unit = unit.multiply(THOUSAND);
            larger++;
        }
        float many = (float) (bytes.doubleValue() / unit.doubleValue());
        return Message.of("shapes.bytes.many", bytes, Messages.number(many), UNITS.get(larger));
    }
}
