package dev.nudge.ui.embed;

import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import dev.nudge.lesson.Course;
import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Messages;
import dev.nudge.lesson.Trail;
import dev.nudge.link.EmbedLink;
import dev.nudge.link.Permalink;
import dev.nudge.measure.Measuring;
import dev.nudge.saved.BroughtTensors;
import dev.nudge.session.Learners;
import dev.nudge.ui.experiment.ExperimentPanel;
import dev.nudge.ui.experiment.LiveExperiment;
import dev.nudge.ui.lesson.DeviceNotice;
import dev.nudge.ui.lesson.LinkNotice;
import dev.nudge.ui.page.Routes;
import dev.nudge.ui.security.EmbedHosts;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One experiment without the page around it, for a frame in somebody else's page. */
@Route(Routes.EMBEDDED)
final class EmbedView extends Div implements BeforeEnterObserver, HasDynamicTitle, LiveExperiment.Listener {

    /**
     * Tells the page around it when the line is cut and when it is there again, and keeps the note of it in the middle of what the reader sees: the frame is as high as
     * what is in it, so that its edges may be far away. Only an observer can tell what is in sight of a frame of another site.
     */
    private static final String WATCH_THE_LINE = """
            const frame = this;
            const line = window.Vaadin.connectionState;
            let connected = true;
            let looking;
            const look = () => new IntersectionObserver(([{ isIntersecting, intersectionRect }], eye) => {
              eye.disconnect();
              if (isIntersecting) {
                const middle = intersectionRect.top + intersectionRect.height / 2;
                document.documentElement.style.setProperty('--middle-in-sight', `${middle}px`);
              }
            }).observe(frame);
            line.addStateChangeListener(() => {
              if (line.online === connected) return;
              connected = line.online;
              document.querySelector('embed-port')?.tell({ nudge: 1, type: 'connection', connected });
              clearInterval(looking);
              if (!connected) {
                look();
                looking = setInterval(look, 250);
              }
            });
            """;

    private final transient Learners learners;
    private final transient Measuring measuring;
    private final transient BroughtTensors brought;
    private final transient Messages messages = Messages.in(getLocale());
    private final LinkNotice linkNotice = new LinkNotice();
    private final DeviceNotice deviceNotice = new DeviceNotice();
    private final Paragraph accentNotice = new Paragraph();
    private final Main main = new Main();
    private final Anchor open = new Anchor();
    private final transient EmbedHosts hosts;
    private @Nullable Embedded embedded;

    /** What is shown, once the address has named it. */
    private record Embedded(
            LiveExperiment live, ExperimentPanel panel, EmbedLink link, EmbedConversation conversation) {}

    EmbedView(Learners learners, Measuring measuring, BroughtTensors brought, EmbedHosts hosts) {
        this.learners = learners;
        this.measuring = measuring;
        this.brought = brought;
        this.hosts = hosts;
        addClassName("embedded");
        main.setId("lesson");
        accentNotice.addClassName("link-notice");
        accentNotice.getElement().setAttribute("role", "status");
        open.setText(getTranslation("embed.open"));
        open.setTarget(AnchorTarget.BLANK);
        open.setId("open-in-nudge");
        add(main);
        getElement().executeJs(WATCH_THE_LINE);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String id = event.getRouteParameters().get("experiment").orElse("");
        Optional<Experiment> experiment = Course.find(id);
        if (experiment.isEmpty()) {
            event.rerouteToError(NotFoundException.class);
            return;
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        event.getLocation()
                .getQueryParameters()
                .getParameters()
                .forEach((name, values) -> parameters.put(name, values.isEmpty() ? "" : values.getFirst()));
        enter(experiment.get(), EmbedLink.read(experiment.get(), parameters));
    }

    private void enter(Experiment experiment, EmbedLink.Read read) {
        leave();
        LiveExperiment live = new LiveExperiment(experiment, learners, measuring, brought, this);
        live.startAt(Trail.from(read.trail().opening()));
        try {
            live.open(read.trail(), "");
            build(live, read);
        } catch (RuntimeException refused) {
            live.close();
            throw refused;
        }
    }

    private void build(LiveExperiment live, EmbedLink.Read read) {
        ExperimentPanel panel = new ExperimentPanel(live, messages, this, read.embed());
        EmbedConversation conversation = new EmbedConversation(live, messages, hosts, panel::forget);
        embedded = new Embedded(live, panel, read.embed(), conversation);
        String id = live.experiment().id();
        open.setVisible(!read.embed().hides(EmbedLink.Part.OPEN));
        Div work = new Div(panel.controls(), open);
        work.addClassName("work");
        Section section = new Section(panel.pictures(), work);
        section.addClassName("section");
        section.setId("experiment-" + id);
        section.getElement().setAttribute("aria-label", title());
        linkNotice.show(read.ignored());
        accentNotice.setVisible(read.refused().isPresent());
        accentNotice.setText(
                read.refused().map(refused -> AccentWords.say(refused, this)).orElse(""));
        main.removeAll();
        main.add(linkNotice, accentNotice, deviceNotice, section, conversation.port());
        wear(read.embed());
        panel.show();
        showLink();
        conversation.begins();
    }

    private void wear(EmbedLink link) {
        String scheme = link.theme() == EmbedLink.Theme.AUTO ? "" : link.theme().id();
        getElement().executeJs("document.documentElement.style.colorScheme = $0", scheme);
        link.accent()
                .ifPresent(accent -> getElement()
                        .getStyle()
                        .set("--accent", "#" + accent.hex())
                        .set("--on-accent", "#" + accent.upon()));
        setClassName("accented", link.accent().isPresent());
    }

    private Embedded shown() {
        if (embedded == null) {
            throw new IllegalStateException("embed: no address was entered yet");
        }
        return embedded;
    }

    /** The address leads back here when the frame is loaded again; the history of the page around it gets no entry. */
    private void showLink() {
        Embedded shown = shown();
        Experiment experiment = shown.live.experiment();
        Trail trail = shown.live.trail();
        String query = Permalink.query(experiment, trail);
        open.setHref(Routes.poked(experiment.id() + "?" + query));
        getElement()
                .executeJs(
                        "history.replaceState(history.state, '', location.pathname + '?' + $0)",
                        Permalink.query(shown.link.parameters(experiment, trail)));
    }

    @Override
    public void begins(LiveExperiment live) {}

    @Override
    public void moves(LiveExperiment live) {
        shown().panel.showMove();
        shown().conversation.moves();
    }

    @Override
    public void walks(LiveExperiment live) {
        shown().panel.showWalk();
        shown().conversation.moves();
    }

    @Override
    public void settled(LiveExperiment live) {
        showAll();
    }

    @Override
    public void hears(LiveExperiment live) {
        if (live.isHeld()) {
            shown().panel.showNews();
        } else {
            showAll();
        }
    }

    private void showAll() {
        Embedded shown = shown();
        shown.panel.show();
        deviceNotice.show(shown.live.experiment().id(), shown.live.session().moved());
        showLink();
        shown.conversation.settled();
    }

    private String title() {
        return messages.say(shown().live.experiment().id() + ".title");
    }

    @Override
    public String getPageTitle() {
        return embedded == null ? getTranslation("app.name") : title() + " · " + getTranslation("app.name");
    }

    @Override
    protected void onDetach(DetachEvent event) {
        leave();
    }

    private void leave() {
        if (embedded != null) {
            embedded.live.close();
            embedded = null;
        }
    }
}
