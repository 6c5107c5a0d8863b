package dev.nudge.ui.classroom;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.dom.DebouncePhase;
import com.vaadin.flow.dom.Element;
import dev.nudge.classroom.Distribution;
import dev.nudge.classroom.Film;
import dev.nudge.classroom.Moment;
import dev.nudge.lesson.Axis;
import dev.nudge.lesson.Control;
import dev.nudge.lesson.Course;
import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Messages;
import dev.nudge.ui.classroom.ClassDots.Dot;
import dev.nudge.ui.classroom.ClassDots.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/** A lesson that is over, or has come so far: a time line to drag along, and the dots at that time. It plays in thirty seconds. */
final class FilmPanel extends Div {

    private static final int SECONDS = 30;
    private static final int PLACES = 1000;
    private static final int PICTURES_PER_SECOND = 8;
    private static final String VALUE = "element.value";

    /** The browser turns the film: it moves the time line, which tells the server as a hand would. One picture is asked for at a time. */
    private static final String PLAY = """
            const line = this, button = $0, most = Number(line.max);
            if (line.playing) { clearTimeout(line.playing); line.playing = 0; button.setAttribute('aria-pressed', 'false'); return; }
            if (Number(line.value) >= most) line.value = 0;
            const from = Number(line.value), begin = performance.now();
            button.setAttribute('aria-pressed', 'true');
            const turn = () => {
              const at = Math.min(most, from + (performance.now() - begin) / ($1 * 1000) * most);
              line.value = at;
              line.dispatchEvent(new Event('input'));
              if (at < most && line.isConnected) line.playing = setTimeout(turn, 1000 / $2);
              else { line.playing = 0; button.setAttribute('aria-pressed', 'false'); }
            };
            turn();
            """;

    /** The ranges of an experiment's axes over the whole lesson: they stand still while the film runs. */
    private record Ranges(Axis steps, Axis scores) {}

    /** Where scores compare: a film goes on in another part where the class was compared by another number. */
    private record Part(String experiment, Optional<String> measure) {

        static Part of(Moment moment) {
            return new Part(moment.experiment(), moment.measure());
        }
    }

    private final transient Messages messages = Messages.in(getLocale());
    private final transient Places places = new Places(messages, getTranslation("class.board.steps"));
    private final transient Film film;
    private final transient IntFunction<String> name;
    private final transient Map<Part, Ranges> ranges = new HashMap<>();
    private final ClassDots dots = new ClassDots("film-dots", getTranslation("class.film.dots"));
    private final Paragraph where = new Paragraph();
    private final LookChoice choice = new LookChoice("film", this::look);
    private final transient Consumer<Boolean> looked;
    private boolean inPlane;
    private double share = 1;

    /**
     * @param name what a seat is called
     * @param inPlane whether it begins in the plane of two sliders, where there is one
     * @param looked told when that is to be otherwise
     */
    FilmPanel(Film film, IntFunction<String> name, boolean inPlane, Consumer<Boolean> looked) {
        this.film = film;
        this.name = name;
        this.inPlane = inPlane;
        this.looked = looked;
        addClassName("film");
        where.setId("film-time");
        where.addClassName("film-time");
        if (film.isEmpty()) {
            add(new Paragraph(getTranslation("class.film.nothing")));
            return;
        }
        Element line = new Element("input")
                .setAttribute("type", "range")
                .setAttribute("id", "film-line")
                .setAttribute("min", "0")
                .setAttribute("max", Integer.toString(PLACES))
                .setAttribute("value", Integer.toString(PLACES))
                .setAttribute("aria-label", getTranslation("class.film.line"));
        line.addEventListener(
                        "input", event -> seek(event.getEventData().get(VALUE).asDouble(PLACES)))
                .addEventData(VALUE)
                .debounce(1000 / PICTURES_PER_SECOND, DebouncePhase.INTERMEDIATE, DebouncePhase.TRAILING);
        Act play = new Act("film-play", getTranslation("class.film.play"), () -> {});
        play.press(false);
        play.addClickListener(click -> line.executeJs(PLAY, play.getElement(), SECONDS, PICTURES_PER_SECOND));
        Div turning = new Div(play);
        turning.addClassName("buttons");
        turning.getElement().appendChild(line);
        add(choice, dots, turning, where);
        show();
    }

    private void seek(double place) {
        share = Double.isFinite(place) ? place / PLACES : 1;
        show();
    }

    private void look(boolean inThePlane) {
        inPlane = inThePlane;
        looked.accept(inThePlane);
        show();
    }

    private void show() {
        Film.Scene scene = film.at(share);
        Experiment experiment = Course.experiment(scene.experiment());
        Ranges there = ranges.computeIfAbsent(new Part(scene.experiment(), scene.measure()), this::ranges);
        List<Control.Slider> sliders =
                Places.plane(experiment, scene.places().stream().flatMap(each -> each.place().stream()));
        choice.show(places, experiment, sliders, inPlane);
        List<Control.Slider> seen = inPlane ? sliders : List.of();
        List<Dot> all = new ArrayList<>();
        for (Moment each : scene.places()) {
            String called = name.apply(each.seat());
            if (seen.isEmpty()) {
                all.add(Places.overSteps(called, Kind.WORKING, each.step(), each.score()));
            } else {
                each.place()
                        .ifPresent(place ->
                                all.add(Places.inPlane(called, Kind.WORKING, place, each.score(), there.scores())));
            }
        }
        Duration since = Duration.between(film.begin(), scene.at());
        String words = getTranslation(
                "class.film.at",
                Ranking.time(since),
                messages.say(experiment.id() + ".title"),
                scene.places().size(),
                film.seats());
        words += measured(scene, experiment);
        where.setText(words);
        dots.show(
                places.plane(scene.measure(), experiment, seen),
                seen.isEmpty() ? there.steps() : Places.axis(seen.get(0)),
                seen.isEmpty() ? there.scores() : Places.axis(seen.get(1)),
                all,
                words);
    }

    /** Said where an experiment has several parts, so that nobody takes the step from one to the next for progress. */
    private String measured(Film.Scene scene, Experiment experiment) {
        if (film.measures(experiment.id()).size() < 2) {
            return "";
        }
        String by = places.scoreName(scene.measure(), experiment)
                .map(name -> " · " + getTranslation("class.film.measure", name))
                .orElse("");
        return scene.apart() == 0 ? by : by + " · " + getTranslation("class.film.apart", scene.apart());
    }

    private Ranges ranges(Part part) {
        List<Moment> all = film.of(part.experiment());
        return new Ranges(
                Places.steps(all.stream().mapToInt(Moment::step).max().orElse(0)),
                Distribution.range(all.stream()
                        .filter(each -> Part.of(each).equals(part))
                        .flatMap(each -> each.score().stream())
                        .toList()));
    }
}
