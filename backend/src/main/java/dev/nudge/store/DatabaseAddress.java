package dev.nudge.store;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Where a database is.
 *
 * @param url as JDBC takes it; it may hold secrets
 * @param user empty where the URL names one, or none is needed
 * @param shown what people are told, without secrets
 */
public record DatabaseAddress(String url, String user, String password, String shown) {

    private static final String JDBC = "jdbc:";

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
     * @param text {@code postgresql://user:password@host:port/database}, as PostgreSQL's own tools take it, or {@code jdbc:postgresql:…}
     * @param user instead of the one in the text, unless empty
     * @param password likewise
     */
    public static DatabaseAddress of(String text, String user, String password) {
        if (text.startsWith("jdbc:postgresql:")) {
            return new DatabaseAddress(
                    text, user, password, text.substring(JDBC.length()).replaceFirst("\\?.*", ""));
        }
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException malformed) {
            throw notUnderstood();
        }
        boolean known = "postgresql".equals(uri.getScheme()) || "postgres".equals(uri.getScheme());
        if (!known || uri.getHost() == null || uri.getPath().length() < 2) {
            throw notUnderstood();
        }
        String place = uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort()) + uri.getRawPath();
        String[] named = (uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo()).split(":", 2);
        return new DatabaseAddress(
                "jdbc:postgresql://" + place + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery()),
                user.isEmpty() ? decoded(named[0]) : user,
                password.isEmpty() && named.length == 2 ? decoded(named[1]) : password,
                "postgresql://" + place);
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
