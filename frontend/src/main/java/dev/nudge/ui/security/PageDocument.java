package dev.nudge.ui.security;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.server.WrappedSession;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jsoup.nodes.Element;
import org.springframework.stereotype.Component;

/** The document that Flow begins a page with: its scripts get their nonce, and an embed's requests the name of their session. */
@Component
final class PageDocument implements VaadinServiceInitListener {

    private static final String SCRIPT = read("embed-session.js");

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(PageDocument::complete);
        event.getSource().addUIInitListener(init -> {
            init.getUI().addBeforeEnterListener(PageDocument::stayInTheFrame);
            WrappedSession session = init.getUI().getSession().getSession();
            if (EmbedSessions.isEmbed(session)) {
                EmbedSessions.lives(session);
                init.getUI().addDetachListener(gone -> EmbedSessions.livesNoMore(session));
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

    private static void complete(IndexHtmlResponse response) {
        HttpServletRequest request = ((VaadinServletRequest) response.getVaadinRequest()).getHttpServletRequest();
        WrappedSession session = response.getVaadinRequest().getWrappedSession(false);
        boolean embed = session != null
                && EmbedSessions.isEmbed(session)
                && EmbedSessions.isDocument(request.getMethod(), request.getRequestURI());
        // Flow has its own opinion of who may frame a page.
        response.getVaadinResponse().setHeader("X-Frame-Options", embed ? null : "DENY");
        if (session != null && embed) {
            Element script = new Element("script");
            script.append(SCRIPT.replace("{parameter}", EmbedSessions.PARAMETER).replace("{session}", session.getId()));
            // Before anything that asks the server.
            response.getDocument().head().prependChild(script);
            response.getDocument().getElementsByTag("html").attr("data-embed", "");
        }
        Object nonce = request.getAttribute(PageHeaders.NONCE);
        if (nonce != null) {
            response.getDocument().getElementsByTag("script").attr("nonce", nonce.toString());
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
