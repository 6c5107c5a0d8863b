package dev.nudge.e2e.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.Map;
import org.HdrHistogram.Recorder;

/** A learner who has joined a class, at the page of its lesson. */
final class Seated implements AutoCloseable {

    private static final long PATIENCE_MILLIS = 30_000;

    private final FlowPage page;
    private final SliderPage slider;
    private final Visitor.Dragging hands;

    /**
     * @param seat the class's address
     * @param nickname that nobody else has
     */
    Seated(URI seat, String nickname, HttpClient http, Recorder times, Visitor.Rhythm rhythm, double phase)
            throws IOException, InterruptedException {
        slider = new SliderPage(seat, http, "parameter-a");
        page = slider.page();
        // A browser that was never here: it has no key.
        page.answering(call -> call.script().contains("nudge.classes") ? "" : true);
        page.open();
        await("join-code");
        join(seat, nickname);
        await("parameter-a");
        slider.find();
        hands = new Visitor.Dragging(slider, times, rhythm, phase);
    }

    private void await(String id) throws IOException, InterruptedException {
        for (long waited = 0; page.nodes().where("id", id).findFirst().isEmpty(); waited += 20) {
            if (waited > PATIENCE_MILLIS) {
                throw new IOException("a seat's page has no " + id + ": " + page.failures());
            }
            Thread.sleep(20);
        }
    }

    private void join(URI seat, String nickname) {
        String path = seat.getPath();
        int form = page.nodes().where("tag", "form").findFirst().orElseThrow();
        page.event(
                form,
                "submit",
                Map.of(
                        "(event.preventDefault(), true)",
                        true,
                        "element.querySelector('#join-code').value",
                        path.substring(path.lastIndexOf('/') + 1),
                        "element.querySelector('#join-name').value",
                        nickname));
    }

    FlowPage page() {
        return page;
    }

    Visitor.Dragging hands() {
        return hands;
    }

    /** Between the places that others go to. */
    float apart(int move) {
        return (slider.place(move % 97) + slider.place(move % 97 + 1)) / 2 + (move % 7) * 1e-4f;
    }

    /** Where the slider was moved to last; NaN for nowhere. */
    float newest() {
        return hands.hand().newest();
    }

    @Override
    public void close() {
        page.close();
    }
}
