package dev.nudge.ui.embed;

import dev.nudge.lesson.Course;
import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Messages;
import dev.nudge.lesson.Still;
import dev.nudge.lesson.Trail;
import dev.nudge.link.EmbedLink;
import dev.nudge.session.Stills;
import dev.nudge.ui.experiment.SmallPicture;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What an embed shows where it cannot live: the large picture of its first frame, as SVG. */
@RestController
final class EmbedStill {

    private static final MediaType SVG = MediaType.parseMediaType("image/svg+xml;charset=UTF-8");

    /** A longer walk is not walked for a picture; it shows where that begins. */
    private static final int MOST_STEPS = 200;

    /** Computed at once; others wait, and who has waited too long is asked to come again. */
    private static final int AT_ONCE = 4;

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Stills stills;
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final PaperColours colours = new PaperColours();

    EmbedStill(Stills stills) {
        this.stills = stills;
    }

    @GetMapping("/embed/{id}/still.svg")
    ResponseEntity<String> still(@PathVariable String id, @RequestParam Map<String, String> parameters)
            throws InterruptedException {
        Optional<Experiment> named = Course.lessons().stream()
                .flatMap(lesson -> lesson.experiments().stream())
                .filter(each -> each.id().equals(id))
                .findFirst();
        if (named.isEmpty()) {
            return ResponseEntity.notFound().build();
        }
        if (!places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                    .header(HttpHeaders.RETRY_AFTER, "1")
                    .build();
        }
        try {
            return drawn(named.get(), EmbedLink.read(named.get(), parameters))
                    .map(svg -> ResponseEntity.ok()
                            .contentType(SVG)
                            .cacheControl(
                                    CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
                            .body(svg))
                    .orElseGet(() -> ResponseEntity.notFound().build());
        } finally {
            places.release();
        }
    }

    /** The first picture that is shown and has something that can stand still; empty if none has. */
    private Optional<String> drawn(Experiment experiment, EmbedLink.Read read) {
        Trail trail = read.trail().steps() <= MOST_STEPS
                ? read.trail()
                : Trail.from(read.trail().opening());
        Frame frame = stills.frame(experiment, trail);
        String words = Messages.in(Locale.ENGLISH).say(frame.words());
        return experiment.pictures().stream()
                .filter(picture ->
                        !frame.away().contains(picture.id()) && !read.embed().hides(picture))
                .flatMap(picture -> picture(new Still(experiment, picture, frame), words))
                .findFirst()
                .map(picture -> colours.standalone(picture, read.embed().theme()));
    }

    private static Stream<SmallPicture> picture(Still still, String words) {
        return SmallPicture.fits(still) ? Stream.of(new SmallPicture(still, words)) : Stream.empty();
    }
}
