package dev.nudge.ui.security;

import com.vaadin.flow.server.WrappedSession;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.catalina.Session;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.jspecify.annotations.Nullable;

/**
 * Sessions of embeds, which need no cookie: each embed's document begins a session of its own, and its requests name it in their query, since browsers keep
 * cookies from frames of other sites.
 *
 * <p>A document's address never names a session, so nobody can lead a reader into a session that is known to them, and a link copied from the frame gives none
 * away. A name in a query leads only to sessions that began so: those of Nudge's other pages stay with their cookie, and such a cookie is not looked at here.
 */
final class EmbedSessions extends ValveBase {

    /** The parameter that names the session. */
    static final String PARAMETER = "embed-session";

    private static final String MARK = EmbedSessions.class.getName();
    private static final Pattern NAMED = Pattern.compile("(?:^|&)" + PARAMETER + "=([0-9A-Za-z.!-]{1,128})(?:&|$)");
    private static final Pattern OF_A_PAGE = Pattern.compile("(?:^|&)v-r=");

    /** Seconds: a document that no browser brings to life leaves nothing behind for long. */
    private static final int UNTIL_IT_LIVES = 60;

    private static final int WHILE_IT_LIVES = 1800;

    private static final Pattern DOCUMENT = Pattern.compile("/embed/[^/]+/?");

    EmbedSessions() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        String query = request.getQueryString();
        Matcher named = NAMED.matcher(query == null ? "" : query);
        if (isDocument(request.getMethod(), request.getDecodedRequestURI())) {
            use(request, null);
            request.getSession(true).setAttribute(MARK, true);
            request.getSession().setMaxInactiveInterval(UNTIL_IT_LIVES);
            // No cookie tells of it: a second embed on the page would take the place of the first.
            response.getCoyoteResponse().getMimeHeaders().removeHeader("Set-Cookie");
        } else if (named.find() && isOfAPage(request, query)) {
            use(request, isOurs(request, named.group(1)) ? named.group(1) : null);
        }
        getNext().invoke(request, response);
    }

    /** Whether this is an embed's document, which begins a session of its own, whatever its address says. */
    static boolean isDocument(String method, String path) {
        boolean reads = "GET".equals(method) || "HEAD".equals(method);
        return reads && DOCUMENT.matcher(path).matches();
    }

    /** Whether a page that is open asks, and nobody begins one. */
    private static boolean isOfAPage(Request request, @Nullable String query) {
        return request.getDecodedRequestURI().startsWith("/VAADIN/")
                || query != null && OF_A_PAGE.matcher(query).find();
    }

    /** A page lives in this session: it is kept as long as those of other pages. */
    static void lives(WrappedSession session) {
        session.setMaxInactiveInterval(WHILE_IT_LIVES);
    }

    private static boolean isOurs(Request request, String id) throws IOException {
        Session session = request.getContext().getManager().findSession(id);
        return session != null && session.isValid() && session.getSession().getAttribute(MARK) != null;
    }

    private static void use(Request request, @Nullable String id) {
        request.setRequestedSessionId(id);
        request.setRequestedSessionCookie(false);
        request.setRequestedSessionURL(id != null);
    }

    /** Whether this session is an embed's. */
    static boolean isEmbed(WrappedSession session) {
        return session.getAttribute(MARK) != null;
    }
}
