package dev.nudge.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nudge.e2e.load.FlowPage;
import dev.nudge.e2e.load.Hand;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.HdrHistogram.Recorder;
import org.junit.jupiter.api.Test;

/** What the load bench measures is what a browser gets. */
@BrowserTest
class LoadTest {

    @Test
    void aVisitorOfTheLoadBenchIsToldWhatABrowserIsTold(Learner learner) throws Exception {
        LessonPage lesson = learner.opensLesson("?show=all");
        lesson.a.type("2.3");
        Measured measured = lesson.measured();
        assertThat(lesson.mae()).hasText(Measured.written(measured.mae(2.3, 1.1, 1.1)));
        @SuppressWarnings("unchecked")
        List<String> ids = (List<String>)
                lesson.page().evaluate("() => [...document.querySelectorAll('body [id]')].map(element => element.id)");

        List<FlowPage.Call> calls = new CopyOnWriteArrayList<>();
        URI address = URI.create(lesson.page().url()).resolve("/?show=all");
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                HttpClient http = FlowPage.connections(threads);
                FlowPage page = new FlowPage(address, http, calls::add)) {
            page.open();
            int slider = page.nodes().where("id", "parameter-a").findFirst().orElseThrow();
            Hand hand = new Hand(page, slider, new Recorder(3));
            calls.clear();
            hand.move(2.3f, System.nanoTime(), false);
            for (int i = 0; i < 200 && hand.open() > 0; i++) {
                Thread.sleep(50);
                calls.forEach(hand::hear);
            }
            assertThat(hand.open()).isZero();
            assertThat(page.failures()).isEmpty();
            assertThat(ids).containsAll(page.nodes().values("id").toList());
            FlowPage.Call outlook = calls.stream()
                    .filter(call -> call.node() == slider && call.script().contains(".outlook("))
                    .findFirst()
                    .orElseThrow();
            assertThat(outlook.arguments().get(1).get("value").floatValue()).isEqualTo(2.3f);
            assertThat(outlook.arguments().get(1).get("loss").doubleValue())
                    .isCloseTo(measured.mae(2.3, 1.1, 1.1), within(1e-5));
            assertThat(calls).anyMatch(call -> call.script().contains(".patch("));
        }
    }
}
