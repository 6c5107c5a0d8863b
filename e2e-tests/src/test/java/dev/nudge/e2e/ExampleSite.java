package dev.nudge.e2e;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Somebody else's pages, at {@code localhost}: to a browser another site than Nudge's 127.0.0.1. */
final class ExampleSite implements AutoCloseable {

    private static final String TWENTY = "/twenty.html";
    private static final String LATE = "/late.html";

    private final HttpServer server;

    /**
     * @param nudge the address that its page embeds from, with a slash at the end
     */
    ExampleSite(String nudge) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            for (String name : List.of("/", TWENTY, LATE)) {
                byte[] page = read("/example-site/" + (name.equals("/") ? "index.html" : name.substring(1)))
                        .replace("{nudge}", nudge)
                        .getBytes(StandardCharsets.UTF_8);
                server.createContext(name, exchange -> {
                    boolean found = exchange.getRequestURI().getPath().equals(name);
                    exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
                    exchange.sendResponseHeaders(found ? 200 : 204, found ? page.length : -1);
                    if (found) {
                        exchange.getResponseBody().write(page);
                    }
                    exchange.close();
                });
            }
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(String name) throws IOException {
        try (InputStream file = ExampleSite.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("There is no " + name + ".");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    String url() {
        return at("localhost");
    }

    /** The same page under another name, which the browser must know. */
    String at(String host) {
        return "http://" + host + ":" + server.getAddress().getPort() + "/";
    }

    /** A page with twenty embeds, one below the other, that counts how long they take. */
    String twenty() {
        return url().replaceFirst("/$", TWENTY);
    }

    /** A high page without an embed yet. */
    String late() {
        return url().replaceFirst("/$", LATE);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
