package dev.nudge.ui.lesson;

import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.nudge.lesson.Control;
import dev.nudge.lesson.Course;
import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Lesson;
import dev.nudge.lesson.Messages;
import dev.nudge.lesson.Passage;
import dev.nudge.lesson.Stage.Stroke;
import dev.nudge.lesson.Trail;
import dev.nudge.lesson.Value;
import dev.nudge.lesson.data.Points;
import dev.nudge.lesson.quadratic.FitQuadratic;
import dev.nudge.link.Permalink;
import dev.nudge.session.Activity;
import dev.nudge.session.LearnerSession;
import dev.nudge.session.Learners;
import dev.nudge.ui.page.LastLesson;
import dev.nudge.ui.page.Routes;
import dev.nudge.ui.page.SiteHeader;
import dev.nudge.ui.play.Player;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lesson 1, and the first page anybody sees: three sliders, twenty points, one curve. */
@Route(Routes.START)
final class QuadraticView extends Div
        implements BeforeEnterObserver, HasDynamicTitle, QuadraticControls.Acts, Player.Page {

    private static final String SHOW = "show";
    private static final String VIEW = "view";
    private static final String STAGE = "stage";

    private final transient Lesson lesson = Course.lesson("quadratic");
    private final transient Experiment experiment = lesson.experiments().getFirst();
    private final transient Learners learners;
    private final transient Messages messages;
    private final transient Address address = new Address();
    private final transient QuadraticControls controls;

    private final SiteHeader header = new SiteHeader();
    private final DeviceBadge badge;
    private final Main main = new Main();
    private final H2 prompt = new H2();
    private final NativeButton everything = new NativeButton();
    private final LinkNotice linkNotice = new LinkNotice();
    private final FitPicture fit = new FitPicture();
    private final PathPicture path = new PathPicture();
    private final Div pathBox = new Div();
    private final NativeButton ownPoints = new NativeButton();
    private final Span lossNow = new Span();
    private final PointsEditing editing;
    private final Player player;
    private final Paragraph words = new Paragraph();

    private transient @Nullable LearnerSession session;
    private Unfolding unfolding = Unfolding.A;
    private boolean projected;
    private String linkBeforeStroke = "";
    private float lossBeforeStroke = Float.POSITIVE_INFINITY;

    QuadraticView(Learners learners) {
        this.learners = learners;
        this.messages = Messages.in(getLocale());
        this.player = new Player(this, true, "");
        this.controls = new QuadraticControls(this, experiment, this, player);
        this.editing = new PointsEditing(
                fit,
                (Control.EditablePoints) experiment.control(FitQuadratic.POINTS),
                this::setPoints,
                this::editPoints);
        addClassName("page");
        header.setHere(getTranslation("quadratic.here"));
        badge = new DeviceBadge(learners.device());
        header.addAction(badge);
        NativeButton share = new NativeButton(getTranslation("nav.share"), event -> new ShareDialog(link()).open());
        share.addClassName("button");
        share.setId("share");
        header.addAction(share);

        main.setId("lesson");
        main.addClassName("lesson");
        main.add(picture(), work());
        add(header, main);
    }

    private Section picture() {
        words.addClassNames("caption");
        words.setId("words");
        Paragraph pathTitle = new Paragraph(getTranslation("quadratic.path"));
        pathTitle.addClassName("chart-title");
        pathBox.addClassNames("path-box");
        pathBox.add(pathTitle, path);
        lossNow.addClassName("loss-now");
        lossNow.getElement().setAttribute("aria-hidden", "true");
        Section picture = new Section(lossNow, fit, editing, pathBox, words);
        picture.addClassName("picture");
        picture.getElement().setAttribute("aria-label", getTranslation("lesson.picture"));
        return picture;
    }

    private Div work() {
        Paragraph kicker = new Paragraph(getTranslation("lesson.kicker", Course.number(lesson), lesson.minutes()));
        kicker.addClassName("kicker");
        Paragraph lead = new Paragraph(getTranslation("quadratic.sentence"));
        lead.addClassName("lead");
        MathFormula formula = new MathFormula(
                "f(x) = \\htmlClass{parameter parameter-a}{a}\\,x^2 + \\htmlClass{parameter parameter-b}{b}\\,x"
                        + " + \\htmlClass{parameter parameter-c}{c}");
        Div head = new Div(kicker, new H1(title()), lead, formula);
        head.addClassName("head");

        prompt.addClassName("prompt");
        prompt.getElement().setAttribute("aria-live", "polite");
        everything.setText(getTranslation("lesson.everything"));
        everything.addClassNames("quiet");
        everything.setId("everything");
        everything.addClickListener(event -> {
            unfold(Unfolding.ALL);
            describe();
            address.rewrite(link());
        });

        // On a phone the line below the picture is too short for this.
        ownPoints.setText(getTranslation("points.edit"));
        ownPoints.addClickListener(event -> editPoints());
        ownPoints.addClassNames("button", "narrow-only", "part-steps");

        Div work = new Div(
                linkNotice,
                tabs(),
                head,
                prompt,
                controls.parameters(),
                controls.losses(),
                controls.steps(),
                ownPoints,
                everything,
                new LessonText(prose()),
                otherPlaces());
        work.addClassName("work");
        return work;
    }

    /** This lesson's text is prose alone. */
    private String prose() {
        return ((Passage.Prose) lesson.passages(getLocale()).getFirst()).markdown();
    }

    /** What a narrow header has no room for. */
    private Nav otherPlaces() {
        Nav places = new Nav(
                new Anchor(Routes.LESSONS, getTranslation("nav.lessons")),
                new Anchor(Routes.EMBED, getTranslation("nav.embed")),
                new Anchor(Routes.TEACH, getTranslation("nav.teach")));
        places.addClassNames("narrow-only", "part-read", "other-places");
        places.getElement().setAttribute("aria-label", getTranslation("nav.more"));
        return places;
    }

    /** On a phone there is room for one part at a time. */
    private Tabs tabs() {
        Map<Tab, String> parts = new LinkedHashMap<>();
        for (String part : List.of("fit", "loss", "steps", "read")) {
            parts.put(new Tab(getTranslation("lesson.tab." + part)), part);
        }
        Tabs tabs = new Tabs(parts.keySet().toArray(Tab[]::new));
        tabs.addClassName("parts");
        tabs.getElement().setAttribute("aria-label", getTranslation("lesson.tabs"));
        // The four fit without scrolling; a scroller that takes focus would stand between the list and its tabs.
        tabs.getElement().executeJs("this.shadowRoot.getElementById('scroll').removeAttribute('tabindex')");
        tabs.addSelectedChangeListener(
                event -> main.getElement().setAttribute("data-part", part(parts, event.getSelectedTab())));
        main.getElement().setAttribute("data-part", "fit");
        return tabs;
    }

    private static String part(Map<Tab, String> parts, Tab tab) {
        String part = parts.get(tab);
        return part == null ? "fit" : part;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Map<String, String> parameters = new LinkedHashMap<>();
        event.getLocation()
                .getQueryParameters()
                .getParameters()
                .forEach((name, values) -> parameters.put(name, values.isEmpty() ? "" : values.getFirst()));
        Permalink.Read read = Permalink.read(experiment, parameters, Set.of(SHOW, VIEW));
        projected = STAGE.equals(parameters.get(VIEW));
        main.getElement().setAttribute("data-view", projected ? STAGE : "page");
        setClassName("projected", projected);

        if (session == null) {
            session = learners.open(experiment, read.trail());
        } else {
            session.go(read.trail());
        }
        boolean settings = read.settings() || parameters.containsKey(SHOW);
        unfold(Unfolding.named(parameters.getOrDefault(SHOW, ""), settings || projected ? Unfolding.ALL : Unfolding.A));
        controls.setPulse(!settings);
        List<Permalink.Ignored> ignored = new ArrayList<>(read.ignored());
        noteUnknown(
                SHOW,
                parameters,
                Arrays.stream(Unfolding.values()).map(Unfolding::id).toList(),
                ignored);
        noteUnknown(VIEW, parameters, List.of(STAGE), ignored);
        linkNotice.show(ignored);
        showAll();
        // The way along a long trail may still go on; the address already says where it leads.
        Trail there = session.activity() == Activity.NONE ? session.trail() : read.trail();
        linkBeforeStroke = link(there);
        if (parameters.equals(parameters(there))) {
            address.returnTo(linkBeforeStroke);
        } else {
            address.arrive(linkBeforeStroke);
        }
        LastLesson.remember(linkBeforeStroke);
    }

    private static void noteUnknown(
            String name, Map<String, String> parameters, List<String> known, List<Permalink.Ignored> ignored) {
        String value = parameters.get(name);
        if (value != null && !known.contains(value)) {
            ignored.add(new Permalink.Ignored(Permalink.Reason.BROKEN, name, value, ""));
        }
    }

    /** What the address holds when it is ours, by name. */
    private Map<String, String> parameters(Trail trail) {
        Map<String, String> parameters = Permalink.parameters(experiment, trail);
        parameters.put(SHOW, unfolding.id());
        if (projected) {
            parameters.put(VIEW, STAGE);
        }
        return parameters;
    }

    @Override
    protected void onDetach(DetachEvent event) {
        if (session != null) {
            session.close();
            session = null;
        }
    }

    @Override
    public String getPageTitle() {
        return title() + " · " + getTranslation("app.name");
    }

    private String title() {
        return messages.say("quadratic.title");
    }

    @Override
    public void move(String control, ParameterSlider.Move move) {
        LearnerSession session = session();
        if (move.stroke() == Stroke.NEW) {
            linkBeforeStroke = link();
            lossBeforeStroke = session.frame().readout("loss");
        }
        session.change(control, new Value.Number(move.value()), move.stroke());
        showMove();
        if (move.ends()) {
            settle(linkBeforeStroke);
            unfoldAfter(lossBeforeStroke);
        } else {
            address.rewriteNowAndThen(link());
        }
    }

    @Override
    public void chooseLoss(String loss) {
        act(() -> session().change(FitQuadratic.LOSS, new Value.Pick(loss), Stroke.NEW));
    }

    @Override
    public void step() {
        act(() -> session().step());
    }

    @Override
    public void stepUntilItStops() {
        act(() -> session().stepUntilItStops());
    }

    @Override
    public void undo() {
        act(() -> session().back());
    }

    @Override
    public void reset() {
        act(() -> session().go(experiment.start()));
    }

    private void editPoints() {
        new PointsDialog(
                        (Control.EditablePoints) experiment.control(FitQuadratic.POINTS),
                        session().trail().opening().points(FitQuadratic.POINTS),
                        points -> setPoints(points, Stroke.NEW, true))
                .open();
    }

    /** The hand moved, added or deleted points; while it drags, the axes stay. */
    private void setPoints(Points points, Stroke stroke, boolean ends) {
        LearnerSession session = session();
        if (stroke == Stroke.NEW) {
            linkBeforeStroke = link();
        }
        session.change(FitQuadratic.POINTS, new Value.PointSet(points), stroke);
        if (ends) {
            showAll();
            settle(linkBeforeStroke);
        } else {
            fit.showPoints(session.frame());
            showMove();
        }
    }

    private void act(Runnable act) {
        begins();
        act.run();
        if (session().activity() == Activity.NONE) {
            settled();
        } else {
            moved();
        }
    }

    @Override
    public void begins() {
        linkBeforeStroke = link();
    }

    @Override
    public void moved() {
        showMove();
        path.show(session().frame());
        controls.showActs(session().canGoBack(), !session().trail().equals(experiment.start()));
        address.rewriteNowAndThen(link());
    }

    @Override
    public void settled() {
        showAll();
        settle(linkBeforeStroke);
    }

    /** What every move changes; kept small, because it is sent while somebody drags. */
    private void showMove() {
        Frame frame = session().frame();
        fit.show(frame);
        controls.show(frame, false);
        showLoss(frame);
        badge.moved(session().switches());
        badge.show(session().took());
        player.show();
    }

    /** A phone has no room for the losses beside the sliders; this one stands in the picture. */
    private void showLoss(Frame frame) {
        lossNow.setText(getTranslation(
                "loss.now",
                getTranslation("loss." + session().trail().opening().pick(FitQuadratic.LOSS)),
                QuadraticControls.decimals(frame.readout("loss"))));
    }

    private void showAll() {
        Frame frame = session().frame();
        fit.open(frame);
        editing.show(frame.scatter("points"));
        path.show(frame);
        controls.show(frame, true);
        showLoss(frame);
        controls.showRate(session().trail().settings().number(FitQuadratic.LEARNING_RATE));
        controls.chosen(session().trail().settings().pick(FitQuadratic.LOSS));
        badge.moved(session().switches());
        badge.show(session().took());
        player.show();
        describe();
    }

    /** The hand let go: the address gets an entry and the picture its words. */
    private void settle(String before) {
        address.add(before, link());
        LastLesson.remember(link());
        path.show(session().frame());
        describe();
    }

    private void describe() {
        Frame frame = session().frame();
        String sentence = messages.say(frame.words());
        words.setText(sentence);
        fit.describe(sentence);
        controls.say(frame.notice().stream().map(messages::say).toList());
        prompt.setText(getTranslation(
                frame.readout("steps") > 0 ? "quadratic.prompt.walked" : "quadratic.prompt." + unfolding.id()));
        controls.showActs(session().canGoBack(), !session().trail().equals(experiment.start()));
    }

    private void unfoldAfter(float lossBefore) {
        controls.setPulse(false);
        Frame frame = session().frame();
        boolean success = switch (unfolding) {
            case A -> frame.goals().contains("best-a");
            case ABC -> frame.goals().contains("beyond-a");
            case SLOPES -> frame.readout("loss") < lossBefore;
            case ALL -> false;
        };
        if (success) {
            unfold(Unfolding.values()[unfolding.ordinal() + 1]);
            describe();
            address.rewrite(link());
        }
    }

    private void unfold(Unfolding next) {
        unfolding = next;
        main.getElement().setAttribute("data-unfolded", next.id());
        everything.setVisible(!next.atLeast(Unfolding.ALL));
        controls.unfold(next);
        editing.setEnabled(next.atLeast(Unfolding.ALL));
        pathBox.setVisible(next.atLeast(Unfolding.ALL));
        ownPoints.setVisible(next.atLeast(Unfolding.ALL));
    }

    private String link() {
        return link(session().trail());
    }

    private String link(Trail trail) {
        return Permalink.query(experiment, trail) + "&" + SHOW + "=" + unfolding.id()
                + (projected ? "&" + VIEW + "=" + STAGE : "");
    }

    @Override
    public LearnerSession session() {
        if (session == null) {
            throw new IllegalStateException("quadratic: the page was left; open it again");
        }
        return session;
    }
}
