package dev.nudge.e2e.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.HdrHistogram.Recorder;
import tools.jackson.databind.JsonNode;

/** A page of which one slider is of interest. */
final class SliderPage {

    /** Moves from one end of the track to the other. */
    private static final int ACROSS = 100;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final URI address;
    private final String slider;
    private final FlowPage page;
    private final Map<Integer, JsonNode> tracks = new HashMap<>();
    private final List<Hand> hands = new CopyOnWriteArrayList<>();
    private int node;
    private float min;
    private float max;

    /** @param slider id of its element */
    SliderPage(URI address, HttpClient http, String slider) {
        this.address = address;
        this.slider = slider;
        this.page = new FlowPage(address, http, this::hear);
    }

    /** Opens it. */
    void open() throws IOException, InterruptedException {
        page.open();
        find();
    }

    /** Finds the slider, which is there by now, and waits until it was told its track. */
    void find() throws IOException, InterruptedException {
        node = page.nodes()
                .where("id", slider)
                .findFirst()
                .orElseThrow(() -> new IOException(address + " has no slider " + slider + "; of what it is, "
                        + page.nodes().count() + " nodes are known"));
        synchronized (tracks) {
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (!tracks.containsKey(node) && System.nanoTime() < end) {
                tracks.wait(PATIENCE.toMillis());
            }
            JsonNode track = tracks.get(node);
            if (track == null) {
                throw new IOException(address + " was not told where the track of " + slider + " ends");
            }
            min = track.get("min").floatValue();
            max = track.get("max").floatValue();
            tracks.clear();
        }
    }

    FlowPage page() {
        return page;
    }

    /** @param times as {@link Hand}'s */
    Hand hand(Recorder times) {
        Hand hand = new Hand(page, node, times);
        hands.add(hand);
        return hand;
    }

    /** Where the knob stands after so many moves: along the track, and from its beginning again. */
    float place(int move) {
        return min + (max - min) * (move % ACROSS) / ACROSS;
    }

    private void hear(FlowPage.Call call) {
        if (hands.isEmpty() && call.script().contains(".configure(")) {
            synchronized (tracks) {
                tracks.put(call.node(), call.arguments().get(1));
                tracks.notifyAll();
            }
        }
        hands.forEach(hand -> hand.hear(call));
    }
}
