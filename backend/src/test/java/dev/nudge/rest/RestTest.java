package dev.nudge.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.nudge.lesson.Course;
import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.quadratic.FitQuadratic;
import dev.nudge.session.Learners;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RestTest {

    private static final String FRAMES = "/api/v1/experiments/quadratic/frames";
    private static final String RUNS = "/api/v1/experiments/quadratic/runs";
    private static final String LONG_RUN = "/api/v1/experiments/seven/runs";
    /** More steps, each of them slower, than a test has time for. */
    private static final String SLOW = "{\"settings\": {\"way\": \"nudge\", \"net\": \"two\", \"epochs\": 2000}}";

    private static RestServer server;

    @BeforeAll
    static void start() {
        server = RestServer.start("nudge.rest.frame-time=60s", "nudge.rest.burst=1000");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void theCourseListsEveryExperimentWithASchemaThatItsOwnDefaultsKeepTo() throws Exception {
        JsonNode course = RestServer.json(server.get("/api/v1"));
        List<String> ids = new ArrayList<>();
        for (JsonNode lesson : course.path("lessons")) {
            for (JsonNode experiment : lesson.path("experiments")) {
                ids.add(experiment.path("id").stringValue());
                JsonNode one = RestServer.json(
                        server.get(experiment.path("links").path("self").stringValue()));
                assertThat(one).isEqualTo(experiment);
                JsonNode schema = experiment.path("settings");
                schema.path("properties")
                        .properties()
                        .forEach(control -> requireValid(
                                control.getValue(), control.getValue().path("default")));
            }
        }
        assertThat(ids)
                .containsExactlyElementsOf(Course.lessons().stream()
                        .flatMap(lesson -> lesson.experiments().stream())
                        .map(Experiment::id)
                        .toList());
    }

    @Test
    void everyExampleOfTheDocumentRunsAndItsAnswerIsAsDescribed() throws Exception {
        JsonNode document = RestServer.json(server.get("/api/v1/openapi.json"));
        assertThat(document.path("openapi").stringValue()).startsWith("3.1");
        int examples = 0;
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            JsonNode content = path.getValue()
                    .path("post")
                    .path("requestBody")
                    .path("content")
                    .path("application/json");
            for (JsonNode example : content.path("examples")) {
                String address =
                        path.getKey().replace("{id}", example.path("x-id").stringValue());
                requireValid(described(document, content.path("schema")), example.path("value"));
                HttpResponse<String> response =
                        server.post(address, example.path("value").toString());
                assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
                if (address.endsWith("/frames")) {
                    requireValid(described(document, "Frame"), RestServer.json(response));
                }
                examples++;
            }
        }
        assertThat(examples).isGreaterThan(3);
        requireValid(described(document, "Course"), RestServer.json(server.get("/api/v1")));
        requireValid(
                described(document, "Problem"), RestServer.json(server.post(FRAMES, "{\"settings\": {\"a\": 7000}}")));
    }

    @Test
    void everyExperimentsFrameIsAsDescribed() throws Exception {
        JsonNode document = RestServer.json(server.get("/api/v1/openapi.json"));
        JsonNode frame = described(document, "Frame");
        for (Experiment experiment : experiments().toList()) {
            requireValid(frame, RestServer.json(server.get(Addresses.frames(experiment))));
        }
    }

    @Test
    void whatCurlIsShownToDoInTheDocsWorks() throws Exception {
        String docs = Files.readString(Path.of("..", "docs", "api.md"));
        int commands = 0;
        for (String line : docs.lines().filter(text -> text.startsWith("curl ")).toList()) {
            List<String> words = words(line);
            HttpRequest.Builder request = server.request("/");
            String method = "GET";
            String body = "";
            String type = "";
            for (int i = 1; i < words.size(); i++) {
                switch (words.get(i)) {
                    case "-N" -> {}
                    case "-X" -> method = words.get(++i);
                    case "-H" -> type = words.get(++i);
                    case "-d" -> {
                        body = words.get(++i);
                        method = "POST";
                    }
                    default -> request = server.request(words.get(i).replace("http://127.0.0.1:8080", ""));
                }
            }
            if (!type.isEmpty()) {
                request.header(type.split(": ")[0], type.split(": ")[1]);
            }
            HttpResponse<String> response =
                    server.send(request.method(method, HttpRequest.BodyPublishers.ofString(body)));
            int expected = line.endsWith("/RUN") ? 404 : line.contains("7000") ? 422 : 200;
            assertThat(response.statusCode()).as(line + "\n" + response.body()).isEqualTo(expected);
            commands++;
        }
        assertThat(commands).isGreaterThan(6);
    }

    @Test
    void aFrameByPostIsTheFrameByGetAndIsNotSentTwice() throws Exception {
        HttpResponse<String> posted = server.post(
                FRAMES, "{\"settings\": {\"a\": 1.6}, \"then\": [{\"steps\": 45}, {\"set\": {\"rate\": 0.02}}]}");
        String where = posted.headers().firstValue("Content-Location").orElseThrow();
        assertThat(where).contains("a=1.6").contains("then=45,rate:0.02");
        HttpResponse<String> got = server.get(where);
        assertThat(got.body()).isEqualTo(posted.body());
        String tag = got.headers().firstValue("ETag").orElseThrow();
        assertThat(posted.headers().firstValue("ETag")).contains(tag);
        assertThat(got.headers().firstValue("Cache-Control").orElseThrow()).contains("max-age", "public");
        HttpResponse<String> again = server.send(server.request(where).header("If-None-Match", tag));
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        HttpResponse<String> course = server.get("/api/v1");
        assertThat(server.send(server.request("/api/v1")
                                .header(
                                        "If-None-Match",
                                        course.headers().firstValue("ETag").orElseThrow()))
                        .statusCode())
                .isEqualTo(304);
    }

    @Test
    void equalQuestionsShareOneAnswer() {
        Experiment quadratic = new FitQuadratic();
        Frames frames = server.bean(Frames.class);
        Question question = new Question(quadratic, quadratic.start().plusSteps(4321), "");
        Question equal = new Question(quadratic, quadratic.start().plusSteps(4321), "");
        CompletableFuture<Body> meanwhile = frames.of(question);
        Body first = frames.of(equal).join();
        assertThat(meanwhile.join()).isSameAs(first);
        assertThat(frames.of(equal).join()).isSameAs(first);
        assertThat(frames.of(new Question(quadratic, quadratic.start().plusSteps(4322), ""))
                        .join())
                .isNotSameAs(first);
    }

    @Test
    void equalQuestionsToADeviceAndToAnyAreTwoAnswersWithTheSameNumbers() throws Exception {
        Experiment quadratic = new FitQuadratic();
        Frames frames = server.bean(Frames.class);
        Question any = new Question(quadratic, quadratic.start().plusSteps(123), "");
        Question chosen = new Question(quadratic, quadratic.start().plusSteps(123), "cpu");
        assertThat(frames.of(any).join()).isNotSameAs(frames.of(chosen).join());
        assertThat(frames.of(chosen).join()).isSameAs(frames.of(chosen).join());

        JsonNode left = RestServer.json(server.get(FRAMES + "?a=1.7"));
        HttpResponse<String> asked = server.get(FRAMES + "?a=1.7&computed-on=cpu");
        assertThat(RestServer.json(asked).path("readouts")).isEqualTo(left.path("readouts"));
        assertThat(RestServer.json(asked).path("charts")).isEqualTo(left.path("charts"));
        HttpResponse<String> posted = server.post(FRAMES, "{\"settings\": {\"a\": 1.7}, \"device\": \"cpu\"}");
        assertThat(posted.headers().firstValue("Content-Location").orElseThrow())
                .endsWith("computed-on=cpu");
        assertThat(posted.headers().firstValue("ETag"))
                .isEqualTo(asked.headers().firstValue("ETag"));

        HttpResponse<String> refused = server.get(FRAMES + "?a=1.7&computed-on=abacus");
        assertThat(refused.statusCode()).isEqualTo(422);
        JsonNode error = RestServer.json(refused).path("errors").path(0);
        assertThat(error.path("field").stringValue()).isEqualTo("computed-on");
        assertThat(error.path("value").stringValue()).isEqualTo("abacus");
    }

    @Test
    void errorsNameFieldValueRuleAndNextStep() throws Exception {
        HttpResponse<String> response = server.post(
                FRAMES,
                "{\"settings\": {\"a\": 7000, \"loss\": \"mad\", \"q\": 1, \"points\": [[1, 2], [3]]},"
                        + " \"then\": [{\"steps\": 0}, {\"set\": {\"loss\": \"mse\"}}, 5], \"else\": 1}");
        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(response.body()).contains("Take 1, or more?");
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
        JsonNode problem = RestServer.json(response);
        assertThat(problem.path("errors")
                        .valueStream()
                        .map(error -> error.path("field").stringValue()))
                .containsExactlyInAnyOrder(
                        "else",
                        "settings.a",
                        "settings.loss",
                        "settings.q",
                        "settings.points",
                        "then[0].steps",
                        "then[1].set.loss",
                        "then[2]");
        JsonNode a = problem.path("errors")
                .valueStream()
                .filter(error -> error.path("field").stringValue().equals("settings.a"))
                .findFirst()
                .orElseThrow();
        assertThat(a.path("value").stringValue()).isEqualTo("7000");
        assertThat(a.path("rule").stringValue()).contains("number from");
        assertThat(a.path("next").stringValue()).contains("nearest");
        assertThat(problem.path("detail").stringValue()).contains("settings.a is 7000");
    }

    @Test
    void whatCannotBeReadOrFoundIsAProblemToo() throws Exception {
        requireProblem(server.post(FRAMES, "{"), 400, "no JSON");
        requireProblem(server.post(FRAMES, "[]"), 400, "no object");
        requireProblem(server.post(FRAMES, "{\"a\": 1, \"a\": 2}"), 400, "no JSON");
        requireProblem(server.get(FRAMES + "?a=7000&zz=1"), 422, "settings cannot");
        requireProblem(server.get(FRAMES + "?a=1&a=2"), 422, "settings cannot");
        requireProblem(server.get("/api/v1/experiments/no/frames"), 404, "no such experiment");
        requireProblem(server.get("/api/v2"), 404, "nothing here");
        requireProblem(server.post(FRAMES, "{\"settings\": \"" + "x".repeat(70_000) + "\"}"), 413, "too large");
        requireProblem(server.post("/api/v1/experiments/guess/runs", "{}"), 404, "no such experiment");
        requireDetail(
                server.post("/api/v1/experiments/slopes/runs", "{}"),
                "steps is left out; this experiment takes no steps. Ask for a frame.");
        requireDetail(
                server.post("/api/v1/experiments/slopes/runs", "{\"steps\": 5}"),
                "steps is 5; this experiment takes no steps. Ask for a frame.");
        requireDetail(
                server.post(RUNS, "{\"then\": [{\"steps\": 10000}]}"),
                "steps is left out; all 10000 steps are taken. Ask for a frame.");
        requireDetail(
                server.post(RUNS, "{\"then\": [{\"steps\": 9990}], \"steps\": 11}"),
                "steps is 11; it must be a whole number from 1 to 10. Leave it out for 10.");
        requireProblem(server.post(RUNS, "{\"framesPerSecond\": 99}"), 422, "settings cannot");
        HttpResponse<String> read = server.get(RUNS);
        requireProblem(read, 405, "Method Not Allowed");
        assertThat(read.headers().firstValue("Allow")).contains("POST");
        requireProblem(server.send(server.request(RUNS + "/none").DELETE()), 404, "no such run");
        requireProblem(
                server.send(server.request(FRAMES).PUT(HttpRequest.BodyPublishers.ofString("{}"))),
                405,
                "Method Not Allowed");
        requireProblem(
                server.send(server.request(FRAMES).POST(HttpRequest.BodyPublishers.ofString("{}"))),
                415,
                "Unsupported Media Type");
    }

    @Test
    void otherSitesMayReadWithoutCredentialsAndNothingMayRunInABrowser() throws Exception {
        HttpResponse<String> read = server.send(server.request("/api/v1").header("Origin", "https://school.example"));
        assertThat(read.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
        assertThat(read.headers().firstValue("Access-Control-Allow-Credentials"))
                .isEmpty();
        assertThat(read.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "frame-ancestors 'none'", "sandbox");
        assertThat(read.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(read.headers().firstValue("Set-Cookie")).isEmpty();
        HttpResponse<String> asked = server.send(server.request(FRAMES)
                .header("Origin", "https://school.example")
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "content-type")
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody()));
        assertThat(asked.headers().firstValue("Access-Control-Allow-Methods").orElseThrow())
                .contains("POST");
    }

    @Test
    void aRunTellsOfAllItsStepsAndItsLastFrameIsTheFrame() throws Exception {
        HttpResponse<String> stream = server.post(RUNS, "{\"settings\": {\"rate\": 0.02}, \"steps\": 200}");
        assertThat(stream.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/event-stream");
        assertThat(stream.headers().firstValue("X-Accel-Buffering")).contains("no");
        List<String> events = stream.body()
                .lines()
                .filter(line -> line.startsWith("event:"))
                .map(line -> line.substring(6))
                .toList();
        assertThat(events).startsWith("run").endsWith("end");
        List<JsonNode> data = stream.body()
                .lines()
                .filter(line -> line.startsWith("data:"))
                .map(line -> RestServer.JSON.readTree(line.substring(5)))
                .toList();
        JsonNode last = data.getLast();
        assertThat(last.path("reason").stringValue()).isEqualTo("steps");
        assertThat(last.path("taken").intValue()).isEqualTo(200);
        JsonNode frame =
                RestServer.json(server.post(FRAMES, "{\"settings\": {\"rate\": 0.02}, \"then\": [{\"steps\": 200}]}"));
        assertThat(last.path("frame")).isEqualTo(frame);
        require(() -> server.bean(Runs.class).count() == 0);
    }

    @Test
    void aRunIsStoppedByDeleteAndWhenNobodyListensAndAnAddressHasTwo() throws Exception {
        List<BufferedReader> streams = new ArrayList<>();
        List<JsonNode> runs = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            BufferedReader stream = listening();
            streams.add(stream);
            runs.add(next(stream, "run"));
        }
        HttpResponse<String> third = server.post(LONG_RUN, SLOW);
        requireProblem(third, 429, "Too many runs");
        assertThat(Integer.parseInt(third.headers().firstValue("Retry-After").orElseThrow()))
                .isPositive();

        String stop = runs.getFirst().path("stop").stringValue();
        assertThat(server.send(server.request(stop).DELETE()).statusCode()).isEqualTo(204);
        assertThat(next(streams.getFirst(), "end").path("reason").stringValue()).isEqualTo("stopped");

        streams.getLast().close();
        require(() -> server.bean(Runs.class).count() == 0
                && server.bean(Learners.class).open() == 0);
    }

    @Test
    void anAddressThatAsksTooOftenIsToldWhenToComeAgain() throws Exception {
        try (RestServer small = RestServer.start(
                "nudge.rest.burst=3", "nudge.rest.requests-per-minute=1", "nudge.rest.frame-time=1ns")) {
            requireProblem(
                    small.post(LONG_RUN.replace("runs", "frames"), "{\"then\": [{\"steps\": 2000}]}"), 422, "too long");
            assertThat(small.get("/api/v1").statusCode()).isEqualTo(200);
            assertThat(small.send(small.request("/api/v1").header("X-Forwarded-For", "192.0.2.7"))
                            .statusCode())
                    .isEqualTo(200);
            HttpResponse<String> refused = small.send(small.request("/api/v1").header("X-Forwarded-For", "192.0.2.8"));
            requireProblem(refused, 429, "Too many requests");
            assertThat(Integer.parseInt(
                            refused.headers().firstValue("Retry-After").orElseThrow()))
                    .isBetween(1, 60);
        }
    }

    private static Stream<Experiment> experiments() {
        return Course.lessons().stream().flatMap(lesson -> lesson.experiments().stream());
    }

    private static BufferedReader listening() throws Exception {
        return new BufferedReader(new InputStreamReader(
                server.client()
                        .send(server.posting(LONG_RUN, SLOW).build(), HttpResponse.BodyHandlers.ofInputStream())
                        .body(),
                StandardCharsets.UTF_8));
    }

    private static JsonNode next(BufferedReader stream, String event) throws Exception {
        for (String line = stream.readLine(); line != null; line = stream.readLine()) {
            if (line.equals("event:" + event)) {
                return RestServer.JSON.readTree(stream.readLine().substring(5));
            }
        }
        throw new AssertionError("no event " + event);
    }

    private static void require(BooleanSupplier holds) throws InterruptedException {
        for (int i = 0; i < 600 && !holds.getAsBoolean(); i++) {
            Thread.sleep(50);
        }
        assertThat(holds.getAsBoolean()).isTrue();
    }

    private static void requireDetail(HttpResponse<String> response, String detail) {
        requireProblem(response, 422, "settings cannot");
        assertThat(RestServer.json(response).path("detail").stringValue()).isEqualTo(detail);
    }

    private static void requireProblem(HttpResponse<String> response, int status, String title) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        JsonNode problem = RestServer.json(response);
        assertThat(problem.path("title").stringValue()).contains(title);
        assertThat(problem.path("status").intValue()).isEqualTo(status);
        assertThat(problem.path("detail").stringValue()).endsWith(".");
    }

    /** The schema of this name, with those it refers to. */
    private static JsonNode described(JsonNode document, String schema) {
        return described(document, RestServer.JSON.createObjectNode().put("$ref", "#/components/schemas/" + schema));
    }

    private static JsonNode described(JsonNode document, JsonNode schema) {
        return RestServer.JSON
                .createObjectNode()
                .<tools.jackson.databind.node.ObjectNode>set("components", document.path("components"))
                .setAll((tools.jackson.databind.node.ObjectNode) schema);
    }

    private static void requireValid(JsonNode schema, JsonNode value) {
        Schema checked = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema.toString(), InputFormat.JSON);
        assertThat(checked.validate(value.toString(), InputFormat.JSON)).isEmpty();
    }

    private static List<String> words(String command) {
        List<String> words = new ArrayList<>();
        Matcher word = Pattern.compile("'([^']*)'|(\\S+)").matcher(command);
        while (word.find()) {
            words.add(word.group(1) != null ? word.group(1) : word.group(2));
        }
        return words;
    }
}
