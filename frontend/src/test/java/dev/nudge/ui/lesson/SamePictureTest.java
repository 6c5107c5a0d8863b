package dev.nudge.ui.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import dev.nudge.lesson.Course;
import dev.nudge.lesson.Lesson;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A room looks the same, whichever room the page was opened in. */
class SamePictureTest extends ViewTest {

    private static final Lesson LESSON = Course.lessons().stream()
            .filter(lesson -> lesson.id().equals("sgd"))
            .findFirst()
            .orElseThrow();

    private static final Pattern RASTER = Pattern.compile(
            "\\{\"id\":\"(\\w+)\",\"z\":\\d+,\"type\":\"custom\",\"renderItem\":\"raster\",\"palette\":\\[([^]]*)]");

    private TextPage page = new TextPage(LESSON, learners(), measuring(), stills(), saved());

    @ParameterizedTest
    @CsvSource({
        "initialise, gradient, gradient",
        "initialise, step, move",
        "stop, initialise, weights",
        "initialise, repeat, images",
        "step, repeat, images"
    })
    void theColoursOfACellAreThoseOfItsNumbers(String first, String room, String chart) {
        enter("seven.room=" + room);
        String byLink = colours(chart).orElseThrow();
        leave();
        enter("seven.room=" + first);
        Optional<String> before = colours(chart);
        press(byId(NativeButton.class, "seven-room-" + room));
        assertThat(colours(chart).or(() -> before)).contains(byLink);
        leave();
    }

    /** The colours last told of a chart. */
    private static Optional<String> colours(String chart) {
        return told("show").stream()
                .flatMap(option -> RASTER.matcher(option).results())
                .filter(raster -> raster.group(1).equals(chart))
                .map((MatchResult raster) -> raster.group(2))
                .reduce((earlier, later) -> later);
    }

    private void enter(String query) {
        page = new TextPage(LESSON, learners(), measuring(), stills(), saved());
        UI.getCurrent().navigate("teach");
        UI.getCurrent().add(page);
        page.enter(new Location("lessons/sgd", QueryParameters.fromString(query)));
    }

    private void leave() {
        page.getElement().removeFromParent();
    }
}
