package dev.nudge.store;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a database is.
 *
 * @param url as JDBC takes it, without user and password
 * @param user empty where none is needed
 * @param shown what people are told, without secrets
 */
public record DatabaseAddress(String url, String user, String password, String shown) {

    /** One host or several, a database, options; as PostgreSQL's own tools or as its driver for Java take it. */
    private static final Pattern POSTGRESQL = Pattern.compile(
            "(?:jdbc:)?postgres(?:ql)?://(?:(?<who>[^/?]*)@)?(?<place>[^/?@]+/[^/?@]+)(?:\\?(?<options>.*))?");

    /** In a file of this folder. A commit is in the file before it is answered, and PostgreSQL's SQL is understood. */
    public static DatabaseAddress file(Path folder) {
        Path file = folder.toAbsolutePath().normalize().resolve("nudge");
        if (file.toString().contains(";")) {
            throw new DatabaseRefusedException(
                    "The folder " + folder + " cannot hold the database, because its name has a semicolon.",
                    "Name another folder with --data or NUDGE_DATA.");
        }
        return new DatabaseAddress(
                "jdbc:h2:file:" + file
                        + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH",
                "nudge",
                "",
                file + ".mv.db");
    }

    /**
     * A PostgreSQL.
     *
     * @param text {@code postgresql://user:password@host:port/database}, as PostgreSQL's own tools take it, or {@code jdbc:postgresql://host/database?user=…}
     * @param user instead of the one in the text, unless empty
     * @param password likewise
     */
    public static DatabaseAddress of(String text, String user, String password) {
        Matcher written = POSTGRESQL.matcher(text);
        if (!written.matches()) {
            throw notUnderstood();
        }
        String place = written.group("place");
        String[] named = Objects.requireNonNullElse(written.group("who"), "").split(":", 2);
        String givenUser = decoded(named[0]);
        String givenPassword = named.length == 2 ? decoded(named[1]) : "";
        List<String> options = new ArrayList<>();
        for (String option :
                Objects.requireNonNullElse(written.group("options"), "").split("&")) {
            if (option.startsWith("user=")) {
                givenUser = decoded(option.substring("user=".length()));
            } else if (option.startsWith("password=")) {
                givenPassword = decoded(option.substring("password=".length()));
            } else if (!option.isEmpty()) {
                options.add(option);
            }
        }
        return new DatabaseAddress(
                "jdbc:postgresql://" + place + (options.isEmpty() ? "" : "?" + String.join("&", options)),
                user.isEmpty() ? givenUser : user,
                password.isEmpty() ? givenPassword : password,
                "postgresql://" + place);
    }

    /** Whether it is a server, and no file. */
    boolean isServer() {
        return url.startsWith("jdbc:postgresql:");
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** What was given may hold a password, so it is not repeated. */
    private static DatabaseRefusedException notUnderstood() {
        return new DatabaseRefusedException(
                "The address in --database or NUDGE_DATABASE is none that Nudge understands.",
                "Write it as postgresql://user:password@host:5432/database, or leave it out to keep everything in a file under --data.");
    }
}
