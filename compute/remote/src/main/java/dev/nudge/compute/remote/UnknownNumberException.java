package dev.nudge.compute.remote;

import java.io.Serial;

/** A number of a program or execution that the worker does not have: the connection that opened it is gone. */
final class UnknownNumberException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    UnknownNumberException(String what, long number) {
        super(what + " " + number + " is not open on this worker; the connection that opened it may be gone");
    }
}
