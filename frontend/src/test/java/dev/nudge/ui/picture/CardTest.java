package dev.nudge.ui.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nudge.lesson.Course;
import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Messages;
import dev.nudge.lesson.Trail;
import dev.nudge.rest.Frames;
import dev.nudge.rest.Problem;
import dev.nudge.schedule.ComputeScheduler;
import dev.nudge.session.LearnerDevices;
import dev.nudge.session.LearnerSession;
import dev.nudge.session.Learners;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.http.HttpStatus;
import org.w3c.dom.Document;

class CardTest {

    private static final AnnotationConfigApplicationContext SPRING = spring();

    private static AnnotationConfigApplicationContext spring() {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.registerBean(SimpleMeterRegistry.class);
        context.register(LearnerDevices.class, ComputeScheduler.class, Learners.class);
        context.refresh();
        return context;
    }

    @AfterAll
    static void close() {
        SPRING.close();
    }

    static Stream<Experiment> experiments() {
        return Course.lessons().stream().flatMap(lesson -> lesson.experiments().stream());
    }

    @ParameterizedTest
    @MethodSource("experiments")
    void everyExperimentHasAPictureAtItsStartAndAfterSomeSteps(Experiment experiment) throws Exception {
        try (LearnerSession session = SPRING.getBean(Learners.class).open(experiment, experiment.start())) {
            requirePicture(experiment, session.frame(), "start");
            session.leap(6);
            requirePicture(experiment, session.frame(), "walked");
        }
    }

    @Test
    void aCardShowsTheStateOfItsLink() {
        Experiment quadratic = Course.experiment("quadratic");
        Linked start = Linked.of(quadratic, Map.of());
        Linked moved = Linked.of(quadratic, Map.of("a", "3", "then", "20"));
        assertThat(draw(start)).isEqualTo(draw(start)).isNotEqualTo(draw(moved));
        assertThat(moved.picture("png"))
                .startsWith("/picture/quadratic.png?v=1&a=3")
                .contains("then=20");
    }

    @Test
    void theNodesOfAGraphHaveTheirNames() {
        assertThat(draw(Linked.of(Course.experiment("graph"), Map.of()))).contains(">a·x²</text>");
    }

    /** A card cannot be touched, nor can an embed whose controls are fixed. */
    @Test
    void theRowsAndColumnsOfATableHaveTheirNames() {
        String card = draw(Linked.of(Course.experiment("ten"), Map.of()));
        for (int digit = 0; digit <= 9; digit++) {
            assertThat(card.split(">" + digit + "</text>", -1))
                    .as("names " + digit)
                    .hasSize(3);
        }
    }

    @Test
    void nothingInAPictureAsksForAHand() {
        assertThat(draw(Linked.of(Course.experiment("losslab"), Map.of())))
                .contains(">outlier<")
                .doesNotContain("drag");
    }

    private static String draw(Linked linked) {
        try (LearnerSession session = SPRING.getBean(Learners.class).open(linked.experiment(), linked.trail())) {
            return Card.draw(linked.experiment(), session.frame(), Messages.in(Locale.ENGLISH));
        }
    }

    @Test
    void aWalkThatIsTooLongForAPictureIsShownAtItsStartAndThatIsSaid() {
        Experiment quadratic = Course.experiment("quadratic");
        String start = draw(Linked.of(quadratic, Map.of("a", "3")));
        String note = "This is step 0 of 6,000: the whole walk took longer than a picture may.";
        String card = picture(Linked.of(quadratic, Map.of("a", "3", "then", "6000")), HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(start).doesNotContain("This is step");
        assertThat(card).contains(">" + note + "</text>", ". " + note + " " + words(start));
        assertThat(drawn(card)).as("what is drawn").isEqualTo(drawn(start));
        assertThat(card.split("<text [^>]*y=\"598\"", -1))
                .as("lines below the note")
                .hasSize(2);
    }

    @Test
    void whileTheServerHasTooMuchToDoNoPictureIsMadeOfAnotherState() {
        Linked walk = Linked.of(Course.experiment("quadratic"), Map.of("then", "20"));
        assertThatThrownBy(() -> picture(walk, HttpStatus.SERVICE_UNAVAILABLE)).hasCauseInstanceOf(Problem.class);
    }

    /** The picture of a link whose walk the server does not go. */
    private static String picture(Linked linked, HttpStatus refusal) {
        CardPictures pictures = new CardPictures((experiment, trail) -> {
            if (!trail.entries().isEmpty()) {
                return CompletableFuture.failedFuture(Problem.of(refusal, "No", "This walk is not gone."));
            }
            try (LearnerSession session = SPRING.getBean(Learners.class).open(experiment, trail)) {
                return CompletableFuture.completedFuture(new Frames.Shown(session.frame(), trail));
            }
        });
        try {
            return new String(pictures.svg(linked, Palette.LIGHT).join(), StandardCharsets.UTF_8);
        } finally {
            pictures.destroy();
        }
    }

    /** What a card says of its state, of all that is read out. */
    private static String words(String card) {
        String label = card.substring(card.indexOf("aria-label=\"") + 12);
        return label.substring(label.indexOf(". ") + 2, label.indexOf('"'));
    }

    /** The picture itself, without words. */
    private static String drawn(String card) {
        return card.substring(card.indexOf("<g transform"), card.lastIndexOf("</g>"));
    }

    @Test
    void aLinkOfALessonShowsTheExperimentThatItTouchesOrNames() {
        assertThat(Linked.at("http://x/lessons/rate?finder.then=3")
                        .orElseThrow()
                        .experiment()
                        .id())
                .isEqualTo("finder");
        assertThat(Linked.at("http://x/lessons/rate#experiment-finder")
                        .orElseThrow()
                        .experiment()
                        .id())
                .isEqualTo("finder");
        assertThat(Linked.at("http://x/lessons/rate").orElseThrow().experiment().id())
                .isEqualTo("race");
        Linked embed =
                Linked.at("http://x/embed/quadratic?a=3&then=45,rate:0.02,10").orElseThrow();
        assertThat(embed.trail().steps()).isEqualTo(55);
        assertThat(embed.trail().entries()).hasSize(3).first().isEqualTo(new Trail.Steps(45));
        assertThat(Linked.at("http://x/?a=3").orElseThrow().experiment().id()).isEqualTo("quadratic");
        assertThat(Linked.at("http://x/glossary")).isEmpty();
        assertThat(Linked.at("http://x/embed/nobody")).isEmpty();
    }

    private static void requirePicture(Experiment experiment, Frame frame, String when) throws Exception {
        String svg = Card.draw(experiment, frame, Messages.in(Locale.ENGLISH));
        assertThat(svg).doesNotContain("var(", "color-mix", "style=", "NaN", "Infinity");
        Document document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
        assertThat(document.getElementsByTagName("text").getLength()).isGreaterThan(2);
        byte[] png = CardPictures.rasterised(svg.getBytes(StandardCharsets.UTF_8));
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        assertThat(image.getWidth()).isEqualTo(Card.WIDTH);
        assertThat(image.getHeight()).isEqualTo(Card.HEIGHT);
        int paper = image.getRGB(2, 2);
        int drawn = 0;
        for (int y = 112; y < 512; y++) {
            for (int x = 0; x < Card.WIDTH; x++) {
                drawn += image.getRGB(x, y) == paper ? 0 : 1;
            }
        }
        Path kept = Files.createDirectories(Path.of("target", "cards"));
        Files.write(kept.resolve(experiment.id() + "-" + when + ".png"), png);
        assertThat(drawn).as(experiment.id()).isGreaterThan(1000);
    }
}
