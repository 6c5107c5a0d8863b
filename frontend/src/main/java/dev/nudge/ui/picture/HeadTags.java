package dev.nudge.ui.picture;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import dev.nudge.lesson.Messages;
import dev.nudge.rest.FrameShares;
import dev.nudge.rest.Frames;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * Tells chats and editors what a link shows: Open Graph (https://ogp.me), a Twitter card, and where oEmbed answers. A person's page waits for none of it; who fetches
 * a page for a preview waits a little for its sentence.
 */
@Component
final class HeadTags implements VaadinServiceInitListener {

    private static final long PATIENCE_MILLIS = 2_000;

    /** So many fetchers wait at a time; others are told what is at hand. */
    private static final int MOST_WAITING = 4;

    /** What those call themselves who fetch a page to make a preview of it, or as a program; Cubot makes phones. */
    private static final Pattern FETCHER = Pattern.compile(
            "\\b(?!cubot)\\w*bot\\b|facebookexternalhit|whatsapp|preview|iframely|embedly|unfurl|crawler|spider"
                    + "|^(curl|wget|python|go-http-client|okhttp|axios|node|undici|java|ruby|libwww|guzzle)",
            Pattern.CASE_INSENSITIVE);

    private final Frames frames;
    private final FrameShares shares;
    private final Semaphore waiting = new Semaphore(MOST_WAITING);

    HeadTags(Frames frames, FrameShares shares) {
        this.frames = frames;
        this.shares = shares;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(this::describe);
    }

    private void describe(IndexHtmlResponse response) {
        HttpServletRequest request = ((VaadinServletRequest) response.getVaadinRequest()).getHttpServletRequest();
        Map<String, String> parameters = new LinkedHashMap<>();
        request.getParameterMap().forEach((name, values) -> parameters.put(name, values[0]));
        String path = response.getVaadinRequest().getPathInfo();
        String server =
                ServletUriComponentsBuilder.fromContextPath(request).build().toUriString();
        String query = request.getQueryString();
        String address =
                ServletUriComponentsBuilder.fromRequestUri(request).build().toUriString()
                        + (query == null ? "" : "?" + query);
        Linked.at(path == null ? "" : path.replaceFirst("^/", ""), parameters, "")
                .ifPresent(linked -> describe(
                        response.getDocument().head(),
                        linked,
                        server,
                        address,
                        isFetcher(request.getHeader("User-Agent")) ? request.getRemoteAddr() : null));
    }

    /** Whether somebody who calls himself so fetches pages for previews. */
    static boolean isFetcher(@Nullable String userAgent) {
        return userAgent != null && FETCHER.matcher(userAgent).find();
    }

    /**
     * @param server its address, without a slash at the end
     * @param address of the page
     * @param fetcher the peer of a connection on which the sentence may take a moment; null where it may not
     */
    void describe(Element head, Linked linked, String server, String address, @Nullable String fetcher) {
        String title = Messages.in(Locale.ENGLISH).say(linked.experiment().id() + ".title");
        String sentence = frames.atHand(linked.experiment(), linked.trail())
                .or(() -> fetcher == null ? Optional.empty() : awaited(linked, fetcher))
                .map(shown -> Messages.in(Locale.ENGLISH).say(shown.frame().words()))
                .orElseGet(() -> head.select("meta[name=description]").attr("content"));
        String picture = server + linked.picture("png");
        property(head, "og:type", "website");
        property(head, "og:site_name", "Nudge");
        property(head, "og:title", title);
        property(head, "og:description", sentence);
        property(head, "og:url", address);
        property(head, "og:image", picture);
        property(head, "og:image:type", "image/png");
        property(head, "og:image:width", Integer.toString(Card.WIDTH));
        property(head, "og:image:height", Integer.toString(Card.HEIGHT));
        property(head, "og:image:alt", sentence);
        head.appendElement("meta").attr("name", "twitter:card").attr("content", "summary_large_image");
        head.select("meta[name=description]").attr("content", sentence);
        head.appendElement("link")
                .attr("rel", "alternate")
                .attr("type", "application/json+oembed")
                .attr("title", title)
                .attr("href", server + "/oembed?format=json&url=" + URLEncoder.encode(address, StandardCharsets.UTF_8));
    }

    private Optional<Frames.Shown> awaited(Linked linked, String fetcher) {
        if (!waiting.tryAcquire()) {
            return Optional.empty();
        }
        try {
            return Optional.of(shares.of(fetcher, () -> frames.shown(linked.experiment(), linked.trail()))
                    .get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException | TimeoutException notNow) {
            return Optional.empty();
        } finally {
            waiting.release();
        }
    }

    private static void property(Element head, String name, String content) {
        head.appendElement("meta").attr("property", name).attr("content", content);
    }
}
