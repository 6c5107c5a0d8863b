package dev.nudge.ui.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nudge.ui.NudgeApplication;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** What a browser is sent where it asks for an embed, by the whole application. */
class EmbedDocumentTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    /** As a frame in a page that may have it says of itself. */
    private static final List<String> FRAMED =
            List.of("Sec-Fetch-Dest", "iframe", "Referer", "https://school.example/");

    private static final String HOSTS = "frame-ancestors 'self' https://school.example";
    private static final String NOBODY = "frame-ancestors 'none'";
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

    private static HttpResponse<String> get(String path, List<String> headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server + path));
        for (int i = 0; i < headers.size(); i += 2) {
            request.header(headers.get(i), headers.get(i + 1));
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
