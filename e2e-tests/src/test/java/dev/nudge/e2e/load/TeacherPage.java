package dev.nudge.e2e.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A teacher's desk: opened as a teacher opens one, then watched for what its dots show. */
final class TeacherPage implements AutoCloseable {

    private static final Pattern DOOR = Pattern.compile("desk/([A-Z]{6})#key=([0-9a-z]{26})");
    private static final long PATIENCE_MILLIS = 30_000;

    /** A value that went through float32 and JSON. */
    private static final float SAME = 1e-5f;

    /** How many numbers a dot has. */
    private static final int STRIDE = 6;

    private final URI home;
    private final String code;
    private final FlowPage page;
    private volatile float[] places = {};
    private int missed;

    private TeacherPage(URI home, String code, String key, HttpClient http) throws IOException, InterruptedException {
        this.home = home;
        this.code = code;
        page = new FlowPage(home.resolve("/desk/" + code), http, this::hear);
        page.answering(call -> call.script().contains("nudge.classes") ? key : true);
        page.open();
        element("class-code");
    }

    /** Opens a class for lesson 1. */
    static TeacherPage open(URI home, HttpClient http) throws IOException, InterruptedException {
        AtomicReference<@Nullable Matcher> door = new AtomicReference<>();
        try (FlowPage teach = new FlowPage(home.resolve("/teach"), http, call -> {
            Matcher found = DOOR.matcher(call.arguments().toString());
            if (found.find()) {
                door.set(found);
            }
        })) {
            teach.open();
            teach.click(teach.nodes().where("id", "open-class").findFirst().orElseThrow());
            for (long waited = 0; door.get() == null; waited += 20) {
                if (waited > PATIENCE_MILLIS) {
                    throw new IOException("no class was opened: " + teach.failures());
                }
                Thread.sleep(20);
            }
        }
        Matcher found = door.get();
        if (found == null) {
            throw new IOException("no class was opened");
        }
        return new TeacherPage(home, found.group(1), found.group(2), http);
    }

    URI seat() {
        return home.resolve("/c/" + code);
    }

    private int element(String id) throws IOException, InterruptedException {
        for (long waited = 0; page.nodes().where("id", id).findFirst().isEmpty(); waited += 20) {
            if (waited > PATIENCE_MILLIS) {
                throw new IOException("the desk has no " + id + ": " + page.failures());
            }
            Thread.sleep(20);
        }
        return page.nodes().where("id", id).findFirst().orElseThrow();
    }

    /** From now on a dot's place is where its learner's sliders a and b are. */
    void watchThePlane() throws IOException, InterruptedException {
        page.click(element("dots-plane"));
    }

    private void hear(FlowPage.Call call) {
        if (!call.script().contains(".patch(")) {
            return;
        }
        for (JsonNode series : call.arguments().get(1).path("series")) {
            if (series.path("stride").intValue(0) == STRIDE) {
                take(series.path("points"));
            }
        }
    }

    private void take(JsonNode numbers) {
        float[] next = new float[numbers.size() / STRIDE];
        for (int i = 0; i < next.length; i++) {
            next[i] = numbers.get(i * STRIDE).floatValue(Float.NaN);
        }
        synchronized (this) {
            places = next;
            notifyAll();
        }
    }

    private boolean has(float place) {
        for (float each : places) {
            if (Math.abs(each - place) < SAME) {
                return true;
            }
        }
        return false;
    }

    /**
     * Waits until a dot is there.
     *
     * @return when it was, a moment of {@link System#nanoTime}; 0 if it was not by {@code end}
     */
    synchronized long awaitShown(float place, long end) throws InterruptedException {
        while (!has(place)) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                missed++;
                return 0;
            }
            wait(left);
        }
        return System.nanoTime();
    }

    /** How many moves were not shown in their time. */
    synchronized int missed() {
        return missed;
    }

    /** Whether each of these is some dot's place, by and by. */
    boolean shows(List<Float> wanted) throws InterruptedException {
        for (int i = 0; i < 50; i++) {
            if (wanted.stream().allMatch(place -> place.isNaN() || has(place))) {
                return true;
            }
            Thread.sleep(100);
        }
        return false;
    }

    @Override
    public void close() {
        page.close();
    }
}
