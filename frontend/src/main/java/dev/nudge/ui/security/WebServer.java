package dev.nudge.ui.security;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** Tomcat, with sessions for embeds. */
@Component
final class WebServer implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private final EmbedLimits limits;
    private final EmbedHosts hosts;

    WebServer(EmbedLimits limits, EmbedHosts hosts) {
        this.limits = limits;
        this.hosts = hosts;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addContextValves(new EmbedSessions(new EmbedRoom(limits), hosts));
    }
}
