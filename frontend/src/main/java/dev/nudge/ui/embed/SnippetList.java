package dev.nudge.ui.embed;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.dom.Element;
import dev.nudge.ui.experiment.CopyButton;
import dev.nudge.ui.share.Snippet;
import dev.nudge.ui.share.Snippet.Placed;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is to be copied for each kind of page, and where it goes there. */
final class SnippetList extends Div {

    private final Map<Snippet, Element> codes = new EnumMap<>(Snippet.class);
    private transient @Nullable Function<String, Placed> placed;
    /** Nudge's address as the browser knows it. */
    private String base = "";

    SnippetList() {
        addClassName("snippets");
        add(new H2(getTranslation("embed.code")));
        for (Snippet snippet : Snippet.values()) {
            String name = getTranslation("embed.code." + snippet.id());
            Element code = new Element("textarea")
                    .setAttribute("readonly", "")
                    .setAttribute("rows", snippet == Snippet.NOTION || snippet == Snippet.SITES ? "2" : "4")
                    .setAttribute("id", "code-" + snippet.id())
                    .setAttribute("aria-label", name);
            NativeButton copy = new NativeButton(getTranslation("share.embed.copy"));
            copy.addClassName("button");
            CopyButton.fill(copy, code, getTranslation("link.copied"));
            Div box = new Div(new H3(name), new Paragraph(getTranslation("embed.how." + snippet.id())));
            box.getElement().appendChild(code);
            box.add(copy);
            box.addClassName("snippet");
            add(box);
            codes.put(snippet, code);
        }
        getElement().executeJs("return document.baseURI").then(String.class, this::at);
    }

    /** From now on addresses begin with this. */
    void at(String base) {
        this.base = base;
        fill();
    }

    /**
     * @param placed tells what is embedded, given Nudge's address
     */
    void show(Function<String, Placed> placed) {
        this.placed = placed;
        fill();
    }

    private void fill() {
        Function<String, Placed> now = placed;
        if (now != null && !base.isEmpty()) {
            codes.forEach((snippet, code) -> code.setProperty("value", snippet.code(now.apply(base))));
        }
    }
}
