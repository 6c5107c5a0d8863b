package dev.nudge.ui;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The whole application, started as it is in the house, on free ports. */
class NudgeApplicationTest {

    private static final CountDownLatch ASKED = new CountDownLatch(1);

    /** A page that takes its time. */
    @Configuration
    static class Slow {

        @Bean
        ServletRegistrationBean<HttpServlet> slow() {
            HttpServlet servlet = new HttpServlet() {
                @Override
                protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
                    ASKED.countDown();
                    try {
                        Thread.sleep(1_000);
                    } catch (InterruptedException e) {
                        throw new IOException(e);
                    }
                    response.getWriter().print("answered");
                }
            };
            return new ServletRegistrationBean<>(servlet, "/slow");
        }
    }

    @Test
    void healthAndMetricsAnswerTheOperatorAndRequestsAreFinishedBeforeItStops() throws Exception {
        ConfigurableApplicationContext nudge = start();
        try (HttpClient browser = HttpClient.newHttpClient()) {
            String port = property(nudge, "local.server.port");
            String management = property(nudge, "local.management.port");
            assertThat(management).isNotEqualTo(port);

            assertThat(get(browser, management, "/actuator/health").body()).contains("\"status\":\"UP\"");
            assertThat(data.resolve("nudge.mv.db")).isNotEmptyFile();
            assertThat(get(browser, management, "/actuator/metrics/nudge.learners.open")
                            .body())
                    .contains("\"value\":0.0");
            assertThat(get(browser, management, "/actuator/prometheus").body())
                    .contains("nudge_answer_seconds_count", "nudge_learners_open");
            assertThat(get(browser, management, "/actuator/env").statusCode()).isEqualTo(404);

            CompletableFuture<HttpResponse<String>> late =
                    browser.sendAsync(request(port, "/slow"), HttpResponse.BodyHandlers.ofString());
            assertThat(ASKED.await(20, TimeUnit.SECONDS)).isTrue();
            nudge.close();
            assertThat(late.get(20, TimeUnit.SECONDS).body()).isEqualTo("answered");
        } finally {
            nudge.close();
        }
    }

    @TempDir
    private Path data;

    private ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(NudgeApplication.class, Slow.class)
                .properties(
                        "NUDGE_PORT=0", "NUDGE_MANAGEMENT_PORT=0", "vaadin.productionMode=true", "nudge.data=" + data)
                .run();
    }

    private static String property(ConfigurableApplicationContext context, String name) {
        String value = context.getEnvironment().getProperty(name);
        if (value == null) {
            throw new AssertionError(name + " is not set");
        }
        return value;
    }

    private static HttpRequest request(String port, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Accept", "*/*")
                .build();
    }

    private static HttpResponse<String> get(HttpClient browser, String port, String path) throws Exception {
        return browser.send(request(port, path), HttpResponse.BodyHandlers.ofString());
    }
}
