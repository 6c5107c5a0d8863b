package dev.nudge.ui.picture;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.view.ViewBox;
import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Messages;
import dev.nudge.lesson.Trail;
import dev.nudge.rest.Frames;
import dev.nudge.rest.Problem;
import java.awt.Graphics2D;
import java.awt.GraphicsEnvironment;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Draws cards, one at a time and each once: who asks for the same picture meanwhile waits for it, and it is kept as long as there is room. */
@Component
final class CardPictures implements DisposableBean {

    private static final int KEPT_BYTES = 16 << 20;
    private static final int WAITING = 64;

    private static final String BUNDLE = "vaadin-i18n.translations";

    private final BiFunction<Experiment, Trail, CompletableFuture<Frames.Shown>> frames;
    private final AsyncCache<String, byte[]> kept = Caffeine.newBuilder()
            .maximumWeight(KEPT_BYTES)
            .expireAfterWrite(Duration.ofHours(1))
            .<String, byte[]>weigher((name, picture) -> name.length() + picture.length)
            .buildAsync();
    private final ThreadPoolExecutor pen = new ThreadPoolExecutor(
            1,
            1,
            1,
            TimeUnit.MINUTES,
            new ArrayBlockingQueue<>(WAITING),
            Thread.ofPlatform().daemon().name("card-pictures").factory());

    /**
     * What a card shows.
     *
     * @param note that it is another state than its link's; empty where it is not
     */
    private record Seen(Frame frame, String note) {}

    @Autowired
    CardPictures(Frames frames) {
        this(frames::shown);
    }

    /**
     * @param frames what a trail leads to, or a {@link Problem}
     */
    CardPictures(BiFunction<Experiment, Trail, CompletableFuture<Frames.Shown>> frames) {
        this.frames = frames;
    }

    @Override
    public void destroy() {
        pen.shutdownNow();
    }

    private static String svgName(Linked linked, Palette palette) {
        return (palette == Palette.DARK ? "dark" : "light")
                + linked.experiment().id() + "?" + linked.query();
    }

    private static String pngName(Linked linked) {
        return "png" + linked.experiment().id() + "?" + linked.query();
    }

    /** Whether it is kept, or drawn already. */
    boolean hasSvg(Linked linked, Palette palette) {
        return kept.getIfPresent(svgName(linked, palette)) != null;
    }

    boolean hasPng(Linked linked) {
        return kept.getIfPresent(pngName(linked)) != null;
    }

    CompletableFuture<byte[]> svg(Linked linked, Palette palette) {
        return kept.get(
                svgName(linked, palette),
                (name, unused) -> seen(linked)
                        .thenCompose(seen -> draw(() -> Card.draw(
                                        linked.experiment(),
                                        seen.frame(),
                                        Messages.in(Locale.ENGLISH),
                                        palette,
                                        seen.note())
                                .getBytes(StandardCharsets.UTF_8))));
    }

    CompletableFuture<byte[]> png(Linked linked) {
        // Asked for before: within the cache's own computing it must not be asked again.
        CompletableFuture<byte[]> svg = svg(linked, Palette.LIGHT);
        return kept.get(pngName(linked), (name, unused) -> svg.thenCompose(drawn -> draw(() -> rasterised(drawn))));
    }

    /** What the link shows; of a walk that is too long to wait for, where it begins, and that it is no more. */
    private CompletableFuture<Seen> seen(Linked linked) {
        Trail trail = linked.trail();
        return seen(linked.experiment(), trail, "").exceptionallyCompose(failed -> {
            boolean tooLong = isTooLong(failed) && !trail.entries().isEmpty();
            return tooLong
                    ? seen(linked.experiment(), Trail.from(trail.opening()), onlyTheStart(trail.steps()))
                    : CompletableFuture.failedFuture(failed);
        });
    }

    private CompletableFuture<Seen> seen(Experiment experiment, Trail trail, String note) {
        return frames.apply(experiment, trail).thenApply(shown -> new Seen(shown.frame(), note));
    }

    private static String onlyTheStart(int steps) {
        String words = ResourceBundle.getBundle(BUNDLE, Locale.ENGLISH).getString("picture.start");
        return new MessageFormat(words, Locale.ENGLISH).format(new Object[] {steps});
    }

    /** And not that the server has too much to do, which passes. */
    private static boolean isTooLong(Throwable failed) {
        Throwable why = failed.getCause() == null ? failed : failed.getCause();
        return why instanceof Problem problem && problem.status() == HttpStatus.UNPROCESSABLE_CONTENT;
    }

    private CompletableFuture<byte[]> draw(Supplier<byte[]> drawing) {
        try {
            return CompletableFuture.supplyAsync(drawing, pen);
        } catch (RejectedExecutionException full) {
            return CompletableFuture.failedFuture(Problem.later(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "Too many pictures at once",
                    WAITING + " pictures wait to be drawn, as many as may. Wait, then send the request again.",
                    Duration.ofSeconds(5)));
        }
    }

    static byte[] rasterised(byte[] svg) {
        // JSVG takes the first family of a list, or none of them.
        String drawn = new String(svg, StandardCharsets.UTF_8)
                .replace(Card.SANS, installed("sans-serif", "Inter", "Liberation Sans"))
                .replace(Card.SERIF, installed("serif", "Source Serif 4", "Liberation Serif"));
        SVGDocument document = Objects.requireNonNull(new SVGLoader()
                .load(
                        new ByteArrayInputStream(drawn.getBytes(StandardCharsets.UTF_8)),
                        null,
                        LoaderContext.createDefault()));
        BufferedImage image = new BufferedImage(Card.WIDTH, Card.HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            document.render((java.awt.Component) null, graphics, new ViewBox(0, 0, Card.WIDTH, Card.HEIGHT));
        } finally {
            graphics.dispose();
        }
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", png);
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        return png.toByteArray();
    }

    private static String installed(String otherwise, String... families) {
        Set<String> there =
                Set.of(GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames());
        return Stream.of(families).filter(there::contains).findFirst().orElse(otherwise);
    }
}
