package dev.nudge.e2e;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;

/**
 * Moves the mouse of the only page without waiting until the page has seen the move, as a hand does. Playwright waits, and so
 * slows down with the page it measures.
 */
final class SteadyHand implements AutoCloseable {

    private final HttpClient client = HttpClient.newHttpClient();
    private final WebSocket devtools;
    private int message;

    /**
     * @param port Chromium's {@code --remote-debugging-port}
     */
    SteadyHand(int port) {
        devtools = client.newWebSocketBuilder()
                .buildAsync(page(port), new WebSocket.Listener() {})
                .join();
    }

    /** Moves with the left button held. */
    void moveTo(double x, double y) {
        JsonObject event = new JsonObject();
        event.addProperty("type", "mouseMoved");
        event.addProperty("button", "left");
        event.addProperty("buttons", 1);
        event.addProperty("x", x);
        event.addProperty("y", y);
        JsonObject call = new JsonObject();
        call.addProperty("id", ++message);
        call.addProperty("method", "Input.dispatchMouseEvent");
        call.add("params", event);
        devtools.sendText(call.toString(), true).join();
    }

    @Override
    public void close() {
        devtools.abort();
        client.close();
    }

    private URI page(int port) {
        try {
            HttpRequest list = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json/list"))
                    .build();
            String targets =
                    client.send(list, HttpResponse.BodyHandlers.ofString()).body();
            for (JsonElement target : JsonParser.parseString(targets).getAsJsonArray()) {
                JsonObject page = target.getAsJsonObject();
                if (page.get("type").getAsString().equals("page")
                        && page.get("url").getAsString().startsWith("http")) {
                    return URI.create(page.get("webSocketDebuggerUrl").getAsString());
                }
            }
            throw new IllegalStateException("Chromium shows no page to move the mouse on.");
        } catch (IOException e) {
            throw new IllegalStateException("Chromium cannot be reached on its debugging port " + port + ".", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while looking for Chromium's page.", e);
        }
    }
}
