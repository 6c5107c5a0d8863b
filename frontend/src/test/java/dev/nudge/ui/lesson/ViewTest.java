package dev.nudge.ui.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.flow.component.ClickEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.internal.UIInternals.JavaScriptInvocation;
import com.vaadin.flow.di.DefaultInstantiator;
import com.vaadin.flow.di.Instantiator;
import com.vaadin.flow.di.InstantiatorFactory;
import com.vaadin.flow.dom.DomEvent;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.i18n.DefaultI18NProvider;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.internal.nodefeature.ElementListenerMap;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.server.VaadinService;
import com.vaadin.flow.spring.SpringVaadinServletService;
import dev.nudge.classroom.Classrooms;
import dev.nudge.measure.Measuring;
import dev.nudge.saved.SavedRuns;
import dev.nudge.schedule.ComputeScheduler;
import dev.nudge.session.Learners;
import dev.nudge.session.Stills;
import dev.nudge.store.Database;
import dev.nudge.ui.experiment.ParameterSlider;
import dev.nudge.ui.security.EmbedHosts;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Pages in a server without a browser, their learners on the real device. */
abstract class ViewTest extends BrowserlessTest {

    /** Time stands still unless a test lets it pass, so nothing is too long for a request and nothing goes on by itself. */
    static final HandTurned HANDS = new HandTurned();

    /** How many experiments may be open at once. */
    static final int PLACES = 20;

    private static final AnnotationConfigApplicationContext SPRING = spring();

    private static final I18NProvider TEXTS = new DefaultI18NProvider(List.of(Locale.ENGLISH));

    /** Makes views as Spring would, where Spring does not serve them itself. Public, or Vaadin's lookup passes it over. */
    public static final class Views implements InstantiatorFactory {

        @Override
        public @Nullable Instantiator createInstantitor(VaadinService service) {
            if (service instanceof SpringVaadinServletService) {
                return null;
            }
            return new DefaultInstantiator(service) {
                @Override
                public <T> T getOrCreate(Class<T> type) {
                    if (Component.class.isAssignableFrom(type)) {
                        return SPRING.getAutowireCapableBeanFactory().createBean(type);
                    }
                    return SPRING.getBeanNamesForType(type).length == 1
                            ? SPRING.getBean(type)
                            : super.getOrCreate(type);
                }

                @Override
                public I18NProvider getI18NProvider() {
                    return TEXTS;
                }
            };
        }
    }

    private static AnnotationConfigApplicationContext spring() {
        AnnotationConfigApplicationContext spring = new AnnotationConfigApplicationContext();
        spring.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("few", Map.of("nudge.learners.most", PLACES, "nudge.data", folder())));
        spring.registerBean(MeterRegistry.class, () -> HANDS.meters);
        spring.registerBean(ComputeScheduler.class, () -> new ComputeScheduler(HANDS, HANDS.meters));
        spring.scan(
                "dev.nudge.session", "dev.nudge.measure", "dev.nudge.store", "dev.nudge.saved", "dev.nudge.classroom");
        spring.register(EmbedHosts.class, LessonPages.class);
        spring.refresh();
        return spring;
    }

    private static String folder() {
        try {
            return Files.createTempDirectory("nudge-views").toString();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    protected Set<String> scanPackages() {
        return Set.of("dev.nudge.ui");
    }

    @Override
    protected Set<Class<?>> lookupServices() {
        return Set.of(Views.class);
    }

    @AfterEach
    void nobodyIsLeftOpen() {
        if (UI.getCurrent().getSession() != null) {
            UI.getCurrent().navigate("teach");
        }
        assertThat(learners().open()).isZero();
    }

    static Learners learners() {
        return SPRING.getBean(Learners.class);
    }

    /** What the browser was told to call by this name, by its first argument; the element itself comes before it. */
    static List<String> told(String function) {
        return calls(function)
                .filter(call -> call.getParameters().size() > 1)
                .map(call -> String.valueOf(call.getParameters().get(1)))
                .toList();
    }

    /** Likewise, with all that was told each time. */
    static List<String> toldInFull(String function) {
        return calls(function).map(call -> String.valueOf(call.getParameters())).toList();
    }

    private static Stream<JavaScriptInvocation> calls(String function) {
        UI.getCurrent().getInternals().getStateTree().runExecutionsBeforeClientResponse();
        return UI.getCurrent().getInternals().dumpPendingJavaScriptInvocations().stream()
                .map(pending -> pending.getInvocation())
                .filter(call -> call.getExpression().contains(function + "("));
    }

    static Classrooms classrooms() {
        return SPRING.getBean(Classrooms.class);
    }

    /** Something while a table of the database cannot be found. */
    static void whileAway(String table, Runnable act) {
        JdbcClient jdbc = SPRING.getBean(Database.class).jdbc();
        jdbc.sql("alter table " + table + " rename to away").update();
        try {
            act.run();
        } finally {
            jdbc.sql("alter table away rename to " + table).update();
        }
    }

    static Measuring measuring() {
        return SPRING.getBean(Measuring.class);
    }

    static SavedRuns saved() {
        return SPRING.getBean(SavedRuns.class);
    }

    static Stills stills() {
        return SPRING.getBean(Stills.class);
    }

    /** Opens the first page as a link does. */
    QuadraticView open(String query) {
        addresses();
        UI.getCurrent().navigate("", QueryParameters.fromString(query));
        return (QuadraticView) getCurrentView();
    }

    <T extends Component> T byId(Class<T> type, String id) {
        return find(type).withId(id).single();
    }

    /** The ids of what of this type can be seen. */
    List<String> visible(Class<? extends Component> type) {
        return find(type).all().stream().flatMap(c -> c.getId().stream()).toList();
    }

    static void fire(Element element, String event, ObjectNode data) {
        element.getNode().getFeature(ElementListenerMap.class).fireEvent(new DomEvent(element, event, data));
    }

    private int strokes;

    /** One message of a slider: the hand begins, goes on, or lets go. */
    void tell(String slider, float value, boolean begins, boolean ends) {
        strokes += begins ? 1 : 0;
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.putObject("event.detail")
                .put("serial", 1)
                .put("value", value)
                .put("stroke", strokes)
                .put("ends", ends);
        fire(byId(ParameterSlider.class, slider).getElement(), "parameter-move", data);
    }

    /** Presses the knob, moves it in a few moves, lets go. */
    void drag(String slider, float from, float to) {
        for (int i = 1; i <= 5; i++) {
            tell(slider, from + (to - from) * i / 5, i == 1, false);
        }
        tell(slider, to, false, true);
    }

    /** Clicks a button as a hand does: only one that is there and can be clicked. */
    static void press(NativeButton button) {
        assertThat(button.isAttached()).isTrue();
        assertThat(button.isEnabled()).isTrue();
        ComponentUtil.fireEvent(button, new ClickEvent<>(button));
    }

    /** The element of this id, wherever it is in the page. */
    static Element element(Component root, String id) {
        return all(root.getElement())
                .filter(e -> id.equals(e.getAttribute("id")))
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no element " + id));
    }

    static Stream<Element> all(Element element) {
        return Stream.concat(Stream.of(element), element.getChildren().flatMap(ViewTest::all));
    }

    /** The queries that were written to the address line since this was last asked, oldest first. */
    static List<String> addresses() {
        UI.getCurrent().getInternals().getStateTree().runExecutionsBeforeClientResponse();
        return UI.getCurrent().getInternals().dumpPendingJavaScriptInvocations().stream()
                .map(pending -> pending.getInvocation())
                .filter(call -> call.getExpression().contains("history."))
                .map(call -> (call.getExpression().contains("pushState") ? "push " : "replace ")
                        + call.getParameters().getFirst())
                .toList();
    }
}
