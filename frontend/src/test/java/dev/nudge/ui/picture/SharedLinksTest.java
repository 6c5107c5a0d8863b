package dev.nudge.ui.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.ui.NudgeApplication;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What chats and editors are told of a link, by the whole application. */
class SharedLinksTest {

    private static ConfigurableApplicationContext nudge;
    private static String server;
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @BeforeAll
    static void start() {
        nudge = new SpringApplicationBuilder(NudgeApplication.class)
                .properties("NUDGE_PORT=0", "NUDGE_MANAGEMENT_PORT=0", "vaadin.productionMode=true")
                .run();
        server = "http://127.0.0.1:" + nudge.getEnvironment().getRequiredProperty("local.server.port");
    }

    @AfterAll
    static void stop() {
        CLIENT.shutdownNow();
        nudge.close();
    }

    @Test
    void aPageTellsWhatItsLinkShows() throws Exception {
        Document page = page("/lessons/rate?race.then=5");
        String picture = property(page, "og:image");
        assertThat(picture).startsWith(server + "/picture/race.png?").contains("then=5");
        assertThat(property(page, "og:title")).isNotBlank();
        assertThat(property(page, "og:description")).isNotBlank();
        assertThat(page.select("meta[name=twitter:card]").attr("content")).isEqualTo("summary_large_image");
        assertThat(page.select("meta[name=description]")).hasSize(1);

        HttpResponse<byte[]> png = CLIENT.send(
                HttpRequest.newBuilder(URI.create(picture)).build(), HttpResponse.BodyHandlers.ofByteArray());
        assertThat(png.statusCode()).isEqualTo(200);
        assertThat(png.headers().firstValue("Content-Type")).contains("image/png");
        assertThat(png.body()).hasSizeGreaterThan(5_000).startsWith(0x89, 'P', 'N', 'G');
        String tag = png.headers().firstValue("ETag").orElseThrow();
        assertThat(CLIENT.send(
                                HttpRequest.newBuilder(URI.create(picture))
                                        .header("If-None-Match", tag)
                                        .build(),
                                HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(304);

        String oembed = page.select("link[type=application/json+oembed]").attr("href");
        JsonNode embed = JsonMapper.shared()
                .readTree(get(oembed.substring(server.length())).body());
        assertThat(embed.path("type").stringValue()).isEqualTo("rich");
        assertThat(embed.path("html").stringValue())
                .startsWith("<iframe src=\"" + server + "/embed/race?")
                .contains("then=5", "&amp;");
        assertThat(embed.path("thumbnail_url").stringValue()).isEqualTo(picture);
    }

    @Test
    void onlyThisServersLinksAreEmbeddedAndOnlyAsJson() throws Exception {
        assertThat(oembed("http://elsewhere.example/lessons/rate", "").statusCode())
                .isEqualTo(404);
        assertThat(oembed(server + ".evil.example/lessons/rate", "").statusCode())
                .isEqualTo(404);
        assertThat(oembed(server + "/glossary", "").statusCode()).isEqualTo(404);
        assertThat(oembed("no address", "").statusCode()).isEqualTo(404);
        assertThat(oembed(server + "/lessons/rate", "&format=xml").statusCode()).isEqualTo(501);
        JsonNode small = JsonMapper.shared()
                .readTree(oembed(server + "/lessons/rate#experiment-finder", "&maxwidth=400&maxheight=300")
                        .body());
        assertThat(small.path("width").intValue()).isEqualTo(400);
        assertThat(small.path("height").intValue()).isEqualTo(300);
        assertThat(small.path("html").stringValue()).contains("/embed/finder?");
    }

    @Test
    void picturesAreLockedAndProgramsAreAnsweredBesideThePages() throws Exception {
        HttpResponse<String> svg = get("/picture/quadratic.svg?a=2");
        assertThat(svg.statusCode()).isEqualTo(200);
        assertThat(svg.body()).startsWith("<svg ");
        assertThat(svg.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'");
        assertThat(svg.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(get("/picture/nobody.svg").statusCode()).isEqualTo(404);
        JsonNode frame = JsonMapper.shared()
                .readTree(get("/api/v1/experiments/race/frames?then=5").body());
        assertThat(frame.path("links").path("page").stringValue())
                .startsWith("/lessons/rate?")
                .contains("race.then=5")
                .endsWith("#experiment-race");
        assertThat(get("/api/nothing").statusCode()).isEqualTo(404);
    }

    private static HttpResponse<String> oembed(String url, String more) throws Exception {
        return get("/oembed?url=" + URLEncoder.encode(url, StandardCharsets.UTF_8) + more);
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create(server + path))
                        .header("Accept", "*/*")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** A page's head as it is told of this address. */
    private static Document page(String path) {
        Document page = Document.createShell(server + path);
        page.head().appendElement("meta").attr("name", "description").attr("content", "Nudge");
        nudge.getBean(HeadTags.class)
                .describe(page.head(), Linked.at(server + path).orElseThrow(), server, server + path);
        return page;
    }

    private static String property(Document page, String name) {
        return page.select("meta[property=" + name + "]").attr("content");
    }
}
