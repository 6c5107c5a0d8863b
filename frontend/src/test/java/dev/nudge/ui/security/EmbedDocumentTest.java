package dev.nudge.ui.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.session.Learners;
import dev.nudge.ui.NudgeApplication;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a browser is sent where it asks for an embed, by the whole application. */
class EmbedDocumentTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    /** As a frame in a page that may have it says of itself. */
    private static final List<String> FRAMED =
            List.of("Sec-Fetch-Dest", "iframe", "Referer", "https://school.example/");

    private static final String HOSTS = "frame-ancestors 'self' https://school.example";
    private static final String NOBODY = "frame-ancestors 'none'";
    private static final Pattern STATE = Pattern.compile("window\\.Vaadin\\.TypeScript=\\s*(\\{.*});", Pattern.DOTALL);
    private static final Pattern SESSION = Pattern.compile("embed-session=([0-9A-Za-z.!-]+)");

    @TempDir
    private static Path data;

    private static ConfigurableApplicationContext nudge;
    private static String server;

    @BeforeAll
    static void start() {
        nudge = new SpringApplicationBuilder(NudgeApplication.class)
                .properties(
                        "NUDGE_PORT=0",
                        "NUDGE_MANAGEMENT_PORT=0",
                        "NUDGE_EMBED_HOSTS=https://school.example",
                        "vaadin.productionMode=true",
                        "nudge.data=" + data)
                .run();
        server = "http://127.0.0.1:" + nudge.getEnvironment().getRequiredProperty("local.server.port");
    }

    @AfterAll
    static void stop() {
        CLIENT.shutdownNow();
        nudge.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"embed/quadratic?a=%ZZ", "?a=%", "picture/quadratic.svg?a=%1", "oembed?url=%ZZ", "?a=%FF"})
    void anAddressThatCannotBeReadIsRefusedInWords(String path) throws Exception {
        assertThat(raw(path, "text/html"))
                .startsWith("HTTP/1.1 400 ")
                .contains(path.startsWith("embed/") ? HOSTS : NOBODY)
                .contains("<h1>This address cannot be read</h1>", "write %25 for the sign itself");
        assertThat(raw(path, "application/json"))
                .startsWith("HTTP/1.1 400 ")
                .contains("application/problem+json", "\"title\": \"This address cannot be read\"");
    }

    /** No client of Java's asks for such an address. */
    private static String raw(String path, String type) throws IOException {
        URI address = URI.create(server);
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.getOutputStream()
                    .write(("GET /" + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: " + type
                                    + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void aFrameInAPageThatMayHaveItIsBroughtItsView() throws Exception {
        HttpResponse<String> embed = get("/embed/tangent", FRAMED);
        assertThat(embed.statusCode()).isEqualTo(200);
        assertThat(policy(embed)).endsWith(HOSTS);
        assertThat(embed.headers().map()).doesNotContainKeys("x-frame-options", "set-cookie");
        assertThat(state(embed).path("initial").path("appConfig").path("uidl").path("changes"))
                .isNotEmpty();
        Document document = Jsoup.parse(embed.body());
        assertThat(document.select("html[data-embed]")).hasSize(1);
        String nonce = document.select("script").getFirst().attr("nonce");
        assertThat(nonce).hasSizeGreaterThan(20);
        assertThat(policy(embed)).contains("'nonce-" + nonce + "'");
        assertThat(document.select("script"))
                .allMatch(script -> script.attr("nonce").equals(nonce));
    }

    /** Each is a document that asks for its view once a browser has brought it to life. */
    static Stream<Arguments> withoutAView() {
        return Stream.of(
                Arguments.of("no page that frames it", "", List.of("Sec-Fetch-Dest", "iframe")),
                Arguments.of(
                        "a foreign page",
                        "",
                        List.of("Sec-Fetch-Dest", "iframe", "Referer", "https://foreign.example/")),
                Arguments.of(
                        "a page without TLS",
                        "",
                        List.of("Sec-Fetch-Dest", "iframe", "Referer", "http://school.example/")),
                Arguments.of("no frame", "", List.of("Referer", "https://school.example/")),
                Arguments.of("a tab", "", List.of("Sec-Fetch-Dest", "document", "Referer", "https://school.example/")),
                Arguments.of("another place", "?location=glossary", FRAMED),
                Arguments.of("another place's query", "?query=a", FRAMED));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("withoutAView")
    void nothingIsComputedForWhoMayNotFrameItOrMerelyFetchesIt(String who, String query, List<String> headers)
            throws Exception {
        Learners learners = nudge.getBean(Learners.class);
        int open = learners.open();
        HttpResponse<String> embed = get("/embed/tangent" + query, headers);
        assertThat(embed.statusCode()).isEqualTo(200);
        assertThat(session(embed)).isNotBlank();
        assertThat(state(embed).has("initial")).isFalse();
        assertThat(learners.open()).isLessThanOrEqualTo(open);
    }

    @Test
    void whatSomebodyHasPutIntoAnAddressEndsNoScript() throws Exception {
        String evil = "</script><script>alert(1)//<!--";
        HttpResponse<String> embed =
                get("/embed/shapes?line=" + URLEncoder.encode(evil, StandardCharsets.UTF_8), FRAMED);
        assertThat(embed.statusCode()).isEqualTo(200);
        // It is in the view, which says that it cannot be used.
        assertThat(texts(state(embed))).anyMatch(text -> text.contains(evil));
        Document plain = Jsoup.parse(get("/embed/shapes", FRAMED).body());
        Document document = Jsoup.parse(embed.body());
        assertThat(document.select("script"))
                .hasSameSizeAs(plain.select("script"))
                .noneMatch(script -> script.data().startsWith("alert"))
                .allMatch(script -> script.hasAttr("nonce"));
    }

    @Test
    void aDocumentThatMayBeFramedLeadsNowhereElse() throws Exception {
        HttpResponse<String> embed = get("/embed/tangent", List.of());
        String own = "&embed-session=" + session(embed);
        assertThat(navigate("embed/tangent", own, ""))
                .contains("tangent-pictures")
                .doesNotContain("There is no such page");
        for (String elsewhere : List.of("glossary", "lessons", "embed", "")) {
            assertThat(navigate(elsewhere, own, "")).as(elsewhere).contains("There is no such page");
        }
        // Where no embed's document has led, the same place is there.
        String cookie = get("/glossary", List.of())
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow()
                .replaceFirst(";.*", "");
        assertThat(navigate("glossary", "", cookie))
                .contains("What the dotted words mean")
                .doesNotContain("There is no such page");
    }

    @Test
    void whatIsNoEmbedsDocumentIsFramedByNobody() throws Exception {
        HttpResponse<Void> asked = CLIENT.send(
                HttpRequest.newBuilder(URI.create(server + "/embed/tangent"))
                        .HEAD()
                        .build(),
                HttpResponse.BodyHandlers.discarding());
        assertThat(policy(asked)).endsWith(HOSTS);

        HttpResponse<String> posted = CLIENT.send(
                HttpRequest.newBuilder(URI.create(server + "/embed/tangent"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("a=1"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        for (HttpResponse<String> page :
                List.of(posted, get("/embed", FRAMED), get("/lessons", FRAMED), get("/embed/tangent/more", FRAMED))) {
            assertThat(policy(page)).as(page.uri().getPath()).endsWith(NOBODY);
            assertThat(page.headers().firstValue("X-Frame-Options")).contains("DENY");
            assertThat(SESSION.matcher(page.body()).find()).isFalse();
        }
    }

    private static String policy(HttpResponse<?> response) {
        return response.headers().firstValue("Content-Security-Policy").orElseThrow();
    }

    /** What a document brings of its page's first state, as a browser reads it. */
    private static JsonNode state(HttpResponse<String> response) {
        String all = Jsoup.parse(response.body()).select("script[initial]").stream()
                .map(Element::data)
                .collect(Collectors.joining("\n"));
        Matcher state = STATE.matcher(all);
        assertThat(state.find()).as(all).isTrue();
        return JSON.readTree(state.group(1));
    }

    private static String session(HttpResponse<String> response) {
        String script = Jsoup.parse(response.body()).select("script").getFirst().data();
        Matcher named = SESSION.matcher(script);
        assertThat(named.find()).as(script).isTrue();
        return named.group(1);
    }

    private static Stream<String> texts(JsonNode node) {
        return node.isString()
                ? Stream.of(node.stringValue())
                : node.valueStream().flatMap(EmbedDocumentTest::texts);
    }

    /** What the server tells a page that asks to be led somewhere, as Flow's client does. */
    private static String navigate(String place, String session, String cookie) throws Exception {
        JsonNode begun = JSON.readTree(send("init", "&location=embed/tangent&query=" + session, cookie, ""))
                .path("appConfig");
        String asked = JSON.writeValueAsString(Map.of(
                "csrfToken",
                begun.path("uidl").path("Vaadin-Security-Key").asString(""),
                "rpc",
                List.of(Map.of(
                        "type",
                        "event",
                        "node",
                        1,
                        "event",
                        "ui-navigate",
                        "data",
                        Map.of("route", place, "query", "", "appShellTitle", "", "historyState", "", "trigger", ""))),
                "syncId",
                begun.path("uidl").path("syncId").intValue(0),
                "clientId",
                0));
        return send("uidl", "&v-uiId=" + begun.path("v-uiId").intValue(0) + session, cookie, asked);
    }

    private static String send(String kind, String more, String cookie, String body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server + "/?v-r=" + kind + more));
        if (!cookie.isEmpty()) {
            request.header("Cookie", cookie);
        }
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json; charset=UTF-8")
                    .POST(HttpRequest.BodyPublishers.ofString(body));
        }
        HttpResponse<String> answer = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private static HttpResponse<String> get(String path, List<String> headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server + path));
        for (int i = 0; i < headers.size(); i += 2) {
            request.header(headers.get(i), headers.get(i + 1));
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
