package dev.nudge.ui;

import com.vaadin.flow.component.dependency.NpmPackage;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.shared.ui.Transport;
import java.net.URL;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts Nudge. */
@Push(transport = Transport.WEBSOCKET)
@SpringBootApplication(scanBasePackages = "dev.nudge")
@StyleSheet("context://nudge.css")
@StyleSheet("context://reading.css")
@StyleSheet("context://lesson.css")
@StyleSheet("context://screens.css")
@StyleSheet("context://embed.css")
@StyleSheet("context://seat.css")
@StyleSheet("context://desk.css")
@NpmPackage(
        value = "@fontsource-variable/inter",
        version = "5.3.0",
        assets = "files/inter-latin-wght-norma*.woff2:fonts")
@NpmPackage(
        value = "@fontsource-variable/source-serif-4",
        version = "5.3.1",
        assets = "files/source-serif-4-latin-wght-*.woff2:fonts")
public class NudgeApplication implements AppShellConfigurator {

    /**
     * Ends with 1 where it lies in the packed jar: there a virtual thread that waits for the jar's inner lock and holds the outer one may never go on, because those that load classes
     * keep all the threads that could carry it, and wait for the outer one.
     */
    public static void main(String[] args) {
        URL here = NudgeApplication.class.getProtectionDomain().getCodeSource().getLocation();
        if (here.getProtocol().equals("jar")) {
            System.err.println(
                    "Nudge runs unpacked: java -Djarmode=tools -jar THIS.jar extract --destination nudge, then"
                            + " java -jar nudge/THIS.jar. ./nudge run does both.");
            System.exit(1);
        }
        SpringApplication.run(NudgeApplication.class, args);
    }
}
