package dev.nudge.ui.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.rest.FrameShares;
import dev.nudge.rest.Frames;
import dev.nudge.ui.NudgeApplication;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What chats and editors are told of a link, by the whole application. */
class SharedLinksTest {

    @TempDir
    private static Path data;

    private static ConfigurableApplicationContext nudge;
    private static String server;
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @BeforeAll
    static void start() {
        nudge = new SpringApplicationBuilder(NudgeApplication.class)
                .properties(
                        "NUDGE_PORT=0", "NUDGE_MANAGEMENT_PORT=0", "vaadin.productionMode=true", "nudge.data=" + data)
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
    void theFirstLessonsPageTellsOfItsState() throws Exception {
        // A page waits for its sentence for a while only; where its picture was made before, that is there.
        assertThat(get("/picture/quadratic.svg").statusCode()).isEqualTo(200);
        assertThat(get("/picture/quadratic.svg?a=2&then=20").statusCode()).isEqualTo(200);
        String start = property(page("/"), "og:description");
        String moved = property(page("/?a=2&then=20"), "og:description");
        assertThat(start).contains("a = 1.1");
        assertThat(moved).contains("With a = 2.43", "1.05").isNotEqualTo(start);
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
        assertThat(small.has("thumbnail_url")).isFalse();
        JsonNode smallest = JsonMapper.shared()
                .readTree(oembed(server + "/lessons/rate", "&maxwidth=100&maxheight=50")
                        .body());
        assertThat(smallest.path("html").stringValue()).contains("width=\"100\" height=\"50\"");
        for (String odd : List.of("abc", "0", "-5", "1.5", "99999999999")) {
            HttpResponse<String> refused = oembed(server + "/lessons/rate", "&maxwidth=" + odd);
            assertThat(refused.statusCode()).as(odd).isEqualTo(400);
            assertThat(refused.body()).contains("maxwidth is \\\"" + odd, "Leave it out");
        }
    }

    @Test
    void anEmbedThatIsPastedKeepsHowItLooks() throws Exception {
        String look = "theme=dark&accent=4befa9&hide=code,a&controls=fixed";
        JsonNode dark = JsonMapper.shared()
                .readTree(oembed(server + "/embed/quadratic?a=2&then=5&" + look, "")
                        .body());
        assertThat(dark.path("html").stringValue())
                .contains("/embed/quadratic?v=1&amp;a=2&amp;", "&amp;then=5&amp;")
                .contains(look.replace("&", "&amp;") + "\"");
        assertThat(dark.path("thumbnail_url").stringValue()).contains("a=2").doesNotContain("theme", "hide");
        JsonNode lesson = JsonMapper.shared()
                .readTree(oembed(server + "/lessons/rate?theme=dark&race.then=5", "")
                        .body());
        assertThat(lesson.path("html").stringValue()).contains("then=5").doesNotContain("theme");
    }

    @Test
    void manyAskForPicturesAtOnceAndEqualLinksHaveEqualPictures() throws Exception {
        List<String> links = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            links.add("/picture/quadratic.png?a=1." + i % 4);
        }
        List<CompletableFuture<HttpResponse<byte[]>>> asked = links.stream()
                .map(link -> CLIENT.sendAsync(
                        HttpRequest.newBuilder(URI.create(server + link)).build(),
                        HttpResponse.BodyHandlers.ofByteArray()))
                .toList();
        Map<String, byte[]> drawn = new HashMap<>();
        for (int i = 0; i < links.size(); i++) {
            HttpResponse<byte[]> answer = asked.get(i).get(1, TimeUnit.MINUTES);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).startsWith(0x89, 'P', 'N', 'G');
            byte[] before = drawn.putIfAbsent(links.get(i), answer.body());
            assertThat(before == null || Arrays.equals(before, answer.body())).isTrue();
        }
        assertThat(drawn.values().stream().map(Arrays::hashCode).distinct()).hasSize(4);
    }

    @Test
    void anAddressWhoseShareIsTakenWaitsForWhatIsNewAndNotForWhatIsKept() throws Exception {
        assertThat(get("/picture/quadratic.svg?a=1.25").statusCode()).isEqualTo(200);
        FrameShares shares = nudge.getBean(FrameShares.class);
        CompletableFuture<String> slow = new CompletableFuture<>();
        CountDownLatch begun = new CountDownLatch(4);
        for (int i = 0; i < 4; i++) {
            shares.of("127.0.0.1", () -> {
                begun.countDown();
                return slow;
            });
        }
        assertThat(begun.await(1, TimeUnit.MINUTES)).isTrue();
        try {
            assertThat(get("/picture/quadratic.svg?a=1.25").statusCode()).isEqualTo(200);
            List<CompletableFuture<HttpResponse<Void>>> waiting = Stream.of("svg", "png")
                    .map(type -> HttpRequest.newBuilder(URI.create(server + "/picture/quadratic." + type + "?a=1.26"))
                            .build())
                    .map(request -> CLIENT.sendAsync(request, HttpResponse.BodyHandlers.discarding()))
                    .toList();
            for (CompletableFuture<HttpResponse<Void>> each : waiting) {
                HttpResponse<Void> refused = each.get(1, TimeUnit.MINUTES);
                assertThat(refused.statusCode()).isEqualTo(429);
                assertThat(refused.headers().firstValue("Retry-After")).isPresent();
            }
            String path = "/lessons/rate?race.then=9";
            assertThat(property(page(path, "127.0.0.1"), "og:description")).isEqualTo("Nudge");
            assertThat(property(page(path, "192.0.2.8"), "og:description")).contains("9");
        } finally {
            slow.complete("there");
        }
        assertThat(get("/picture/quadratic.svg?a=1.26").statusCode()).isEqualTo(200);
    }

    @Test
    void otherSitesReadWhatIsForThemAndNothingElseAndNeverWithCookies() throws Exception {
        for (String open : List.of("/picture/quadratic.svg", "/oembed?url=" + server + "/lessons/rate", "/api/v1")) {
            HttpResponse<String> answer = fromElsewhere(open);
            assertThat(answer.headers().firstValue("Access-Control-Allow-Origin"))
                    .as(open)
                    .contains("*");
            assertThat(answer.headers().firstValue("Access-Control-Allow-Credentials"))
                    .isEmpty();
            assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        }
        for (String closed : List.of("/VAADIN/push", "/embed.js", "/embed/nobody")) {
            assertThat(fromElsewhere(closed).headers().map())
                    .as(closed)
                    .doesNotContainKeys("access-control-allow-origin", "access-control-allow-credentials");
        }
    }

    private static HttpResponse<String> fromElsewhere(String path) throws Exception {
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create(server + path))
                        .header("Origin", "https://elsewhere.example")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
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

    @Test
    void nobodysPageWaitsForItsCard() throws Exception {
        String path = "/lessons/rate?race.then=7";
        Linked linked = Linked.at(server + path).orElseThrow();
        Frames frames = nudge.getBean(Frames.class);
        Document page = page(path, null);
        assertThat(frames.atHand(linked.experiment(), linked.trail())).isEmpty();
        assertThat(property(page, "og:title")).isEqualTo("A race down one loss");
        assertThat(property(page, "og:description")).isEqualTo("Nudge");
        assertThat(property(page, "og:image")).contains("then=7");
        // Who makes a preview is told of the state, and from then on everybody is.
        String sentence = property(page(path, "127.0.0.1"), "og:description");
        assertThat(sentence).isNotEqualTo("Nudge").contains("7");
        assertThat(property(page(path, null), "og:description")).isEqualTo(sentence);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)",
                "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)",
                "facebookexternalhit/1.1",
                "TelegramBot (like TwitterBot)",
                "WhatsApp/2.23.20.0",
                "MoodleBot/1.0",
                "Mozilla/5.0 (Windows NT 10.0) SkypeUriPreview Preview/0.5",
                "Iframely/1.3.1 (+https://iframely.com/docs/about)",
                "curl/8.5.0",
                "python-requests/2.32.3",
                "Go-http-client/2.0"
            })
    void whoMakesPreviewsIsKnownByName(String fetcher) {
        assertThat(HeadTags.isFetcher(fetcher)).isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 Safari/604.1",
                "Mozilla/5.0 (Linux; Android 11; CUBOT NOTE 20) AppleWebKit/537.36 Chrome/140.0.0.0 Mobile Safari/537.36"
            })
    void peopleAreNot(@Nullable String browser) {
        assertThat(HeadTags.isFetcher(browser)).isFalse();
    }

    /** A page's head as it is told of this address. */
    private static Document page(String path) {
        return page(path, "127.0.0.1");
    }

    private static Document page(String path, @Nullable String fetcher) {
        Document page = Document.createShell(server + path);
        page.head().appendElement("meta").attr("name", "description").attr("content", "Nudge");
        nudge.getBean(HeadTags.class)
                .describe(page.head(), Linked.at(server + path).orElseThrow(), server, server + path, fetcher);
        return page;
    }

    private static String property(Document page, String name) {
        return page.select("meta[property=" + name + "]").attr("content");
    }
}
