package dev.nudge.session;

import dev.nudge.compute.Budget;
import dev.nudge.compute.Compute;
import dev.nudge.compute.device.Device;
import dev.nudge.lesson.Control;
import dev.nudge.lesson.Course;
import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Lesson;
import dev.nudge.lesson.Stage;
import dev.nudge.lesson.Stage.Stroke;
import dev.nudge.lesson.Trail;
import dev.nudge.lesson.Value;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Computes the pictures of the texts and plays every experiment for a moment after the start, and lets the device warm up what other programs need, so that the
 * just-in-time compiler has met the kernels before the first learner does. It runs beside the requests, not in them.
 */
@Component
class WarmUp implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);

    /** Enough for the second compiler to take up what a slider move runs through. */
    private static final int MOVES = 4_000;

    /** For the sliders of one experiment: learners who come meanwhile share the cores with it. */
    private static final Duration MOST = Duration.ofMillis(400);

    /** On a device that was asked for by name, which may be in another process: enough to compile what there is. */
    private static final int ELSEWHERE = 100;

    private final Device device;
    private final Stills stills;
    private final int moves;
    private final Duration most;
    private volatile boolean stopping;
    private @Nullable Thread thread;

    WarmUp(LearnerDevices devices, Stills stills) {
        this.stills = stills;
        this.device = devices.first();
        this.moves = devices.wanted().isEmpty() ? MOVES : ELSEWHERE;
        this.most = devices.wanted().isEmpty() ? MOST : Duration.ofDays(1);
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        thread = Thread.ofPlatform().name("warm-up").daemon().start(() -> {
            long start = System.nanoTime();
            try {
                stills.fill(() -> stopping);
                for (Lesson lesson : Course.lessons()) {
                    lesson.experiments().forEach(experiment -> play(experiment, moves));
                }
                device.warmUp(() -> stopping);
                LOG.info("Warm after {} ms", (System.nanoTime() - start) / 1_000_000);
            } catch (RuntimeException e) {
                LOG.warn("The warm-up failed; the first answers may be slow", e);
            }
        });
    }

    /** Before the device closes. */
    @Override
    public void destroy() throws InterruptedException {
        stopping = true;
        if (thread != null) {
            thread.join();
        }
    }

    /**
     * Moves every slider over its track, for a moment, and walks to the end.
     *
     * @param moves of each slider at most
     */
    void play(Experiment experiment, int moves) {
        try (Compute compute = Compute.on(device, Budget.unlimited());
                Stage stage = experiment.open(experiment.start(), compute)) {
            List<Control.Slider> sliders = experiment.controls().stream()
                    .filter(Control.Slider.class::isInstance)
                    .map(Control.Slider.class::cast)
                    .toList();
            for (Control.Slider slider : sliders) {
                long end = System.nanoTime() + most.toNanos() / sliders.size();
                for (int i = 0; i < moves && System.nanoTime() < end && !stopping; i++) {
                    float value = slider.min() + (slider.max() - slider.min()) * (i % 100) / 100;
                    stage.apply(new Trail.Change(slider.id(), new Value.Number(slider.clamp(value))), Stroke.CONTINUED);
                    stage.frame();
                }
            }
            stage.stepUntilItStops();
        }
    }
}
