package dev.nudge.ui;

import com.vaadin.flow.component.page.AppShellConfigurator;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts Nudge. */
@SpringBootApplication(scanBasePackages = "dev.nudge")
public class NudgeApplication implements AppShellConfigurator {

    public static void main(String[] args) {
        SpringApplication.run(NudgeApplication.class, args);
    }
}
