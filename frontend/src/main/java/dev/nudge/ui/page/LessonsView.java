package dev.nudge.ui.page;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.Route;
import dev.nudge.lesson.Course;
import dev.nudge.lesson.Lesson;
import dev.nudge.lesson.Messages;
import dev.nudge.lesson.ShortPath;
import dev.nudge.lesson.ShortPath.Stop;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A map of the lessons: the short path from station to station, and what branches off from it. */
@Route(Routes.LESSONS)
final class LessonsView extends PlainPage {

    LessonsView() {
        super("lessons.title", "lessons.text");
    }

    @Override
    List<Component> more() {
        OrderedList way = new OrderedList();
        way.addClassName("way");
        for (Stop stop : ShortPath.stops()) {
            ListItem station = station(stop);
            station.addClassName("station");
            List<Lesson> branches = branchesAfter(stop.lesson());
            if (!branches.isEmpty()) {
                UnorderedList aside = new UnorderedList();
                aside.addClassName("branches");
                branches.forEach(lesson -> aside.add(branch(lesson)));
                station.add(aside);
            }
            way.add(station);
        }
        return List.of(way, new OtherPlaces());
    }

    private ListItem station(Stop stop) {
        Lesson lesson = stop.lesson();
        String first = stop.experiments().stream()
                .map(experiment -> say(experiment + ".title"))
                .collect(Collectors.joining(" · "));
        Div facts = facts(
                lesson.minutes() > stop.minutes()
                        ? getTranslation("lessons.stop", stop.minutes(), lesson.minutes())
                        : getTranslation("lessons.minutes", stop.minutes()));
        facts.add(new CheckpointCount(lesson));
        ListItem station = new ListItem(
                new H2(new Anchor(Routes.of(lesson), say(lesson.id() + ".title"))),
                facts,
                new Paragraph(lesson.experiments().size() > 1 ? first : ""));
        station.getElement().setAttribute("data-number", Integer.toString(Course.number(lesson)));
        return station;
    }

    private ListItem branch(Lesson lesson) {
        Div facts = facts(getTranslation("lessons.path." + lesson.path()) + " · "
                + getTranslation("lessons.minutes", lesson.minutes()));
        facts.add(new CheckpointCount(lesson));
        int number = Course.number(lesson);
        String title = say(lesson.id() + ".title");
        ListItem branch =
                new ListItem(new Anchor(Routes.of(lesson), number > 0 ? number + "  " + title : title), facts);
        branch.getElement().setAttribute("data-path", lesson.path().name());
        return branch;
    }

    private static Div facts(String text) {
        Div facts = new Div(new Span(text));
        facts.addClassName("facts");
        return facts;
    }

    private String say(String key) {
        return Messages.in(getLocale()).say(key);
    }

    /** The lessons between this one and the next of the short path. */
    private static List<Lesson> branchesAfter(Lesson lesson) {
        List<Lesson> all = Course.lessons();
        List<Lesson> branches = new ArrayList<>();
        for (Lesson next : all.subList(all.indexOf(lesson) + 1, all.size())) {
            if (next.path() == Lesson.Path.SHORT) {
                break;
            }
            branches.add(next);
        }
        return branches;
    }
}
