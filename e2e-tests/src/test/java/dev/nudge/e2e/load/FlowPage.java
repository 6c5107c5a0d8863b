package dev.nudge.e2e.load;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One page of one visitor, opened and spoken to as Vaadin Flow's client does: the page, its first state (which an embed's document brings), the navigation, then a websocket. It executes no script: it
 * answers what the server awaits, and hands what elements are told to a listener. Styles, scripts and fonts, which a browser keeps, are not fetched. Its session is named by a cookie, or, where an
 * embed's document names one, by every request.
 */
public final class FlowPage implements AutoCloseable {

    /** A function of an element that the server calls. */
    public record Call(int node, String script, JsonNode arguments) {}

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String GUARD = "for(;;);";

    /** What a document brings of the page's first state; where that is not in it, it is asked for. */
    private static final Pattern BROUGHT = Pattern.compile("window\\.Vaadin\\.TypeScript= (\\{.*});</script>");

    /** In the script at the head of an embed's document. */
    private static final Pattern SESSION = Pattern.compile("(embed-session)=([0-9A-Za-z.!-]+)");

    private final HttpClient http;
    private final URI address;
    private final Consumer<Call> calls;
    private Function<Call, Object> answers = call -> true;
    private final PageNodes nodes = new PageNodes();
    private final List<String> failures = new ArrayList<>();
    private final List<Map<String, Object>> early = new ArrayList<>();
    private final StringBuilder received = new StringBuilder();
    private String cookie = "";
    private String session = "";
    private String csrf = "";
    private int ui;
    private int lastSync;
    private int nextMessage;
    private @Nullable WebSocket socket;
    private CompletableFuture<?> sent = CompletableFuture.completedFuture(null);

    /**
     * @param address of the page, with its query
     * @param http of many pages, as {@link #connections} makes one
     * @param calls hears what elements are told, on threads of the connection; the last argument is the element where there is one
     */
    public FlowPage(URI address, HttpClient http, Consumer<Call> calls) {
        this.address = address;
        this.calls = calls;
        this.http = http;
    }

    /** Connections of many visitors, whose cookies stay theirs. */
    public static HttpClient connections(Executor threads) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .executor(threads)
                .build();
    }

    public PageNodes nodes() {
        return nodes;
    }

    /** What went wrong so far. */
    public synchronized List<String> failures() {
        return List.copyOf(failures);
    }

    /** What scripts of the server's result in, where it waits for that; {@code true} unless this was called. */
    public void answering(Function<Call, Object> with) {
        answers = with;
    }

    /** Opens the page and its websocket. */
    public void open() throws IOException, InterruptedException {
        // As a frame in a page of this machine says of itself.
        String document = fetch(HttpRequest.newBuilder(address)
                .header("Sec-Fetch-Dest", "iframe")
                .header("Referer", "http://localhost:8000/"));
        Matcher named = SESSION.matcher(document);
        session = named.find() ? "&" + named.group(1) + "=" + named.group(2) : "";
        String path = address.getPath().replaceFirst("^/", "");
        String query = address.getRawQuery() == null ? "" : address.getRawQuery();
        JsonNode first = first(document, path, query).path("appConfig");
        ui = first.path("v-uiId").intValue(0);
        JsonNode state = first.path("uidl");
        csrf = state.path("Vaadin-Security-Key").asString("");
        take(state);
        String navigate = message(List.of(Map.of(
                "type",
                "event",
                "node",
                1,
                "event",
                "ui-navigate",
                "data",
                Map.of("route", path, "query", query, "appShellTitle", "", "historyState", "", "trigger", ""))));
        String answer = fetch(HttpRequest.newBuilder(service("uidl", "&v-uiId=" + ui))
                .header("Content-Type", "application/json; charset=UTF-8")
                .POST(HttpRequest.BodyPublishers.ofString(navigate)));
        take(JSON.readTree(answer.startsWith(GUARD) ? answer.substring(GUARD.length()) : answer));
        URI push = URI.create("ws"
                + service("push", "").toString().substring("http".length()).replaceFirst("/\\?", "/VAADIN/push?")
                + "&v-uiId=" + ui + "&v-pushId=" + state.path("Vaadin-Push-ID").asString("")
                + "&X-Atmosphere-tracking-id=0&X-Atmosphere-Framework=4.0.1&X-Atmosphere-Transport=websocket&X-Atmosphere-TrackMessageSize=true"
                + "&Content-Type=application/json;%20charset=UTF-8&X-atmo-protocol=true&X-Vaadin-LastSeenServerSyncId="
                + lastSync);
        WebSocket.Builder builder = http.newWebSocketBuilder().connectTimeout(PATIENCE);
        if (!cookie.isEmpty()) {
            builder.header("Cookie", cookie);
        }
        WebSocket opened = builder.buildAsync(push, new Reader()).join();
        synchronized (this) {
            socket = opened;
            if (!early.isEmpty()) {
                send(early);
                early.clear();
            }
        }
    }

    private JsonNode first(String document, String path, String query) throws IOException, InterruptedException {
        Matcher brought = BROUGHT.matcher(document);
        if (brought.find()) {
            JsonNode initial = JSON.readTree(brought.group(1)).path("initial");
            if (initial.isObject()) {
                return initial;
            }
        }
        if (!session.isEmpty()) {
            throw new IOException(address + " brings no view, as an embed's document does");
        }
        return JSON.readTree(fetch(HttpRequest.newBuilder(service(
                "init",
                "&location=" + encoded(path) + "&query=" + encoded(query)
                        + "&v-sh=900&v-sw=1440&v-wh=900&v-ww=1440&v-bh=0&v-bw=1440&v-tzo=0&v-dstd=0&v-rtzo=0&v-dston=false&v-tzid=UTC"
                        + "&v-wn=load&v-td=false&v-pr=1&v-cs=light&v-pv=VISIBLE"))));
    }

    /** Tells the server of an event of an element. */
    void event(int node, String event, Map<String, ?> data) {
        send(List.of(Map.of("type", "event", "node", node, "event", event, "data", data)));
    }

    void click(int node) {
        event(
                node,
                "click",
                Map.of(
                        "event.detail",
                        1,
                        "event.button",
                        0,
                        "event.clientX",
                        1,
                        "event.clientY",
                        1,
                        "event.screenX",
                        1,
                        "event.screenY",
                        1,
                        "event.shiftKey",
                        false,
                        "event.metaKey",
                        false,
                        "event.ctrlKey",
                        false));
    }

    @Override
    public void close() {
        WebSocket open = socket;
        if (open != null) {
            open.abort();
        }
    }

    private String fetch(HttpRequest.Builder builder) throws IOException, InterruptedException {
        if (!cookie.isEmpty()) {
            builder.header("Cookie", cookie);
        }
        HttpRequest request = builder.timeout(PATIENCE).build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(request.method() + " " + request.uri() + " was answered with " + answer.statusCode());
        }
        answer.headers().firstValue("Set-Cookie").ifPresent(set -> cookie = set.replaceFirst(";.*", ""));
        return answer.body();
    }

    /** Where Flow's own requests go: beside the page. */
    private URI service(String kind, String more) {
        return address.resolve("/?v-r=" + kind + more + session);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Messages are numbered, and each says which message of the server's was the last to be seen. */
    private String message(List<? extends Map<String, ?>> rpc) {
        return JSON.writeValueAsString(
                Map.of("csrfToken", csrf, "rpc", rpc, "syncId", lastSync, "clientId", nextMessage++));
    }

    /** What the server waits for; until the websocket is open it waits too. */
    private synchronized void reply(List<Map<String, Object>> replies) {
        if (socket == null) {
            early.addAll(replies);
        } else {
            send(replies);
        }
    }

    private synchronized void send(List<? extends Map<String, ?>> rpc) {
        WebSocket open = socket;
        if (open == null) {
            throw new IllegalStateException(address + " is not open");
        }
        String message = message(rpc);
        String framed = message.length() + "|" + message;
        sent = sent.thenCompose(before -> open.sendText(framed, true)).exceptionally(failure -> {
            fail("not sent: " + failure);
            return open;
        });
    }

    private synchronized void fail(String failure) {
        failures.add(failure);
    }

    /** Takes in one message of the server's. */
    private void take(JsonNode message) {
        List<Map<String, Object>> replies = new ArrayList<>();
        synchronized (this) {
            lastSync = Math.max(lastSync, message.path("syncId").intValue(0));
        }
        JsonNode meta = message.path("meta");
        if (meta.has("appError") || meta.has("sessionExpired")) {
            fail("the server says " + meta);
        }
        nodes.take(message.path("changes"));
        for (JsonNode call : message.path("execute")) {
            String script = call.get(call.size() - 1).asString("");
            Call told = new Call(call.get(0).path("@v-node").intValue(0), script, call);
            boolean answered = false;
            for (JsonNode argument : call) {
                JsonNode channel = argument.path("@v-return");
                // Of two, the first is for the result, the second for a failure.
                if (channel.isArray() && !answered) {
                    replies.add(Map.of(
                            "type",
                            "channel",
                            "node",
                            channel.get(0).intValue(0),
                            "channel",
                            channel.get(1).intValue(0),
                            "args",
                            List.of(answers.apply(told))));
                    answered = true;
                }
            }
            calls.accept(told);
        }
        if (!replies.isEmpty()) {
            reply(replies);
        }
    }

    /** Reads messages as they come: each is its length in characters, a bar, and itself. */
    private final class Reader implements WebSocket.Listener {
        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            try {
                received.append(data);
                for (int bar = received.indexOf("|"); bar > 0; bar = received.indexOf("|")) {
                    int end = bar
                            + 1
                            + Integer.parseInt(received.substring(0, bar).strip());
                    if (received.length() < end) {
                        break;
                    }
                    String message = received.substring(bar + 1, end);
                    received.delete(0, end);
                    if (message.startsWith("{")) {
                        take(JSON.readTree(message));
                    }
                }
            } catch (RuntimeException failure) {
                fail("not understood: " + failure);
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
            fail("the connection was closed: " + status + " " + reason);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable failure) {
            fail("the connection broke: " + failure);
        }
    }
}
