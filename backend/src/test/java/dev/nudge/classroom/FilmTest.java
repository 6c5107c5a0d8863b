package dev.nudge.classroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FilmTest {

    private static final Instant BEGIN = Instant.parse("2026-11-29T10:00:00Z");

    private static Moment at(int second, int seat, String experiment, int step) {
        return at(second, seat, experiment, step, "mae");
    }

    private static Moment at(int second, int seat, String experiment, int step, String measure) {
        return new Moment(
                seat,
                BEGIN.plusSeconds(second),
                experiment,
                step,
                Optional.of(1f),
                Optional.of(measure),
                Optional.empty(),
                "");
    }

    private static List<Integer> steps(Film.Scene scene) {
        return scene.places().stream().map(Moment::step).toList();
    }

    @Test
    void everybodyStandsWhereTheyWereLast() {
        Film film = Film.of(List.of(
                at(10, 1, "quadratic", 5),
                at(0, 1, "quadratic", 1),
                at(4, 2, "quadratic", 2),
                at(10, 2, "quadratic", 7)));
        assertThat(film.length()).isEqualTo(Duration.ofSeconds(10));
        assertThat(film.seats()).isEqualTo(2);
        assertThat(steps(film.at(0))).containsExactly(1);
        assertThat(steps(film.at(0.39))).containsExactly(1);
        assertThat(steps(film.at(0.4))).containsExactly(1, 2);
        assertThat(film.at(0.4).at()).isEqualTo(BEGIN.plusSeconds(4));
        assertThat(steps(film.at(1))).containsExactly(5, 7);
        assertThat(steps(film.at(7))).as("a share beyond the end is the end").containsExactly(5, 7);
        assertThat(steps(film.at(-1))).containsExactly(1);
    }

    @Test
    void aLongRestIsShortened() {
        Film film =
                Film.of(List.of(at(0, 1, "quadratic", 1), at(3600, 1, "quadratic", 2), at(3610, 1, "quadratic", 3)));
        assertThat(film.length()).isEqualTo(Duration.ofSeconds(30));
        assertThat(film.at(20 / 30.0).at()).isEqualTo(BEGIN.plusSeconds(3600));
    }

    @Test
    void aSceneIsOfTheExperimentWhereMostAre() {
        Film film = Film.of(List.of(
                at(0, 1, "quadratic", 1), at(1, 2, "quadratic", 2), at(2, 3, "losslab", 0), at(3, 1, "losslab", 0)));
        assertThat(film.at(2 / 3.0).experiment()).isEqualTo("quadratic");
        assertThat(steps(film.at(2 / 3.0))).containsExactly(1, 2);
        assertThat(film.at(1).experiment()).isEqualTo("losslab");
        assertThat(film.at(1).places()).extracting(Moment::seat).containsExactly(1, 3);
        assertThat(film.of("quadratic")).hasSize(2);
    }

    @Test
    void noSceneComparesTwoMeasures() {
        Film film = Film.of(List.of(
                at(0, 1, "quadratic", 1),
                at(0, 2, "quadratic", 1),
                at(2, 1, "quadratic", 2, "mse"),
                at(4, 2, "quadratic", 2, "mse")));
        assertThat(film.at(0).measure()).contains("mae");
        assertThat(film.at(0).apart()).isZero();
        Film.Scene middle = film.at(0.5);
        assertThat(middle.measure()).contains("mse");
        assertThat(steps(middle)).containsExactly(2, 1);
        assertThat(middle.places()).extracting(Moment::score).containsExactly(Optional.of(1f), Optional.empty());
        assertThat(middle.apart()).isEqualTo(1);
        assertThat(film.at(1).places()).allMatch(each -> each.score().isPresent());
        assertThat(film.at(1).apart()).isZero();
    }

    @Test
    void whatAFilmIsComparedByIsFoundOnceAndNotForEachPicture() {
        Film film = Film.of(List.of(
                at(2, 1, "quadratic", 2, "mse"),
                at(0, 1, "quadratic", 1),
                at(3, 2, "quadratic", 3),
                at(4, 1, "losslab", 0)));
        assertThat(film.begin()).isEqualTo(BEGIN);
        assertThat(film.measures("quadratic")).containsExactlyInAnyOrder(Optional.of("mae"), Optional.of("mse"));
        assertThat(film.measures("quadratic")).isSameAs(film.measures("quadratic"));
        assertThat(film.measures("losslab")).containsExactly(Optional.of("mae"));
        assertThat(film.measures("race")).isEmpty();
    }

    @Test
    void whatNobodyMovedInHasNoScene() {
        Film film = Film.of(List.of());
        assertThat(film.isEmpty()).isTrue();
        assertThat(film.length()).isZero();
        assertThatThrownBy(() -> film.at(0.5)).hasMessageContaining("nobody has moved yet");
        assertThatThrownBy(film::begin).hasMessageContaining("nobody has moved yet");
    }
}
