package dev.nudge.ui.picture;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import dev.nudge.lesson.Messages;
import dev.nudge.rest.Frames;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jsoup.nodes.Element;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Tells chats and editors what a link shows: Open Graph (https://ogp.me), a Twitter card, and where oEmbed answers. */
@Component
final class HeadTags implements VaadinServiceInitListener {

    /** A page does not wait longer for its sentence; it then has the experiment's name alone. */
    private static final long PATIENCE_MILLIS = 400;

    private final Frames frames;

    HeadTags(Frames frames) {
        this.frames = frames;
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
                .ifPresent(linked -> describe(response.getDocument().head(), linked, server, address));
    }

    /**
     * @param server its address, without a slash at the end
     * @param address of the page
     */
    void describe(Element head, Linked linked, String server, String address) {
        String title = Messages.in(Locale.ENGLISH).say(linked.experiment().id() + ".title");
        String sentence = sentence(linked, title);
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

    private String sentence(Linked linked, String otherwise) {
        try {
            return Messages.in(Locale.ENGLISH)
                    .say(frames.shown(linked.experiment(), linked.trail())
                            .get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                            .frame()
                            .words());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return otherwise;
        } catch (ExecutionException | TimeoutException notNow) {
            return otherwise;
        }
    }

    private static void property(Element head, String name, String content) {
        head.appendElement("meta").attr("property", name).attr("content", content);
    }
}
