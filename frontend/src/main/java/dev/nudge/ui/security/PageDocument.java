package dev.nudge.ui.security;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.server.WrappedSession;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.springframework.stereotype.Component;

/**
 * The document that Flow begins a page with: its scripts get their nonce, and an embed's requests the name of their session. An embed's document also brings the view, as Flow has it, to a frame in a page that
 * may have it; other pages, and whoever merely fetches it, ask for theirs once their scripts are there.
 */
@Component
final class PageDocument implements VaadinServiceInitListener {

    private static final String SCRIPT = read("embed-session.js");

    /** By these Flow takes a place from the query rather than from the path; an embed's address has it in its path. */
    private static final List<String> PLACE = List.of("location", "query");

    private final EmbedHosts hosts;

    PageDocument(EmbedHosts hosts) {
        this.hosts = hosts;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(this::complete);
        event.getSource().setBootstrapInitialPredicate(this::bringsView);
        event.getSource().addUIInitListener(init -> {
            init.getUI().addBeforeEnterListener(PageDocument::stayInTheFrame);
            WrappedSession session = init.getUI().getSession().getSession();
            if (EmbedSessions.isEmbed(session)) {
                Runnable livesNoMore = EmbedSessions.livesNoMore(session);
                init.getUI().addDetachListener(gone -> livesNoMore.run());
            }
        });
    }

    /** A document that may be framed leads nowhere else: other pages may not be. */
    private static void stayInTheFrame(BeforeEnterEvent event) {
        boolean embed = EmbedSessions.isEmbed(event.getUI().getSession().getSession());
        boolean stays = event.getLocation().getFirstSegment().equals("embed")
                && event.getLocation().getSubLocation().isPresent();
        boolean isSaid = HasErrorParameter.class.isAssignableFrom(event.getNavigationTarget());
        if (embed && !stays && !isSaid) {
            event.rerouteToError(NotFoundException.class);
        }
    }

    private static HttpServletRequest servletRequest(VaadinRequest request) {
        return ((VaadinServletRequest) request).getHttpServletRequest();
    }

    private static boolean isEmbed(VaadinRequest vaadinRequest) {
        HttpServletRequest request = servletRequest(vaadinRequest);
        WrappedSession session = vaadinRequest.getWrappedSession(false);
        return session != null
                && EmbedSessions.isEmbed(session)
                && EmbedSessions.isDocument(request.getMethod(), request.getRequestURI());
    }

    /** A view computes: so not for somebody else's page, nor for what merely fetches addresses. */
    private boolean bringsView(VaadinRequest vaadinRequest) {
        HttpServletRequest request = servletRequest(vaadinRequest);
        return isEmbed(vaadinRequest)
                && request.getMethod().equals("GET")
                && "iframe".equals(request.getHeader("Sec-Fetch-Dest"))
                && hosts.mayFrame(request.getHeader("Referer"), request.getScheme())
                && PLACE.stream().allMatch(name -> request.getParameter(name) == null);
    }

    private void complete(IndexHtmlResponse response) {
        HttpServletRequest request = servletRequest(response.getVaadinRequest());
        boolean embed = isEmbed(response.getVaadinRequest());
        // Flow has its own opinion of who may frame a page.
        response.getVaadinResponse().setHeader("X-Frame-Options", embed ? null : "DENY");
        if (embed) {
            String session = response.getVaadinRequest().getWrappedSession().getId();
            if (bringsView(response.getVaadinRequest())) {
                escape(response.getDocument());
            }
            Element script = new Element("script");
            script.append(SCRIPT.replace("{parameter}", EmbedSessions.PARAMETER).replace("{session}", session));
            // Before anything that asks the server.
            response.getDocument().head().prependChild(script);
            response.getDocument().getElementsByTag("html").attr("data-embed", "");
        }
        Object nonce = request.getAttribute(PageHeaders.NONCE);
        if (nonce != null) {
            response.getDocument().getElementsByTag("script").attr("nonce", nonce.toString());
        }
    }

    /** Flow writes the view's state as it stands: what somebody has put into an address could end the script there. */
    static void escape(Document document) {
        Elements scripts = document.select("script[initial]");
        if (scripts.isEmpty()) {
            throw new IllegalStateException(
                    "page document: Flow writes the view's state into no script[initial] any more; find where, so that it can be escaped");
        }
        for (Element script : scripts) {
            script.dataNodes()
                    .forEach(state -> state.setWholeData(state.getWholeData().replace("<", "\\u003C")));
        }
    }

    private static String read(String name) {
        try (InputStream file = PageDocument.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("page document: there is no " + name + " beside its class");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("page document: " + name + " could not be read", e);
        }
    }
}
