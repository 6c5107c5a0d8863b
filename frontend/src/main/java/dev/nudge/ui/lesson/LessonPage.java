package dev.nudge.ui.lesson;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.function.SerializableConsumer;
import com.vaadin.flow.router.Location;
import dev.nudge.classroom.Stop;
import dev.nudge.lesson.Course;
import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Lesson;
import dev.nudge.lesson.Messages;
import dev.nudge.lesson.Passage;
import dev.nudge.lesson.Trail;
import dev.nudge.link.LessonLink;
import dev.nudge.link.Permalink;
import dev.nudge.measure.Measuring;
import dev.nudge.saved.SavedRun;
import dev.nudge.saved.SavedRuns;
import dev.nudge.session.Activity;
import dev.nudge.session.LearnerDevices;
import dev.nudge.session.LearnerSession;
import dev.nudge.session.Learners;
import dev.nudge.session.Moved;
import dev.nudge.session.Stills;
import dev.nudge.ui.experiment.LiveExperiment;
import dev.nudge.ui.page.LastLesson;
import dev.nudge.ui.page.Routes;
import dev.nudge.ui.page.SiteHeader;
import dev.nudge.ui.share.OpenClass;
import dev.nudge.ui.share.ShareDialog;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What every lesson's page is made of: its live experiments, the address line that holds them all, sharing, and what to show when. How a lesson looks is for
 * those who extend this.
 */
@JsModule("./lesson/lesson-text.ts")
@JsModule("./lesson/progress.ts")
public abstract class LessonPage extends Div implements LiveExperiment.Listener {

    final transient Lesson lesson;
    final transient Messages messages;
    final Main main = new Main();
    final LinkNotice linkNotice = new LinkNotice();
    final RunNotice runNotice;
    final DeviceNotice deviceNotice = new DeviceNotice();
    final Progress progress;

    /** The parameter of an address that names the learner's choice. */
    private static final String DEVICE = "device";

    /** The parameter of an address that says how the page is shown, and its one value: large, for a room. */
    private static final String VIEW = "view";

    private static final String STAGE = "stage";

    /** Both are evaluated at every click, whatever was clicked. */
    private static final String POKE = "event.target.closest('[data-poke]')?.dataset.poke ?? ''";

    private static final String TERM = "event.target.closest('[data-term]')?.dataset.term ?? ''";

    private final transient Stills stills;
    private final Map<String, DrawnPrediction> drawings = new HashMap<>();
    private final transient Saving saving;
    private final transient Map<LiveExperiment, List<CodePassage>> codes = new HashMap<>();
    private final TermCard card;
    private final transient Address address = new Address();
    private final transient List<LiveExperiment> experiments;
    private final SiteHeader header = new SiteHeader();
    private final OpenClass opening;
    private final OpenClass openingBelow;
    private final transient LearnerDevices devices;
    private final DeviceBadge badge;
    /** The learner's choice; empty for none. */
    private String device = "";

    /** The query of the browser's present entry, but for what has moved since. */
    private String entry = "";

    /** Whether a saved run is still on its way; until it is there, the address stays the short one. */
    private boolean arriving;

    private boolean projected;
    /** Which experiment was in hand last. */
    private transient @Nullable LiveExperiment latest;

    private transient @Nullable Company company;

    LessonPage(Lesson lesson, Learners learners, Measuring measuring, Stills stills, SavedRuns saved) {
        this.lesson = lesson;
        this.stills = stills;
        this.messages = Messages.in(getLocale());
        this.experiments = lesson.experiments().stream()
                .map(experiment -> new LiveExperiment(experiment, learners, measuring, saved.brought(), this))
                .toList();
        addClassName("page");
        int number = Course.number(lesson);
        header.setHere(number > 0 ? number + "  " + title() : title());
        devices = learners.devices();
        saving = new Saving(saved, devices);
        badge = new DeviceBadge(devices, this::choose);
        header.addAction(badge);
        NativeButton share = new NativeButton(getTranslation("nav.share"), event -> share().open());
        share.addClassName("button");
        share.setId("share");
        header.addAction(share);
        opening = opening("open-class", "wide-only");
        openingBelow = opening("open-class-below", "narrow-only");
        header.addAction(opening);
        runNotice = new RunNotice(saved, devices);
        progress = new Progress(lesson, messages);
        card = new TermCard(lesson, stills);
        main.setId("lesson");
        add(header, main);
        listen("poke", POKE, this::poke);
        listen("term", TERM, card::open);
        add(card);
    }

    private OpenClass opening(String id, String where) {
        OpenClass button = OpenClass.of(getTranslation("class.open"), () -> List.of(stop(inHand())), Visitor::address);
        button.addClassName(where);
        button.setId(id);
        return button;
    }

    /** Opens a class from a narrow window, whose header has no room for that. */
    final OpenClass openingBelow() {
        return openingBelow;
    }

    private Stop stop(LiveExperiment live) {
        return OpenClass.stop(lesson, live.experiment(), live.trail());
    }

    /** The page as it is; where it is one experiment, that with all that can be done with one. */
    private ShareDialog share() {
        return experiments.size() == 1
                ? share(experiments.getFirst(), anchor())
                : withClass(new ShareDialog(sharedPath(), sharedQuery(), anchor(), () -> saves(inHand())), inHand());
    }

    /** Offers a class that begins where this experiment stands. */
    private ShareDialog withClass(ShareDialog dialog, LiveExperiment live) {
        dialog.offerClass(OpenClass.of(getTranslation("class.open.here"), () -> List.of(stop(live)), Visitor::address));
        return dialog;
    }

    /** Shares one experiment of several: the link leads to its place on this very page. */
    final ShareDialog share(LiveExperiment live) {
        return share(live, "#experiment-" + live.experiment().id());
    }

    private ShareDialog share(LiveExperiment live, String anchor) {
        return withClass(ShareDialog.of(live, messages, sharedPath(), sharedQuery(), anchor, () -> saves(live)), live);
    }

    private String sharedPath() {
        return runNotice.isAsSaved() ? path() : lessonPath();
    }

    /** A saved run as it was saved is its short link. */
    private String sharedQuery() {
        return runNotice.isAsSaved() ? "" : link();
    }

    private void listen(String kind, String named, SerializableConsumer<String> pressed) {
        getElement()
                .addEventListener(
                        "click",
                        event -> pressed.accept(event.getEventData().get(named).asString("")))
                .setFilter("event.target.closest('[data-" + kind + "]') !== null")
                .addEventData(named);
    }

    /** The experiment that was in hand last, or else the first one that is not as it begins, or the first. */
    private LiveExperiment inHand() {
        LiveExperiment there = latest == null ? touched() : latest;
        return there == null ? experiments.getFirst() : there;
    }

    private @Nullable LiveExperiment touched() {
        return experiments.stream()
                .filter(live -> !live.trail().equals(live.experiment().start()))
                .findFirst()
                .orElse(null);
    }

    @Override
    public final boolean canSave() {
        return true;
    }

    @Override
    public final void saves(LiveExperiment live) {
        saving.save(live);
    }

    /** A link in the text sets an experiment of this page, as one act. */
    private void poke(String poke) {
        int mark = poke.indexOf('?');
        String id = mark < 0 ? poke : poke.substring(0, mark);
        if (lesson.experiments().stream().anyMatch(each -> each.id().equals(id))) {
            LiveExperiment live = live(id);
            Permalink.Read read =
                    Permalink.over(live.experiment(), live.trail(), mark < 0 ? "start" : poke.substring(mark + 1));
            keepAddress();
            poked();
            progress.led(live);
            live.act(session -> session.go(read.trail()));
            main.getElement()
                    .executeJs("window.nudgeHighlight($0, $1)", "experiment-" + id, getTranslation("lesson.back"));
        }
    }

    /** Every experiment was opened or led to where a link says: prepares the page to show them. */
    abstract void opened(boolean linkHasSettings, Map<String, String> parameters, List<Permalink.Ignored> ignored);

    /** A passage of the text, wherever it stands; experiments have places of their own. */
    final Component shown(Passage passage) {
        return switch (passage) {
            case Passage.Prose(String markdown) -> new LessonText(markdown);
            case Passage.Predict predict -> new Prediction(lesson.id(), predict);
            case Passage.Draw draw -> {
                DrawnPrediction drawn = new DrawnPrediction(
                        lesson.id(),
                        draw,
                        stills.of(lesson.experiment(draw.preset().experiment()), draw.preset()),
                        messages);
                drawings.put(draw.id(), drawn);
                yield drawn;
            }
            case Passage.Illustration told -> new Illustration(stills.of(told.preset()), told);
            case Passage.Deeper(String title, String markdown) -> new Deeper(title, markdown);
            case Passage.Code(String listing, String experiment) ->
                experiment.isEmpty() ? new CodePassage(listing) : filled(listing, live(experiment));
            case Passage.Live live ->
                throw new IllegalStateException("an experiment is a section, not a passage of one");
        };
    }

    /**
     * Leaves one of the curves out that the text asks to draw, with its truth.
     *
     * @param drawing its id; all are there where none is named so
     */
    public final void leaveOut(String drawing) {
        drawings.forEach((id, drawn) -> drawn.setVisible(!id.equals(drawing)));
    }

    private CodePassage filled(String listing, LiveExperiment live) {
        CodePassage code = new CodePassage(listing, live);
        codes.computeIfAbsent(live, of -> new ArrayList<>()).add(code);
        return code;
    }

    /** What a move of a held knob changes: numbers and pictures, no words. */
    abstract void showMove(LiveExperiment live);

    /** Marks where the numbers went on upon another device, on every curve over steps. */
    abstract void mark(LiveExperiment live, Optional<Moved> moved, String word);

    /** What a walk that goes on by itself changes. */
    abstract void showWalk(LiveExperiment live);

    /** What came from outside while a hand holds something. */
    void showNews(LiveExperiment live) {
        showMove(live);
    }

    /** Everything of this experiment. */
    abstract void showAll(LiveExperiment live);

    /** A link in the text is about to lead an experiment somewhere. */
    void poked() {}

    /** Parameters of the address that are this page's own, beside those of the experiments. */
    Map<String, String> ownParameters() {
        return Map.of();
    }

    /** The names of all parameters that may be this page's own. */
    Set<String> ownNames() {
        return Set.of();
    }

    /** Brings the page where the address says. */
    final void enter(Location location) {
        enterOrClose(parameters(location), false);
    }

    /** Brings the page where a run was saved, or where the address says that somebody has gone on from there. */
    final void enter(Location location, SavedRun run) {
        Map<String, String> parameters = parameters(location);
        LiveExperiment live = live(run.experiment());
        boolean asSaved = saysNothingOfExperiments(parameters);
        if (asSaved) {
            LessonLink.named(lesson, live.experiment(), Permalink.parameters(run.trail()))
                    .forEach(parameters::putIfAbsent);
            List<String> offered = devices.offered();
            if (offered.size() > 1 && offered.contains(run.device())) {
                parameters.putIfAbsent(DEVICE, run.device());
            }
        }
        saving.goesOnFrom(run);
        runNotice.prepare(run, live);
        enterOrClose(parameters, asSaved);
    }

    /** Brings the page where the company has it; its address is theirs from now on. */
    public final void enter(Company with) {
        company = with;
        opening.setVisible(false);
        openingBelow.setVisible(false);
        address.stay();
        try {
            startWith(with);
            for (LiveExperiment live : experiments) {
                live.open(with.begin(live.experiment()), device);
                progress.led(live);
            }
            main.getElement().setAttribute("data-view", "page");
            opened(true, Map.of(), new ArrayList<>());
            linkNotice.show(List.of());
            experiments.forEach(this::showEverything);
        } catch (RuntimeException refused) {
            experiments.forEach(LiveExperiment::close);
            throw refused;
        }
        LastLesson.remember(with.path());
    }

    private void startWith(Company with) {
        experiments.forEach(live -> live.startAt(with.start(live.experiment())));
    }

    /** The company is at another place of its way, where starting over leads elsewhere; what is open stays as it is. */
    public final void beginsElsewhere() {
        if (company != null) {
            startWith(company);
            experiments.forEach(this::showEverything);
        }
    }

    /** Shows what the company has paused and locked by now; what plays has ended, if it is paused. */
    public final void heedCompany() {
        experiments.forEach(live -> {
            if (live.isPaused() || live.isWalkLocked()) {
                live.rest();
            }
            showEverything(live);
        });
    }

    /** Brings an experiment where somebody else leads; what holds there is not the learner's own work. */
    public final void lead(LiveExperiment live, Trail destination) {
        progress.led(live);
        live.bring(destination);
    }

    /** Shows the place of an experiment on this page, unless it has only the one. */
    public final void goTo(Experiment experiment) {
        if (experiments.size() > 1) {
            main.getElement().executeJs("""
                    setTimeout(() => document.getElementById($0)?.scrollIntoView({ block: 'start' }), 250)""", "experiment-" + experiment.id());
        }
    }

    /** Whether these say nothing of any experiment. */
    private boolean saysNothingOfExperiments(Map<String, String> parameters) {
        return parameters.keySet().stream()
                .allMatch(name ->
                        name.equals(DEVICE) || name.equals(VIEW) || ownNames().contains(name));
    }

    private static Map<String, String> parameters(Location location) {
        Map<String, String> parameters = new LinkedHashMap<>();
        location.getQueryParameters()
                .getParameters()
                .forEach((name, values) -> parameters.put(name, values.isEmpty() ? "" : values.getFirst()));
        return parameters;
    }

    private void enterOrClose(Map<String, String> parameters, boolean asSaved) {
        try {
            enter(parameters, asSaved);
        } catch (RuntimeException refused) {
            // A page that is never shown is never left: what it opened so far would stay open.
            experiments.forEach(LiveExperiment::close);
            throw refused;
        }
    }

    private void enter(Map<String, String> parameters, boolean asSaved) {
        Set<String> names = new HashSet<>(ownNames());
        names.add(DEVICE);
        names.add(VIEW);
        LessonLink.Read read = LessonLink.read(lesson, parameters, names);
        String wish = parameters.getOrDefault(DEVICE, "");
        boolean known = wish.isEmpty() || devices.offered().contains(wish);
        use(known ? wish : "");
        for (LiveExperiment live : experiments) {
            live.open(
                    read.trails()
                            .getOrDefault(
                                    live.experiment().id(), live.experiment().start()),
                    device);
            progress.led(live);
        }
        List<Permalink.Ignored> ignored = new ArrayList<>(read.ignored());
        if (!known) {
            String instead = devices.wanted().isEmpty() ? LearnerDevices.AUTO : devices.wanted();
            ignored.add(new Permalink.Ignored(Permalink.Reason.NO_SUCH_OPTION, DEVICE, wish, instead));
        }
        projected = STAGE.equals(parameters.get(VIEW));
        main.getElement().setAttribute("data-view", projected ? STAGE : "page");
        setClassName("projected", projected);
        opened(read.settings(), parameters, ignored);
        noteUnknown(VIEW, parameters, List.of(STAGE), ignored);
        linkNotice.show(ignored);
        experiments.forEach(this::showEverything);
        // The way along a long trail may still go on; the address already says where it leads.
        Map<String, Trail> there = new LinkedHashMap<>();
        for (LiveExperiment live : experiments) {
            String id = live.experiment().id();
            Trail led = read.trails().get(id);
            there.put(id, live.session().activity() == Activity.NONE || led == null ? live.trail() : led);
        }
        entry = Permalink.query(parameters(there));
        boolean fresh = latest == null && read.settings();
        getElement().executeJs("window.nudgeArrive($0)", fresh ? anchor() : "");
        arriving =
                asSaved && experiments.stream().anyMatch(live -> live.session().activity() == Activity.WORKING);
        if (asSaved || parameters.equals(parameters(there))) {
            address.returnTo(entry);
        } else {
            address.arrive(entry);
        }
        LastLesson.remember(asSaved ? path() : path() + "?" + entry);
    }

    /** Says that a parameter of the page's own has a value that it does not take. */
    static void noteUnknown(
            String name, Map<String, String> parameters, List<String> known, List<Permalink.Ignored> ignored) {
        String value = parameters.get(name);
        if (value != null && !known.contains(value)) {
            ignored.add(new Permalink.Ignored(Permalink.Reason.BROKEN, name, value, ""));
        }
    }

    /** Whether the page is shown to a room. */
    final boolean isProjected() {
        return projected;
    }

    /** Where on the page the experiment stands that was in hand last, or else the first one that is not as it begins; empty for the page's top. */
    private String anchor() {
        LiveExperiment there = latest == null ? touched() : latest;
        return there == null || experiments.size() == 1
                ? ""
                : "#experiment-" + there.experiment().id();
    }

    /** The lesson's experiment of this id. */
    public final LiveExperiment live(String experiment) {
        for (LiveExperiment live : experiments) {
            if (live.experiment().id().equals(experiment)) {
                return live;
            }
        }
        Experiment unknown = lesson.experiment(experiment);
        throw new IllegalStateException("lesson " + lesson.id() + ": " + unknown.id() + " is not on the page");
    }

    public final List<LiveExperiment> experiments() {
        return experiments;
    }

    public final String title() {
        return messages.say(lesson.id() + ".title");
    }

    /** The query that brings this very page back, without the question mark. */
    final String link() {
        Map<String, Trail> trails = new LinkedHashMap<>();
        experiments.forEach(live -> trails.put(live.experiment().id(), live.trail()));
        return Permalink.query(parameters(trails));
    }

    private Map<String, String> parameters(Map<String, Trail> trails) {
        Map<String, String> parameters = LessonLink.parameters(lesson, trails);
        parameters.putAll(ownParameters());
        if (projected) {
            parameters.put(VIEW, STAGE);
        }
        if (!device.isEmpty()) {
            parameters.put(DEVICE, device);
        }
        return parameters;
    }

    /** The address as it now is, without an entry of its own in the browser's history. */
    final void rewriteAddress() {
        entry = link();
        address.rewrite(entry);
    }

    /** What changed since the browser's present entry becomes an entry of its own. */
    private void keepAddress() {
        String now = link();
        address.add(entry, now);
        entry = now;
    }

    /** The address of the lesson with everything as it is here, for nobody's company. */
    public final String ownAddress() {
        return lessonPath() + "?" + link();
    }

    /** The page's own address: that of a run, where it was opened at one, or the company's. */
    private String path() {
        if (company != null) {
            return company.path();
        }
        return runNotice.run().map(run -> Routes.run(run.id())).orElseGet(this::lessonPath);
    }

    private String lessonPath() {
        String path = Routes.of(lesson);
        return path.isEmpty() ? "./" : path;
    }

    @Override
    public void begins(LiveExperiment live) {
        latest = live;
        arriving = false;
        // What plays meanwhile has come this far.
        keepAddress();
    }

    @Override
    public void moves(LiveExperiment live) {
        showMove(live);
        tellCompany(live);
        // What need not follow the hand would cost as much as the picture.
        if (address.isDue()) {
            showDevice(live);
            address.rewrite(link());
        }
    }

    @Override
    public void walks(LiveExperiment live) {
        showWalk(live);
        tellCompany(live);
        progress.reached(live);
        showDevice(live);
        if (!arriving && address.isDue()) {
            address.rewrite(link());
        }
    }

    @Override
    public void settled(LiveExperiment live) {
        arriving = false;
        showEverything(live);
        tellCompany(live);
        keepAddress();
        LastLesson.remember(runNotice.isAsSaved() || company != null ? path() : path() + "?" + entry);
        getElement()
                .executeJs(
                        "window.nudgeLeave($0, $1)",
                        live.experiment().id(),
                        live.session().link());
    }

    private void tellCompany(LiveExperiment live) {
        // On a long way to somewhere it stands nowhere yet.
        if (company != null && live.session().activity() != Activity.WORKING) {
            company.stands(live);
        }
    }

    @Override
    public final boolean pauses() {
        return company != null && company.pauses();
    }

    @Override
    public final boolean locks(LiveExperiment live, String control) {
        return company != null && company.locks(live.experiment(), control);
    }

    @Override
    public final boolean holds(LiveExperiment live, String control) {
        return company != null && company.holds(live.experiment(), control);
    }

    @Override
    public void hears(LiveExperiment live) {
        if (live.isHeld()) {
            showNews(live);
            progress.reached(live);
        } else {
            showEverything(live);
        }
    }

    private void showEverything(LiveExperiment live) {
        showAll(live);
        progress.reached(live);
        codes.getOrDefault(live, List.of()).forEach(code -> code.show(live));
        showDevice(live);
        runNotice.show(live);
    }

    private void showDevice(LiveExperiment live) {
        LearnerSession session = live.session();
        badge.show(session, device);
        Optional<Moved> moved = session.moved();
        deviceNotice.show(live.experiment().id(), moved);
        String word = moved.map(each ->
                        getTranslation("device.mark", badge.label(each.last().to())))
                .orElse("");
        mark(live, moved, word);
    }

    /** From now on sessions are opened on this device; those of another are closed. */
    private void use(String chosen) {
        if (!chosen.equals(device)) {
            experiments.forEach(LiveExperiment::closeSession);
            device = chosen;
        }
    }

    /** Walks everything again on another device. Where that is refused, everything stays where it is. */
    final void choose(String chosen) {
        keepAddress();
        List<LearnerSession> elsewhere = new ArrayList<>();
        try {
            experiments.forEach(live -> elsewhere.add(live.elsewhere(chosen)));
        } catch (RuntimeException refused) {
            elsewhere.forEach(LearnerSession::close);
            throw refused;
        }
        device = chosen;
        for (int i = 0; i < experiments.size(); i++) {
            LiveExperiment live = experiments.get(i);
            live.take(elsewhere.get(i));
            progress.led(live);
            showEverything(live);
        }
        keepAddress();
    }

    @Override
    protected void onDetach(DetachEvent event) {
        experiments.forEach(LiveExperiment::close);
    }
}
