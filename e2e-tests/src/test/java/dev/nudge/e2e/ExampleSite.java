package dev.nudge.e2e;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** Somebody else's page, at {@code localhost}: to a browser another site than Nudge's 127.0.0.1. */
final class ExampleSite implements AutoCloseable {

    private final HttpServer server;

    /**
     * @param nudge the address that its page embeds from, with a slash at the end
     */
    ExampleSite(String nudge) {
        try (InputStream file = ExampleSite.class.getResourceAsStream("/example-site/index.html")) {
            if (file == null) {
                throw new IllegalStateException("There is no example-site/index.html.");
            }
            byte[] page = new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("{nudge}", nudge)
                    .getBytes(StandardCharsets.UTF_8);
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                boolean found = exchange.getRequestURI().getPath().equals("/");
                exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
                exchange.sendResponseHeaders(found ? 200 : 204, found ? page.length : -1);
                if (found) {
                    exchange.getResponseBody().write(page);
                }
                exchange.close();
            });
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return at("localhost");
    }

    /** The same page under another name, which the browser must know. */
    String at(String host) {
        return "http://" + host + ":" + server.getAddress().getPort() + "/";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
