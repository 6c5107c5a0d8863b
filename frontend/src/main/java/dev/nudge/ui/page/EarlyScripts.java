package dev.nudge.ui.page;

import static java.util.Comparator.comparing;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.Version;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import com.vaadin.flow.shared.ApplicationConstants;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.springframework.stereotype.Component;

/**
 * Names in a page's document the scripts that its first one will ask for later, one after the other: the browser fetches them at once. Which it imports, the bundler has written at its head, and Flow loads
 * the one of its push; without a bundle, as in development, there are none.
 *
 * <p>Chromium gets them as scripts though they are modules, the first one too: what it has compiled of a script before it looks for only where it is not asked for as a module, and would compile all of it
 * anew for the first page of each of its processes. Other browsers keep what was asked for as a script apart from modules.
 */
@Component
final class EarlyScripts implements VaadinServiceInitListener {

    private static final String FIRST = "script[type=module][src*=VAADIN/build/]";
    private static final Pattern LATER = Pattern.compile("\"\\./([\\w.-]+\\.js)\"");

    private final ConcurrentMap<String, List<String>> later = new ConcurrentHashMap<>();

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(this::name);
    }

    private void name(IndexHtmlResponse response) {
        Element first = response.getDocument().selectFirst(FIRST);
        if (first == null) {
            return;
        }
        String src = first.attr("src");
        String folder = src.substring(0, src.lastIndexOf('/') + 1);
        List<String> early =
                later.computeIfAbsent(src.substring(folder.length()), script -> early(script, EarlyScripts::bytes));
        Element head = response.getDocument().head();
        head.select("link[rel=modulepreload]").remove(); // the bundler's own, of some of them
        if (isChromium(response.getVaadinRequest())) {
            first.before(script(src).attr("crossorigin", true));
            early.forEach(each -> head.appendChild(script(folder + each).attr("crossorigin", true)));
        } else {
            early.forEach(each -> head.appendElement("link")
                    .attr("rel", "modulepreload")
                    .attr("crossorigin", true)
                    .attr("href", folder + each));
        }
        head.appendChild(script(ApplicationConstants.VAADIN_PUSH_JS + "?v=" + Version.getBuildHash()));
    }

    private static boolean isChromium(VaadinRequest request) {
        String browser = request.getHeader("User-Agent");
        return browser != null && browser.contains("Chrome/");
    }

    private static Element script(String src) {
        return new Element("link").attr("rel", "preload").attr("as", "script").attr("href", src);
    }

    /** What the first script imports, the largest first: it takes longest to read, and the page waits for all. */
    static List<String> early(String first, Function<String, byte[]> bundle) {
        record Sized(String name, int size) {}
        return later(new String(bundle.apply(first), StandardCharsets.UTF_8)).stream()
                .map(script -> new Sized(script, bundle.apply(script).length))
                .sorted(comparing(Sized::size).reversed())
                .map(Sized::name)
                .toList();
    }

    /** A script of the bundle; nothing where there is none. */
    private static byte[] bytes(String script) {
        String path = "/META-INF/VAADIN/webapp/VAADIN/build/" + script;
        try (InputStream file = EarlyScripts.class.getResourceAsStream(path)) {
            return file == null ? new byte[0] : file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("early scripts: " + path + " could not be read", e);
        }
    }

    /** The scripts of the bundler's list, which is the first line of the first script. */
    private static List<String> later(String first) {
        return LATER.matcher(first.lines().findFirst().orElse(""))
                .results()
                .map((MatchResult found) -> found.group(1))
                .distinct()
                .toList();
    }
}
