package dev.nudge.ui.picture;

import dev.nudge.lesson.Course;
import dev.nudge.lesson.Experiment;
import dev.nudge.rest.Asking;
import dev.nudge.rest.FrameShares;
import dev.nudge.rest.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
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

    private final Asking asking;
    private final FrameShares shares;

    PictureController(CardPictures pictures, Asking asking, FrameShares shares) {
        this.pictures = pictures;
        this.asking = asking;
        this.shares = shares;
    }

    @GetMapping("/picture/{experiment}.svg")
    CompletableFuture<ResponseEntity<byte[]>> svg(
            @PathVariable String experiment, @RequestParam Map<String, String> settings, HttpServletRequest request) {
        Palette palette = "dark".equals(settings.get(THEME)) ? Palette.DARK : Palette.LIGHT;
        Linked linked = linked(experiment, settings);
        return picture(pictures.hasSvg(linked, palette), request, () -> pictures.svg(linked, palette))
                .thenApply(svg -> answer(svg, SVG));
    }

    @GetMapping("/picture/{experiment}.png")
    CompletableFuture<ResponseEntity<byte[]>> png(
            @PathVariable String experiment, @RequestParam Map<String, String> settings, HttpServletRequest request) {
        Linked linked = linked(experiment, settings);
        return picture(pictures.hasPng(linked), request, () -> pictures.png(linked))
                .thenApply(png -> answer(png, MediaType.IMAGE_PNG));
    }

    /** What has to be drawn first counts as whatever has to be computed. */
    private CompletableFuture<byte[]> picture(
            boolean kept, HttpServletRequest request, Supplier<CompletableFuture<byte[]>> drawing) {
        if (kept) {
            return drawing.get();
        }
        asking.count(request.getRemoteAddr());
        return shares.of(request.getRemoteAddr(), drawing);
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
