package dev.nudge.ui.lesson;

import dev.nudge.saved.Receipt;
import dev.nudge.saved.SavedRun;
import dev.nudge.saved.SavedRuns;
import dev.nudge.saved.SavingRefusedException;
import dev.nudge.session.Activity;
import dev.nudge.session.LearnerDevices;
import dev.nudge.session.LearnerSession;
import dev.nudge.ui.experiment.LiveExperiment;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Saves runs of one page, each with the run that it went on from. */
final class Saving {

    private final SavedRuns saved;
    private final LearnerDevices devices;

    /** By the experiment's id. */
    private final Map<String, String> origins = new HashMap<>();

    Saving(SavedRuns saved, LearnerDevices devices) {
        this.saved = saved;
        this.devices = devices;
    }

    /** The page shows this run: what is saved of its experiment from now on went on from there. */
    void goesOnFrom(SavedRun run) {
        origins.put(run.experiment(), run.id());
    }

    /** Saves an experiment as it stands, and shows where it is kept, or why it is not. */
    void save(LiveExperiment live) {
        if (live.session().activity() != Activity.NONE) {
            live.act(LearnerSession::pause);
        }
        try {
            Receipt receipt = saved.save(
                    live.experiment(),
                    live.trail(),
                    devices.computing(live.session()),
                    live.session().state(),
                    Optional.ofNullable(origins.get(live.experiment().id())),
                    Visitor.address());
            goesOnFrom(receipt.run());
            new SaveDialog(receipt, saved.days()).open();
        } catch (SavingRefusedException refused) {
            new SaveDialog(refused).open();
        }
    }
}
