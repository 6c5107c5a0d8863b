package dev.nudge.ui.picture;

import dev.nudge.lesson.Messages;
import dev.nudge.rest.Problem;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Tells an editor into which a link is pasted how to embed what it shows: oEmbed 1.0, https://oembed.com. */
@RestController
final class OembedController {

    private static final int WIDTH = 800;
    private static final int HEIGHT = 720;
    private static final Pattern PIXELS = Pattern.compile("0*[1-9][0-9]{0,8}");
    private static final Duration KEPT = Duration.ofHours(1);

    @GetMapping("/oembed")
    ResponseEntity<Map<String, Object>> embed(
            @RequestParam(defaultValue = "") String url,
            @RequestParam(defaultValue = "json") String format,
            @RequestParam(defaultValue = "") String maxwidth,
            @RequestParam(defaultValue = "") String maxheight) {
        if (!format.equals("json")) {
            throw Problem.of(
                    HttpStatus.NOT_IMPLEMENTED,
                    "Only JSON is spoken here",
                    "The format is \"" + format + "\"; leave it out, or ask for json.");
        }
        String server =
                ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString();
        Linked linked = linked(url, server)
                .orElseThrow(() -> Problem.of(
                        HttpStatus.NOT_FOUND,
                        "Nothing can be embedded from there",
                        "The url is \"" + url + "\"; it must be the address of a lesson or an embed on " + server
                                + ". Copy it from the Share button."));
        String title = Messages.in(Locale.ENGLISH).say(linked.experiment().id() + ".title");
        int mostWide = most("maxwidth", maxwidth);
        int mostHigh = most("maxheight", maxheight);
        int width = Math.min(WIDTH, mostWide);
        int height = Math.min(HEIGHT, mostHigh);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("version", "1.0");
        answer.put("type", "rich");
        answer.put("provider_name", "Nudge");
        answer.put("provider_url", server);
        answer.put("title", title);
        answer.put("width", width);
        answer.put("height", height);
        answer.put("html", iframe(server + linked.embed(), title, width, height));
        if (Card.WIDTH <= mostWide && Card.HEIGHT <= mostHigh) {
            // The limits hold for this picture, too, and it has one size.
            answer.put("thumbnail_url", server + linked.picture("png"));
            answer.put("thumbnail_width", Card.WIDTH);
            answer.put("thumbnail_height", Card.HEIGHT);
        }
        answer.put("cache_age", KEPT.toSeconds());
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(KEPT).cachePublic())
                .body(answer);
    }

    /** A limit in CSS pixels, where one is given. */
    private static int most(String name, String text) {
        if (text.isEmpty()) {
            return Integer.MAX_VALUE;
        }
        if (!PIXELS.matcher(text).matches()) {
            throw Problem.of(
                    HttpStatus.BAD_REQUEST,
                    "A limit is no number of pixels",
                    name + " is \"" + text
                            + "\"; it must be a whole number from 1 to 999999999. Leave it out for the usual size, "
                            + WIDTH + " × " + HEIGHT + ".");
        }
        return Integer.parseInt(text);
    }

    /** Only of this very server: whoever asks must not be led to embed somebody else. */
    private static Optional<Linked> linked(String url, String server) {
        try {
            URI asked = URI.create(url);
            URI here = URI.create(server);
            boolean ours = here.getScheme().equalsIgnoreCase(asked.getScheme())
                    && here.getAuthority().equalsIgnoreCase(asked.getAuthority());
            return ours ? Linked.at(url) : Optional.empty();
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }

    private static String iframe(String address, String title, int width, int height) {
        return "<iframe src=\"" + Svg.escaped(address) + "\" title=\"" + Svg.escaped(title) + "\" width=\"" + width
                + "\" height=\"" + height
                + "\" loading=\"lazy\" style=\"border:0\" referrerpolicy=\"origin\" allow=\"clipboard-write\"></iframe>";
    }
}
