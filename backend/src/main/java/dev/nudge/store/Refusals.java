package dev.nudge.store;

import java.sql.SQLException;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;

/** What a database's own errors mean for who starts Nudge. */
final class Refusals {

    private static final int H2_IN_USE = 90020;

    private Refusals() {}

    static DatabaseRefusedException of(DatabaseAddress address, RuntimeException failed) {
        boolean file = !address.isServer();
        SQLException reason = sql(failed);
        if (reason == null) {
            return new DatabaseRefusedException(
                    "The database " + address.shown() + " was not written by this version of Nudge: "
                            + firstLine(failed) + ".",
                    "Start the version that wrote it, or a newer one; or begin with an empty one elsewhere.",
                    failed);
        }
        return file ? ofFile(address, failed, reason) : ofServer(address, failed, reason);
    }

    private static DatabaseRefusedException ofFile(
            DatabaseAddress address, RuntimeException failed, SQLException reason) {
        return reason.getErrorCode() == H2_IN_USE
                ? new DatabaseRefusedException(
                        "The database " + address.shown() + " is in use by another process, probably another Nudge.",
                        "Stop that one, or start this one with another folder: --data DIR.",
                        failed)
                : new DatabaseRefusedException(
                        "The database " + address.shown() + " cannot be opened: " + firstLine(reason) + ".",
                        "See whether this user may read and write it. If it is damaged, put a backup in its place, or move it away to begin with an empty one.",
                        failed);
    }

    private static DatabaseRefusedException ofServer(
            DatabaseAddress address, RuntimeException failed, SQLException reason) {
        String state = String.valueOf(reason.getSQLState());
        String next = switch (state.length() < 2 ? "" : state.substring(0, 2)) {
            case "08" ->
                "See whether PostgreSQL runs there and lets this machine in, or leave --database out to keep everything in a file.";
            case "28" ->
                "Check user and password: NUDGE_DATABASE_USER, NUDGE_DATABASE_PASSWORD, or those in the address.";
            case "3D" -> "Create it (createdb), or name another one.";
            case "42" -> "Its user must be allowed to create tables there.";
            default -> "Its own log may say more.";
        };
        return new DatabaseRefusedException(
                "The database " + address.shown() + " cannot be used: " + firstLine(reason) + ".", next, failed);
    }

    /** The innermost that a database has said; null if none did. */
    private static @Nullable SQLException sql(Throwable failed) {
        SQLException found = null;
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException said) {
                found = said;
            }
        }
        return found;
    }

    private static String firstLine(Throwable failed) {
        return String.valueOf(failed.getMessage())
                .lines()
                .findFirst()
                .orElse(failed instanceof FlywayException ? "its tables differ" : "it does not say why")
                .replaceFirst("[.:\\s]+$", "")
                .replaceFirst(" \\[\\d+-\\d+\\]$", "");
    }
}
