package dev.nudge.ui.picture;

import dev.nudge.lesson.Course;
import dev.nudge.lesson.Experiment;
import dev.nudge.rest.Problem;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Pictures of what a link shows, for whoever cannot run a page: chats, editors, a page whose server is away. */
@RestController
final class PictureController {

    /** No control is called so. */
    private static final String THEME = "theme";

    private static final MediaType SVG = MediaType.parseMediaType("image/svg+xml");
    private static final CacheControl KEPT =
            CacheControl.maxAge(Duration.ofHours(1)).cachePublic();

    private final CardPictures pictures;

    PictureController(CardPictures pictures) {
        this.pictures = pictures;
    }

    @GetMapping("/picture/{experiment}.svg")
    CompletableFuture<ResponseEntity<byte[]>> svg(
            @PathVariable String experiment, @RequestParam Map<String, String> settings) {
        Palette palette = "dark".equals(settings.get(THEME)) ? Palette.DARK : Palette.LIGHT;
        return pictures.svg(linked(experiment, settings), palette).thenApply(svg -> answer(svg, SVG));
    }

    @GetMapping("/picture/{experiment}.png")
    CompletableFuture<ResponseEntity<byte[]>> png(
            @PathVariable String experiment, @RequestParam Map<String, String> settings) {
        return pictures.png(linked(experiment, settings)).thenApply(png -> answer(png, MediaType.IMAGE_PNG));
    }

    private static Linked linked(String id, Map<String, String> settings) {
        Experiment experiment = Course.find(id)
                .orElseThrow(() -> Problem.of(
                        HttpStatus.NOT_FOUND,
                        "There is no such picture",
                        "No experiment is called \"" + id + "\". GET /api/v1 lists all of them."));
        return Linked.of(experiment, settings);
    }

    private static ResponseEntity<byte[]> answer(byte[] picture, MediaType type) {
        return ResponseEntity.ok()
                .contentType(type)
                .cacheControl(KEPT)
                .eTag("W/\"" + DigestUtils.md5DigestAsHex(picture) + "\"")
                .body(picture);
    }
}
