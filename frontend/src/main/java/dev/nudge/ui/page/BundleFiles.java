package dev.nudge.ui.page;

import com.vaadin.flow.server.StaticFileHandler;
import com.vaadin.flow.server.StaticFileHandlerFactory;
import com.vaadin.flow.server.StaticFileServer;
import com.vaadin.flow.server.VaadinService;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * How long browsers may keep the bundle's files. Their names change with what is in them, so for a year: after Flow's own hour they would ask for each again, and compile it anew, since what a browser has compiled
 * it keeps for an answer of the server.
 */
@Component
final class BundleFiles implements StaticFileHandlerFactory {

    private static final String FOLDER = "/VAADIN/build/";
    private static final int SECONDS = (int) Duration.ofDays(365).toSeconds();

    @Override
    public StaticFileHandler createHandler(VaadinService service) {
        return new StaticFileServer(service) {
            @Override
            protected int getCacheTime(String file) {
                return file.contains(FOLDER) ? SECONDS : super.getCacheTime(file);
            }
        };
    }
}
