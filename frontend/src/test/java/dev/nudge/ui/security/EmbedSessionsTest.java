package dev.nudge.ui.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.server.WrappedHttpSession;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** Sessions of embeds in a Tomcat of its own, behind which stands a servlet that tells in which session it was asked. */
class EmbedSessionsTest {

    private static final String NONE = "none";
    /** For how many seconds the session is kept when nobody asks. */
    private static final String KEPT = "Kept";

    private final HttpClient client = HttpClient.newHttpClient();
    private org.springframework.boot.web.server.WebServer server = serve(new EmbedLimits(6000, 1200, 10_000));

    private static final class Told extends HttpServlet {

        private static final long serialVersionUID = 1;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            HttpSession session = request.getSession(request.getRequestURI().startsWith("/lessons"));
            response.getWriter().print(session == null ? NONE : session.getId());
            if (session == null) {
                return;
            }
            if (request.getRequestURI().endsWith("/leave")) {
                EmbedSessions.livesNoMore(new WrappedHttpSession(session)).run();
            }
            response.setIntHeader(KEPT, session.getMaxInactiveInterval());
            if (request.getRequestURI().endsWith("/end")) {
                session.invalidate();
            }
        }
    }

    private static org.springframework.boot.web.server.WebServer serve(EmbedLimits limits) {
        TomcatServletWebServerFactory factory = new TomcatServletWebServerFactory(0);
        factory.setAddress(InetAddress.getLoopbackAddress());
        new WebServer(limits, new EmbedHosts("https://school.example")).customize(factory);
        org.springframework.boot.web.server.WebServer server = factory.getWebServer(
                context -> context.addServlet("told", new Told()).addMapping("/"));
        server.start();
        return server;
    }

    private void limit(EmbedLimits limits) {
        server.stop();
        server = serve(limits);
    }

    @AfterEach
    void stop() {
        client.shutdownNow();
        server.stop();
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.getPort() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private String told(String path, String... headers) throws Exception {
        return get(path, headers).body();
    }

    private static String named(String session) {
        return "?v-r=uidl&" + EmbedSessions.PARAMETER + "=" + session;
    }

    @Test
    void everyDocumentBeginsASessionThatOnlyThoseWhoKnowItsNameAreIn() throws Exception {
        HttpResponse<String> first = get("/embed/quadratic");
        String other = told("/embed/quadratic");
        assertThat(first.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(first.body()).hasSizeGreaterThan(20).isNotEqualTo(other).isNotEqualTo(NONE);
        assertThat(told("/embed/quadratic" + named(first.body()))).isNotIn(first.body(), other, NONE);
        assertThat(told("/" + named(first.body()))).isEqualTo(first.body());
        assertThat(told("/VAADIN/push?embed-session=" + other)).isEqualTo(other);
        // A page's own address leads into none.
        assertThat(told("/glossary?embed-session=" + other)).isEqualTo(NONE);
    }

    @Test
    void aNameThatIsNoEmbedsLeadsNowhere() throws Exception {
        HttpResponse<String> page = get("/lessons/loss");
        String cookie = page.headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", "");
        assertThat(told("/VAADIN/push", "Cookie", cookie)).isEqualTo(page.body());
        // Somebody else's page: its name is worth nothing without its cookie.
        assertThat(told("/" + named(page.body()))).isEqualTo(NONE);
        assertThat(told("/" + named("0123456789ABCDEF0123456789ABCDEF"))).isEqualTo(NONE);
        assertThat(told("/" + named("../../x"))).isEqualTo(NONE);
        // Where a request names an embed's session, no cookie takes its place.
        String embed = told("/embed/quadratic");
        assertThat(told("/" + named(embed), "Cookie", cookie)).isEqualTo(embed);
        assertThat(told("/" + named("0123456789ABCDEF0123456789ABCDEF"), "Cookie", cookie))
                .isEqualTo(NONE);
        assertThat(told("/embed/quadratic", "Cookie", cookie)).isNotIn(page.body(), embed, NONE);
    }

    @Test
    void aSessionThatHasEndedIsGoneForEverybody() throws Exception {
        String ended = told("/embed/quadratic");
        assertThat(told("/VAADIN/end" + named(ended))).isEqualTo(ended);
        assertThat(told("/" + named(ended))).isEqualTo(NONE);
        assertThat(told("/VAADIN/push" + named(ended))).isEqualTo(NONE);
    }

    @Test
    void aDocumentIsKeptForLongOnceABrowserHasBroughtItToLifeAndUntilItsPageHasGone() throws Exception {
        HttpResponse<String> document = get("/embed/quadratic");
        assertThat(document.headers().firstValue(KEPT)).contains("60");
        String query = named(document.body());
        assertThat(get("/" + query).headers().firstValue(KEPT)).contains("1800");
        assertThat(get("/VAADIN/leave" + query).headers().firstValue(KEPT)).contains("60");
        assertThat(get("/" + query).headers().firstValue(KEPT)).contains("60");
    }

    @Test
    void anAddressThatBeginsTooManyIsToldInWordsAndTheFrameComesAgainByItself() throws Exception {
        limit(new EmbedLimits(3, 1, 10));
        for (int i = 0; i < 3; i++) {
            assertThat(get("/embed/quadratic").statusCode()).isEqualTo(200);
        }
        HttpResponse<String> refused = get("/embed/quadratic");
        assertThat(refused.statusCode()).isEqualTo(429);
        String wait = refused.headers().firstValue("Retry-After").orElseThrow();
        assertThat(Integer.parseInt(wait)).isBetween(1, 60);
        assertThat(refused.headers().firstValue("Refresh")).contains(wait);
        assertThat(refused.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'")
                .endsWith("frame-ancestors 'self' https://school.example");
        assertThat(refused.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(refused.body()).contains("waits its turn", "in " + wait + " seconds", "again: true");
        assertThat(get("/lessons/loss").statusCode()).isEqualTo(200);
    }

    @Test
    void anAddressHasSoManyAtATimeHoweverSlowlyItBeginsThem() throws Exception {
        limit(new EmbedLimits(2, 60_000_000, 10));
        String first = told("/embed/quadratic");
        assertThat(get("/embed/tangent").statusCode()).isEqualTo(200);
        assertThat(get("/embed/quadratic").statusCode()).isEqualTo(429);
        assertThat(told("/VAADIN/end" + named(first))).isEqualTo(first);
        assertThat(get("/embed/quadratic").statusCode()).isEqualTo(200);
    }

    @Test
    void thereAreSoManyForEverybodyAndTheirPlacesAreGivenBack() throws Exception {
        limit(new EmbedLimits(100, 100, 2));
        String first = told("/embed/quadratic");
        assertThat(get("/embed/tangent").statusCode()).isEqualTo(200);
        HttpResponse<String> refused = get("/embed/quadratic");
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(refused.body()).contains("The house is full", "your link will still work");
        assertThat(told("/VAADIN/end" + named(first))).isEqualTo(first);
        assertThat(get("/embed/quadratic").statusCode()).isEqualTo(200);
        assertThat(get("/embed/quadratic").statusCode()).isEqualTo(503);
    }

    @Test
    void whatNoExperimentIsCalledBeginsNone() throws Exception {
        limit(new EmbedLimits(1, 1, 1));
        for (String nobody : Set.of("tensorboard", "quadratic%20", "%3Cscript%3E", "Quadratic")) {
            HttpResponse<String> answer = get("/embed/" + nobody);
            assertThat(answer.statusCode()).as(nobody).isEqualTo(404);
            assertThat(answer.body()).contains("There is no such experiment").doesNotContain("<script>");
            assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        }
        assertThat(get("/embed/quadratic").statusCode()).isEqualTo(200);
    }

    @Test
    void aClassBehindOneAddressComesToFiveEmbedsEachAndLeavesRoomForOthers() {
        EmbedLimits usual;
        try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext(EmbedLimits.class)) {
            usual = context.getBean(EmbedLimits.class);
        }
        EmbedRoom room = new EmbedRoom(usual);
        for (int i = 0; i < 300 * 5; i++) {
            assertThat(room.enter("192.0.2.7")).isInstanceOf(EmbedRoom.Entry.Place.class);
        }
        assertThat(room.enter("192.0.2.8")).isInstanceOf(EmbedRoom.Entry.Place.class);
    }
}
