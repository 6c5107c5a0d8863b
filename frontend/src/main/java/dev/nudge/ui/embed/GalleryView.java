package dev.nudge.ui.embed;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.IFrame;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.dom.DebouncePhase;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.nudge.lesson.Course;
import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Messages;
import dev.nudge.lesson.Trail;
import dev.nudge.link.EmbedLink;
import dev.nudge.link.Permalink;
import dev.nudge.ui.lesson.LinkNotice;
import dev.nudge.ui.page.Routes;
import dev.nudge.ui.page.SiteHeader;
import dev.nudge.ui.share.Snippet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Embed this: an experiment as another page would show it, switches for every option, and the code to copy. */
@Route(Routes.EMBED)
final class GalleryView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    /** The parameter that names the experiment, beside those of its embed; no control may be called so. */
    static final String EXPERIMENT = "experiment";

    private static final String NEWS = "event.detail";
    private static final int HEIGHT = 640;
    /** A preview tells of every move; the code need not follow each. */
    private static final int PAUSE_MS = 300;

    /**
     * What the preview says becomes an event of its frame; the frame is as high as what is in it. Of the events that come close together only the last is told, so
     * each has all there is.
     */
    private static final String LISTEN = """
            const frame = this;
            const news = { experiment: '', settings: '', height: 0 };
            const hear = ({ source, origin, data }) => {
              if (!frame.isConnected) return window.removeEventListener('message', hear);
              if (source !== frame.contentWindow || origin !== location.origin || data?.nudge !== 1) return;
              if (data.type === 'height') {
                frame.style.height = `${data.height}px`;
                news.height = data.height;
              } else if (['ready', 'change'].includes(data.type)) {
                news.experiment = data.experiment;
                news.settings = new URLSearchParams(data.settings).toString();
              } else {
                return;
              }
              frame.dispatchEvent(new CustomEvent('embed-news', { detail: { ...news } }));
            };
            window.addEventListener('message', hear);
            """;

    private final transient Messages messages = Messages.in(getLocale());
    private final LinkNotice linkNotice = new LinkNotice();
    private final IFrame preview = new IFrame();
    private final EmbedOptions options = new EmbedOptions(messages, this::choose, this::wear);
    private final SnippetList snippets = new SnippetList();
    private transient Experiment experiment =
            Course.lessons().getFirst().experiments().getFirst();
    private transient Trail trail = experiment.start();
    private transient EmbedLink link = EmbedLink.PLAIN;
    private int height = HEIGHT;

    GalleryView() {
        addClassName("page");
        SiteHeader header = new SiteHeader();
        header.setHere(getTranslation("embed.title"));
        Paragraph lead = new Paragraph(getTranslation("embed.lead"));
        lead.addClassName("lead");
        preview.setId("embed-preview");
        preview.setTitle(getTranslation("embed.preview"));
        preview.getElement().executeJs(LISTEN);
        preview.getElement()
                .addEventListener(
                        "embed-news", event -> hear(event.getEventData().get(NEWS)))
                .addEventData(NEWS)
                .debounce(PAUSE_MS, DebouncePhase.TRAILING);
        Section shown = new Section(preview);
        shown.addClassName("embed-shown");
        shown.getElement().setAttribute("aria-label", getTranslation("embed.preview"));
        Div work = new Div(options, snippets);
        work.addClassName("embed-work");
        Div both = new Div(work, shown);
        both.addClassName("embed-gallery");
        Main main = new Main(linkNotice, new H1(getTranslation("embed.title")), lead, both);
        main.setId("lesson");
        main.addClassName("gallery-page");
        add(header, main);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Map<String, String> parameters = new LinkedHashMap<>();
        event.getLocation()
                .getQueryParameters()
                .getParameters()
                .forEach((name, values) -> parameters.put(name, values.isEmpty() ? "" : values.getFirst()));
        String id = parameters.remove(EXPERIMENT);
        Optional<Experiment> named = id == null ? Optional.empty() : Course.find(id);
        experiment = named.orElse(experiment);
        EmbedLink.Read read = EmbedLink.read(experiment, parameters);
        List<Permalink.Ignored> ignored = new ArrayList<>(read.ignored());
        if (id != null && named.isEmpty()) {
            ignored.addFirst(Permalink.ignored(Permalink.Reason.NO_SUCH_OPTION, EXPERIMENT, id, experiment.id()));
        }
        linkNotice.show(ignored);
        options.heed(parameters, read);
        trail = read.trail();
        link = read.embed();
        show();
    }

    private void choose(Experiment next) {
        experiment = next;
        trail = next.start();
        link = new EmbedLink(link.theme(), link.accent(), Set.of(), link.fixed());
        height = HEIGHT;
        show();
    }

    private void wear(EmbedLink next) {
        link = next;
        show();
    }

    private void show() {
        options.show(experiment, link);
        preview.setSrc(Routes.EMBED + "/" + experiment.id() + "?" + query());
        tell();
    }

    private String query() {
        return Permalink.query(link.parameters(experiment, trail));
    }

    /** The code, and the address of this page, of what the preview shows. */
    private void tell() {
        Map<String, String> parameters = link.parameters(experiment, trail);
        String title = messages.say(experiment.id() + ".title");
        String settings = Permalink.query(experiment, trail);
        snippets.show(base -> new Snippet.Placed(
                base,
                experiment.id(),
                title,
                parameters,
                query(),
                Routes.poked(experiment.id() + "?" + settings),
                height));
        UI.getCurrentOrThrow()
                .getPage()
                .executeJs(
                        "history.replaceState(history.state, '', location.pathname + '?' + $0)",
                        EXPERIMENT + "=" + experiment.id() + "&" + query());
    }

    /** The preview was moved by hand, or has another height. */
    private void hear(JsonNode news) {
        if (!news.get("experiment").asString("").equals(experiment.id())) {
            // Of the one that was there before, or there is none yet.
            return;
        }
        int tall = news.get("height").intValue();
        height = tall > 0 ? tall : height;
        String settings = news.get("settings").asString("");
        if (!settings.isEmpty()) {
            trail = Permalink.over(experiment, experiment.start(), "start&" + settings)
                    .trail();
        }
        tell();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("embed.title") + " · " + getTranslation("app.name");
    }
}
