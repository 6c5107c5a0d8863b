package dev.nudge.ui.security;

import com.vaadin.flow.server.WrappedSession;
import dev.nudge.allowance.ClientAddress;
import dev.nudge.lesson.Course;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.catalina.Session;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

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
    private static final String GONE = MARK + ".gone";
    private static final Pattern NAMED = Pattern.compile("(?:^|&)" + PARAMETER + "=([0-9A-Za-z.!-]{1,128})(?:&|$)");
    private static final Pattern OF_A_PAGE = Pattern.compile("(?:^|&)v-r=");

    /** Seconds: a document that no browser brings to life leaves nothing behind for long. */
    private static final int UNTIL_IT_LIVES = 60;

    private static final int WHILE_IT_LIVES = 1800;

    private static final Pattern DOCUMENT = Pattern.compile("/embed/([^/]+)/?");

    private final EmbedRoom room;
    private final EmbedHosts hosts;

    EmbedSessions(EmbedRoom room, EmbedHosts hosts) {
        super(true);
        this.room = room;
        this.hosts = hosts;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        String query = request.getQueryString();
        Matcher named = NAMED.matcher(query == null ? "" : query);
        if (isDocument(request.getMethod(), request.getDecodedRequestURI())) {
            use(request, null);
            Optional<EmbedRefusal> refusal = begin(request);
            if (refusal.isPresent()) {
                refusal.get().answer(response, request.getLocale(), hosts.sources());
                return;
            }
            // No cookie tells of it: a second embed on the page would take the place of the first.
            response.getCoyoteResponse().getMimeHeaders().removeHeader("Set-Cookie");
        } else if (named.find() && isOfAPage(request, query)) {
            Optional<HttpSession> ours = ours(request, named.group(1));
            ours.ifPresent(EmbedSessions::lives);
            use(request, ours.map(HttpSession::getId).orElse(null));
        }
        getNext().invoke(request, response);
    }

    /** Begins a session for a document of an experiment that there is, while there is room for it. */
    private Optional<EmbedRefusal> begin(Request request) {
        Matcher document = DOCUMENT.matcher(request.getDecodedRequestURI());
        if (!document.matches() || Course.find(document.group(1)).isEmpty()) {
            return Optional.of(
                    new EmbedRefusal(HttpStatus.NOT_FOUND, "embed.unknown.title", "embed.unknown.text", Duration.ZERO));
        }
        return switch (room.enter(ClientAddress.of(request.getRemoteAddr()))) {
            case EmbedRoom.Entry.TooOften(Duration delay) ->
                Optional.of(
                        new EmbedRefusal(HttpStatus.TOO_MANY_REQUESTS, "embed.often.title", "embed.often.text", delay));
            case EmbedRoom.Entry.Full(Duration delay) ->
                Optional.of(new EmbedRefusal(HttpStatus.SERVICE_UNAVAILABLE, "full.title", "full.text", delay));
            case EmbedRoom.Entry.Place place -> {
                HttpSession session = request.getSession(true);
                session.setAttribute(MARK, place);
                session.setAttribute(GONE, new AtomicBoolean());
                session.setMaxInactiveInterval(UNTIL_IT_LIVES);
                yield Optional.empty();
            }
        };
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

    /** A browser has brought its page to life: it is kept as long as those of other pages, until that has gone. */
    private static void lives(HttpSession session) {
        if (!((AtomicBoolean) session.getAttribute(GONE)).get()) {
            session.setMaxInactiveInterval(WHILE_IT_LIVES);
        }
    }

    /** To be run when its page has gone, and none takes its place: who comes again begins another. The session may have ended by then. */
    static Runnable livesNoMore(WrappedSession session) {
        AtomicBoolean gone = (AtomicBoolean) session.getAttribute(GONE);
        return () -> {
            gone.set(true);
            session.setMaxInactiveInterval(UNTIL_IT_LIVES);
        };
    }

    private static Optional<HttpSession> ours(Request request, String id) throws IOException {
        Session session = request.getContext().getManager().findSession(id);
        return Optional.ofNullable(session)
                .filter(Session::isValid)
                .map(Session::getSession)
                .filter(each -> each.getAttribute(MARK) != null);
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
