package dev.nudge.ui.lesson;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.nudge.lesson.Messages;
import dev.nudge.lesson.Trail;
import dev.nudge.link.Permalink;
import dev.nudge.saved.SavedRun;
import dev.nudge.saved.SavedRuns;
import dev.nudge.session.Activity;
import dev.nudge.session.LearnerDevices;
import dev.nudge.ui.experiment.LiveExperiment;
import dev.nudge.ui.page.Routes;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** That the page shows a saved run: when and on which device it was saved, whether the numbers here are those of then, and what may be done with it. */
final class RunNotice extends Div {

    private static final String NAME = "run-notice";

    private final transient SavedRuns saved;
    private final transient LearnerDevices devices;
    private final Paragraph title = new Paragraph();
    private final Span numbers = new Span();
    private transient @Nullable SavedRun run;
    private transient @Nullable LiveExperiment live;
    /** Where it was when it was saved; null where there is no run. */
    private transient @Nullable Trail there;

    RunNotice(SavedRuns saved, LearnerDevices devices) {
        this.saved = saved;
        this.devices = devices;
        addClassName(NAME);
        setId(NAME);
        getElement().setAttribute("role", "status");
        numbers.setId(NAME + "-numbers");
        setVisible(false);
    }

    /** The run that the page was opened at. */
    Optional<SavedRun> run() {
        return Optional.ofNullable(run);
    }

    /**
     * @param shown of this run
     * @param live its experiment
     */
    void prepare(SavedRun shown, LiveExperiment live) {
        if (shown.equals(run)) {
            return;
        }
        this.run = shown;
        this.live = live;
        there = Permalink.read(live.experiment(), Permalink.parameters(shown.trail()), Set.of())
                .trail();
        removeAll();
        add(title, numbers);
        shown.origin()
                .ifPresent(origin -> add(new Span(
                        new Span(getTranslation("run.origin") + " "),
                        new Anchor(Routes.run(origin), Routes.run(origin)))));
        NativeButton delete = new NativeButton(getTranslation("run.delete"));
        delete.addClassName("button");
        delete.setId("run-delete");
        SavedSecrets.unlock(delete, shown.id(), secret -> delete(shown, secret, delete));
        add(delete);
        setVisible(true);
    }

    private void delete(SavedRun shown, String secret, NativeButton button) {
        boolean gone = saved.delete(shown.id(), secret);
        title.setText(getTranslation(gone ? "run.deleted" : "run.notDeleted"));
        numbers.setText("");
        if (gone) {
            there = null;
            button.setVisible(false);
            SavedSecrets.forget(this, shown.id());
        }
    }

    /** Whether the page shows the run just as it was saved. */
    boolean isAsSaved() {
        return live != null && live.session().trail().equals(there);
    }

    /** The run's experiment has changed, or another of the page. */
    void show(LiveExperiment changed) {
        if (run == null || changed != live || there == null) {
            return;
        }
        SavedRun shown = run;
        String when = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(getLocale())
                .format(shown.created().atZone(ZoneOffset.UTC));
        if (changed.session().activity() == Activity.WORKING) {
            title.setText(getTranslation("run.walking", when));
            numbers.setText("");
            return;
        }
        title.setText(getTranslation(isAsSaved() ? "run.title" : "run.on", when, name(shown.device())));
        numbers.setText(isAsSaved() ? compared(shown, changed) : "");
    }

    private String compared(SavedRun shown, LiveExperiment changed) {
        List<String> here = devices.computing(changed.session());
        OptionalDouble difference =
                saved.difference(shown.id(), changed.session().state());
        if (difference.isPresent() && difference.getAsDouble() == 0) {
            return getTranslation("run.same");
        }
        if (!String.join(",", here).equals(shown.device())) {
            String name = name(String.join(",", here));
            return difference.isPresent()
                    ? getTranslation("run.elsewhere.by", name, Messages.number((float) difference.getAsDouble()))
                    : getTranslation("run.elsewhere", name);
        }
        return difference.isPresent()
                ? getTranslation("run.differs", Messages.number((float) difference.getAsDouble()), shown.engine())
                : "";
    }

    /** Names of devices, as people say them. */
    private static String name(String devices) {
        return devices.replace(",", " + ").replace("cpu", "CPU");
    }
}
