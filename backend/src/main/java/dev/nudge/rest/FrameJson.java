package dev.nudge.rest;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.nudge.lesson.Axis;
import dev.nudge.lesson.Chart;
import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Frame;
import dev.nudge.lesson.Message;
import dev.nudge.lesson.Messages;
import dev.nudge.lesson.Settings;
import dev.nudge.lesson.Trail;
import dev.nudge.lesson.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.NamedType;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * A frame as JSON: the numbers in float32's shortest decimals, which read back as the same float32; what JSON has no number for as "NaN", "Infinity" and
 * "-Infinity"; sentences in English; a chart's kind under "type". The same frame is always the same text.
 */
@Component
final class FrameJson {

    private static final Messages WORDS = Messages.in(Locale.ENGLISH);

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    private interface Typed {}

    /** Says it. */
    private static final class Said extends StdSerializer<Message> {

        Said() {
            super(Message.class);
        }

        @Override
        public void serialize(Message message, JsonGenerator json, SerializationContext context) {
            json.writeString(WORDS.say(message));
        }
    }

    static final JsonMapper JSON = mapper();

    private final Pages pages;

    FrameJson(Pages pages) {
        this.pages = pages;
    }

    /** @param steps taken; {@code set} and {@code steps} exclude one another */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Entry(@Nullable Integer steps, @Nullable Map<String, JsonNode> set) {}

    private record Offer(String words, Map<String, JsonNode> set) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Answer(
            String experiment,
            int version,
            Map<String, JsonNode> settings,
            List<Entry> then,
            int steps,
            String words,
            SortedMap<String, Float> readouts,
            SortedMap<String, Axis> axes,
            List<Chart> charts,
            SortedSet<String> goals,
            List<Message> notice,
            List<Offer> offers,
            SortedSet<String> idle,
            SortedSet<String> away,
            Frame.@Nullable Leap leap,
            Map<String, String> links) {}

    /**
     * @param question what led there; its trail is where it ended
     */
    String write(Question question, Frame frame) {
        Experiment experiment = question.experiment();
        Trail trail = question.trail();
        Answer answer = new Answer(
                experiment.id(),
                experiment.version(),
                settings(experiment, trail.opening()),
                entries(trail),
                trail.steps(),
                WORDS.say(frame.words()),
                new TreeMap<>(frame.readouts()),
                new TreeMap<>(frame.axes()),
                frame.charts(),
                new TreeSet<>(frame.goals()),
                frame.notice(),
                frame.offers().stream()
                        .map(offer -> new Offer(WORDS.say(offer.words()), all(offer.changes())))
                        .toList(),
                new TreeSet<>(frame.idle()),
                new TreeSet<>(frame.away()),
                frame.leap().orElse(null),
                links(question));
        return JSON.writeValueAsString(answer);
    }

    private Map<String, String> links(Question question) {
        Map<String, String> links = new LinkedHashMap<>();
        links.put("self", Addresses.frames(question));
        links.put("experiment", Addresses.of(question.experiment()));
        links.put("page", pages.of(question.experiment(), question.trail()));
        return links;
    }

    private static Map<String, JsonNode> settings(Experiment experiment, Settings settings) {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        experiment
                .controls()
                .forEach(control -> values.put(control.id(), JsonValues.write(settings.get(control.id()))));
        return values;
    }

    private static List<Entry> entries(Trail trail) {
        List<Entry> entries = new ArrayList<>();
        for (Trail.Entry entry : trail.entries()) {
            entries.add(
                    switch (entry) {
                        case Trail.Steps(int count) -> new Entry(count, null);
                        case Trail.Change(String control, Value value) -> new Entry(null, one(control, value));
                    });
        }
        return entries;
    }

    private static Map<String, JsonNode> one(String control, Value value) {
        return Map.of(control, JsonValues.write(value));
    }

    private static Map<String, JsonNode> all(List<Trail.Change> changes) {
        Map<String, JsonNode> all = new LinkedHashMap<>();
        changes.forEach(change -> all.put(change.control(), JsonValues.write(change.value())));
        return all;
    }

    private static JsonMapper mapper() {
        SimpleModule module = new SimpleModule().addSerializer(Message.class, new Said());
        module.setMixInAnnotation(Chart.class, Typed.class);
        for (Class<?> chart : Chart.class.getPermittedSubclasses()) {
            module.registerSubtypes(new NamedType(chart, chart.getSimpleName().toLowerCase(Locale.ROOT)));
        }
        return JsonMapper.builder()
                .addModule(module)
                .changeDefaultVisibility(all -> all.withIsGetterVisibility(JsonAutoDetect.Visibility.NONE))
                .build();
    }
}
