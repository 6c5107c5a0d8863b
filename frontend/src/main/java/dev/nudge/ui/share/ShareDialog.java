package dev.nudge.ui.share;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.function.SerializableRunnable;
import com.vaadin.flow.function.SerializableSupplier;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Messages;
import dev.nudge.lesson.Trail;
import dev.nudge.link.EmbedLink;
import dev.nudge.link.Permalink;
import dev.nudge.ui.experiment.CopyButton;
import dev.nudge.ui.experiment.LiveExperiment;
import dev.nudge.ui.page.Routes;
import dev.nudge.ui.picture.Card;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Everything by which a picture goes elsewhere: the link to it, a code for phones, what puts its experiment into another page, and files. */
public final class ShareDialog extends Dialog {

    /** What most experiments take; the page "Embed this" measures. */
    private static final int HEIGHT = 640;

    private final String query;
    private final Div qr = new Div();

    /**
     * A page with several experiments.
     *
     * @param path the page's
     * @param query the picture's, without the question mark
     * @param anchor where on the page the picture stands, with its #; empty for the top
     * @param save saves the run instead, where the link is too long
     */
    public ShareDialog(String path, String query, String anchor, SerializableRunnable save) {
        this.query = query;
        addClassName("nudge-dialog");
        addClassName("share");
        setHeaderTitle(getTranslation("link.title"));
        add(new Paragraph(getTranslation("link.hint")));
        Element field = field("share-link", getTranslation("link.address"));
        String address = path + (query.isEmpty() ? "" : "?" + query);
        getElement().appendChild(field);
        if (query.length() > Permalink.LONGEST) {
            Paragraph warning = new Paragraph(getTranslation("link.long", query.length(), Permalink.LONGEST));
            warning.addClassName("warning");
            NativeButton instead = new NativeButton(getTranslation("link.save"), event -> {
                close();
                save.run();
            });
            instead.addClassName("button");
            instead.setId("save-instead");
            add(warning, instead);
        }
        qr.addClassName("qr-box");
        add(qr);
        field.executeJs(
                        "const link = new URL($0, document.baseURI).href; this.value = link; this.select(); return link",
                        address + anchor)
                .then(String.class, this::showQr);

        NativeButton copy = copy(field, getTranslation("link.copy"));
        copy.addClassName("primary");
        NativeButton close = new NativeButton(getTranslation("link.close"), event -> close());
        close.addClassName("button");
        Anchor projector = new Anchor(
                address + (query.isEmpty() ? "?" : "&") + "view=stage" + anchor, getTranslation("link.projector"));
        projector.setTarget("_blank");
        projector.addClassName("button");
        getFooter().add(close, projector, copy);
    }

    /** One experiment, on whatever page; the link leads to it. */
    public static ShareDialog of(
            LiveExperiment live,
            Messages messages,
            String path,
            String query,
            String anchor,
            SerializableRunnable save) {
        ShareDialog dialog = new ShareDialog(path, query, anchor, save);
        dialog.offer(live, messages);
        return dialog;
    }

    /** Puts all who come in front of it, as a class. */
    public void offerClass(OpenClass open) {
        open.setId("share-class");
        Paragraph hint = new Paragraph(getTranslation("class.open.hint"));
        Div row = new Div(open, hint);
        row.addClassName("share-class");
        add(row);
    }

    /** Shows the whole address for a camera. */
    void showQr(String link) {
        qr.removeAll();
        qr.add(
                link.length() <= Qr.LONGEST
                        ? new Qr(link, getTranslation("share.qr"), Qr.SIDE)
                        : new Paragraph(getTranslation("share.qr.long", link.length(), Qr.LONGEST)));
    }

    private void offer(LiveExperiment live, Messages messages) {
        Experiment experiment = live.experiment();
        String id = experiment.id();
        Trail trail = live.trail();

        Element code = new Element("textarea")
                .setAttribute("readonly", "")
                .setAttribute("rows", "4")
                .setAttribute("id", "share-code")
                .setAttribute("aria-label", getTranslation("share.embed"));
        Div embed = new Div(new H3(getTranslation("share.embed")));
        embed.getElement().appendChild(code);
        code.executeJs("return document.baseURI")
                .then(
                        String.class,
                        base -> code.executeJs(
                                "this.value = $0", Snippet.IFRAME.code(placed(base, experiment, trail, messages))));
        Anchor more = new Anchor(
                "embed?experiment=" + id + "&" + Permalink.query(experiment, trail),
                getTranslation("share.embed.more"));
        more.addClassName("button");
        embed.add(
                new Paragraph(getTranslation("share.embed.hint", HEIGHT)),
                row(copy(code, getTranslation("share.embed.copy")), more));

        Frame shown = live.frame();
        Anchor svg = file("SVG", id + ".svg", "image/svg+xml", () -> Card.draw(experiment, shown, messages));
        svg.setId("share-svg");
        NativeButton png = new NativeButton("PNG");
        png.setId("share-png");
        Paragraph failed = new Paragraph();
        failed.addClassName("warning");
        failed.setId("share-failed");
        failed.getElement().setAttribute("role", "status");
        png.getElement()
                .executeJs(PNG, id, svg.getElement(), failed.getElement(), getTranslation("share.files.failed"));
        Anchor csv =
                file("CSV", id + ".csv", "text/csv; charset=utf-8", () -> ChartCsv.of(experiment, shown, messages));
        csv.setId("share-csv");
        for (Component file : new Component[] {png, svg, csv}) {
            file.getElement().getClassList().add("button");
        }
        add(embed, new H3(getTranslation("share.files")), row(png, svg, csv), failed);
    }

    /** The large picture as it stands on the page, on its paper; where that is no chart, the drawing of it, or that this did not come. */
    private static final String PNG = """
            this.addEventListener('click', async () => {
              $2.textContent = '';
              const place = document.getElementById($0 + '-pictures') ?? document.querySelector('.picture');
              const large = place?.querySelector('.first-picture:not([hidden]) .picture-box:not([hidden])') ?? place;
              const chart = large?.querySelector('e-chart')?.shadowRoot.querySelector('#picture canvas');
              const picture = chart ?? Object.assign(new Image(), { src: $1.href });
              if (!chart && !(await picture.decode().then(() => true, () => false))) {
                $2.textContent = $3;
                $2.scrollIntoView({ block: 'nearest' });
                return;
              }
              const { width, height } = picture;
              const sheet = Object.assign(document.createElement('canvas'), { width, height });
              const pen = sheet.getContext('2d');
              pen.fillStyle = getComputedStyle(document.body).backgroundColor;
              pen.fillRect(0, 0, width, height);
              pen.drawImage(picture, 0, 0, width, height);
              Object.assign(document.createElement('a'), { href: sheet.toDataURL(), download: $0 + '.png' }).click();
            })""";

    /** What is copied from here, as the page "Embed this" has it before anything is switched. */
    static Snippet.Placed placed(String base, Experiment experiment, Trail trail, Messages messages) {
        Map<String, String> parameters = EmbedLink.PLAIN.parameters(experiment, trail);
        String query = Permalink.query(parameters);
        String id = experiment.id();
        return new Snippet.Placed(
                base, id, messages.say(id + ".title"), parameters, query, Routes.poked(id + "?" + query), HEIGHT);
    }

    /** A file of what was shown when this was opened, written when it is asked for. */
    private static Anchor file(String text, String name, String type, SerializableSupplier<String> content) {
        DownloadHandler handler = DownloadHandler.fromInputStream(event -> {
            byte[] bytes = content.get().getBytes(StandardCharsets.UTF_8);
            return new DownloadResponse(new ByteArrayInputStream(bytes), name, type, bytes.length);
        });
        Anchor anchor = new Anchor(handler, text);
        anchor.getElement().setAttribute("download", true);
        return anchor;
    }

    private static Element field(String id, String name) {
        return new Element("input")
                .setAttribute("type", "text")
                .setAttribute("readonly", "")
                .setAttribute("id", id)
                .setAttribute("aria-label", name);
    }

    private static Div row(Component... components) {
        Div row = new Div(components);
        row.addClassName("buttons");
        return row;
    }

    private NativeButton copy(Element field, String text) {
        NativeButton copy = new NativeButton(text);
        copy.addClassName("button");
        CopyButton.fill(copy, field, getTranslation("link.copied"));
        return copy;
    }
}
