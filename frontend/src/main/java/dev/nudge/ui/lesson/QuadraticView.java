package dev.nudge.ui.lesson;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
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
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Value;
import dev.nudge.lesson.quadratic.FitQuadratic;
import dev.nudge.link.Permalink;
import dev.nudge.measure.Measuring;
import dev.nudge.saved.SavedRuns;
import dev.nudge.session.Learners;
import dev.nudge.session.Moved;
import dev.nudge.session.Stills;
import dev.nudge.ui.experiment.CodeView;
import dev.nudge.ui.experiment.LiveExperiment;
import dev.nudge.ui.experiment.PointsDialog;
import dev.nudge.ui.experiment.PointsEditing;
import dev.nudge.ui.page.Routes;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Lesson 1, and the first page anybody sees: three sliders, twenty points, one curve. */
@Route(Routes.START)
final class QuadraticView extends LessonPage implements BeforeEnterObserver, HasDynamicTitle {

    private static final String SHOW = "show";

    private final transient LiveExperiment live = experiments().getFirst();
    private final transient QuadraticControls controls;

    private final H2 prompt = new H2();
    private final NativeButton everything = new NativeButton();
    private final FitPicture fit = new FitPicture();
    private final PathPicture path = new PathPicture();
    private final Div pathBox = new Div();
    private final Paragraph stepsLater = new Paragraph();
    private final NativeButton ownPoints = new NativeButton();
    private final Span lossNow = new Span();
    private final PointsEditing editing;
    private final Paragraph words = new Paragraph();

    private final Div text = new Div();
    private final CodeView code = new CodeView(live);

    private Unfolding unfolding = Unfolding.A;
    private boolean pointsFree;
    private float lossBefore = Float.POSITIVE_INFINITY;

    QuadraticView(Learners learners, Measuring measuring, Stills stills, SavedRuns saved) {
        super(Course.lesson("quadratic"), learners, measuring, stills, saved);
        controls = new QuadraticControls(this, live, messages);
        editing = new PointsEditing(
                fit.chart(),
                FitPicture.POINTS,
                (Control.EditablePoints) live.experiment().control(FitQuadratic.POINTS),
                (points, stroke, ends) -> live.set(FitQuadratic.POINTS, new Value.PointSet(points), stroke, ends),
                this::editPoints);
        editing.setEnabled(false);
        editing.setDisabledCaption(getTranslation("quadratic.caption.folded"));
        main.addClassName("lesson");
        progress.addClassName("part-read");
        main.add(picture(), work());
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
            rewriteAddress();
        });

        stepsLater.setText(getTranslation("quadratic.steps.later"));
        stepsLater.setId("steps-later");
        stepsLater.addClassNames("narrow-only", "part-steps");

        // On a phone the line below the picture is too short for this.
        ownPoints.setText(getTranslation("points.edit"));
        ownPoints.addClickListener(event -> editPoints());
        ownPoints.addClassNames("button", "narrow-only", "part-steps");

        Neighbours neighbours = new Neighbours(lesson, messages);
        Div work = new Div(
                runNotice,
                linkNotice,
                deviceNotice,
                tabs(),
                head,
                prompt,
                controls.parameters(),
                controls.losses(),
                controls.steps(),
                stepsLater,
                ownPoints,
                everything,
                code,
                text,
                progress,
                neighbours,
                otherPlaces());
        neighbours.addClassName("part-read");
        text.addClassNames("quadratic-text", "part-read");
        code.addClassName("part-read");
        work.addClassName("work");
        return work;
    }

    /** What a narrow header has no room for. */
    private Nav otherPlaces() {
        Nav places = new Nav(
                new Anchor(Routes.LESSONS, getTranslation("nav.lessons")),
                new Anchor(Routes.EMBED, getTranslation("nav.embed")),
                new Anchor(Routes.JOIN, getTranslation("nav.join")),
                new Anchor(Routes.TEACH, getTranslation("nav.teach")),
                openingBelow());
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
        // Within the page of a saved run it is that page which knows where to.
        if (event.getNavigationTarget().equals(QuadraticView.class)) {
            enter(event.getLocation());
        }
    }

    @Override
    void opened(boolean linkHasSettings, Map<String, String> parameters, List<Permalink.Ignored> ignored) {
        if (text.getComponentCount() == 0) {
            lesson.passages(getLocale()).forEach(passage -> text.add(shown(passage)));
        }
        boolean settings = linkHasSettings || parameters.containsKey(SHOW);
        unfold(Unfolding.named(
                parameters.getOrDefault(SHOW, ""), settings || isProjected() ? Unfolding.ALL : Unfolding.A));
        controls.setPulse(!settings);
        noteUnknown(
                SHOW,
                parameters,
                Arrays.stream(Unfolding.values()).map(Unfolding::id).toList(),
                ignored);
    }

    @Override
    Map<String, String> ownParameters() {
        return Map.of(SHOW, unfolding.id());
    }

    @Override
    Set<String> ownNames() {
        return Set.of(SHOW);
    }

    @Override
    public String getPageTitle() {
        return title() + " · " + getTranslation("app.name");
    }

    private void editPoints() {
        new PointsDialog(
                        (Control.EditablePoints) live.experiment().control(FitQuadratic.POINTS),
                        live.trail().opening().points(FitQuadratic.POINTS),
                        points -> live.set(FitQuadratic.POINTS, new Value.PointSet(points)))
                .open();
    }

    @Override
    public void begins(LiveExperiment live) {
        super.begins(live);
        lossBefore = live.frame().readout("loss");
    }

    @Override
    public void settled(LiveExperiment live) {
        super.settled(live);
        unfoldAfter(lossBefore);
    }

    @Override
    void poked() {
        // What the link used is there to be used again.
        unfold(Unfolding.ALL);
        rewriteAddress();
    }

    /** What every move changes; kept small, because it is sent while somebody drags. */
    @Override
    void showMove(LiveExperiment live) {
        Frame frame = live.frame();
        fit.show(frame);
        controls.show(frame, false);
        showLoss(frame);
    }

    @Override
    void showWalk(LiveExperiment live) {
        showMove(live);
        path.show(live.frame());
        controls.showButtons();
    }

    /** A phone has no room for the losses beside the sliders; this one stands in the picture. */
    private void showLoss(Frame frame) {
        lossNow.setText(getTranslation(
                "loss.now",
                getTranslation("loss." + live.trail().opening().pick(FitQuadratic.LOSS)),
                QuadraticControls.decimals(frame.readout("loss"))));
    }

    @Override
    void mark(LiveExperiment live, Optional<Moved> moved, String word) {
        path.mark(live.frame(), moved, word);
    }

    @Override
    void showAll(LiveExperiment live) {
        Frame frame = live.frame();
        fit.open(frame);
        editing.show(frame.scatter("points"));
        allowPoints();
        path.show(frame);
        code.show();
        controls.show(frame, true);
        showLoss(frame);
        controls.showSettings(live.settings());
        describe();
    }

    private void describe() {
        Frame frame = live.frame();
        String sentence = messages.say(frame.words());
        words.setText(sentence);
        fit.describe(sentence);
        prompt.setText(getTranslation(
                frame.readout("steps") > 0 ? "quadratic.prompt.walked" : "quadratic.prompt." + unfolding.id()));
        controls.showActs();
    }

    private void allowPoints() {
        boolean free = unfolding.atLeast(Unfolding.ALL) && !live.isPaused() && !live.locks(FitQuadratic.POINTS);
        if (free != pointsFree) {
            pointsFree = free;
            editing.setEnabled(free);
            ownPoints.setEnabled(free);
        }
    }

    private void unfoldAfter(float lossBefore) {
        controls.setPulse(false);
        Frame frame = live.frame();
        boolean success = switch (unfolding) {
            case A -> frame.goals().contains("best-a");
            case ABC -> frame.goals().contains("beyond-a");
            case SLOPES -> frame.readout("loss") < lossBefore;
            case ALL -> false;
        };
        if (success) {
            unfold(Unfolding.values()[unfolding.ordinal() + 1]);
            describe();
            rewriteAddress();
        }
    }

    private void unfold(Unfolding next) {
        unfolding = next;
        main.getElement().setAttribute("data-unfolded", next.id());
        everything.setVisible(!next.atLeast(Unfolding.ALL));
        controls.unfold(next);
        allowPoints();
        pathBox.setVisible(next.atLeast(Unfolding.ALL));
        stepsLater.setVisible(!next.atLeast(Unfolding.ALL));
        ownPoints.setVisible(next.atLeast(Unfolding.ALL));
    }
}
