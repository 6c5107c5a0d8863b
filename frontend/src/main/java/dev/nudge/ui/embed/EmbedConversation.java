package dev.nudge.ui.embed;

import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.Messages;
import dev.nudge.lesson.Readout;
import dev.nudge.lesson.Trail;
import dev.nudge.link.Permalink;
import dev.nudge.session.LearnerSession;
import dev.nudge.session.Pace;
import dev.nudge.ui.experiment.LiveExperiment;
import dev.nudge.ui.page.Routes;
import dev.nudge.ui.security.EmbedHosts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What an embed and the page around it say to each other; docs/embedding.md has the vocabulary. */
final class EmbedConversation {

    /** As many moves a second as a page around it can use. */
    private static final long BETWEEN_MOVES_NANOS = 100_000_000L;

    private static final int MOST_STEPS = 1_000;

    private final LiveExperiment live;
    private final Messages messages;
    private final Runnable forgets;
    private final EmbedPort port;
    /** Checkpoints that hold already, or where a message has led. */
    private final Set<String> reached = new HashSet<>();
    /** Who is answered where it has arrived. */
    private final List<EmbedPort.Asked> waiting = new ArrayList<>();

    private long moved = System.nanoTime() - BETWEEN_MOVES_NANOS;
    /** Whether the address or a message leads it, and it has not arrived. */
    private boolean led;

    /** @param forgets lets go of what was typed and refused */
    EmbedConversation(LiveExperiment live, Messages messages, EmbedHosts hosts, Runnable forgets) {
        this.live = live;
        this.forgets = forgets;
        this.messages = messages;
        this.port = new EmbedPort(List.of(hosts.sources().split(" ")), this::asked);
    }

    EmbedPort port() {
        return port;
    }

    void begins() {
        led = true;
        goals();
        port.tell(state("ready"));
    }

    /** Something moved under a hand, or by itself. */
    void moves() {
        if (led && !live.isOnItsWay()) {
            // A hand plays on from where it was led to.
            goals();
        }
        answerWhereArrived();
        long now = System.nanoTime();
        if (now - moved >= BETWEEN_MOVES_NANOS) {
            moved = now;
            port.tell(state("change"));
        }
    }

    void settled() {
        port.tell(state("change"));
        goals();
        answerWhereArrived();
    }

    /** A checkpoint counts when a hand reaches it: one that holds where a message or the address has led must cease to hold before. */
    private void goals() {
        Set<String> holding = new HashSet<>(live.experiment().checkpoints());
        holding.retainAll(live.frame().goals());
        for (String goal : live.experiment().checkpoints()) {
            if (holding.contains(goal) && !reached.contains(goal) && !led) {
                ObjectNode message = message("goal-reached");
                message.put("goal", goal);
                message.put("text", messages.say(live.experiment().id() + ".goal." + goal));
                port.tell(message);
            }
        }
        reached.clear();
        reached.addAll(holding);
        led &= live.isOnItsWay();
    }

    private void asked(EmbedPort.Asked asked) {
        switch (asked.type()) {
            case "set" -> set(asked);
            case "get" -> answer(asked);
            case "step" -> {
                if (asked.count() < 1 || asked.count() > MOST_STEPS) {
                    refuse(asked, "step: a count of " + asked.count() + " is not from 1 to " + MOST_STEPS + ".");
                } else {
                    stepOn(asked, session -> session.leap(asked.count()));
                }
            }
            case "play" -> stepOn(asked, session -> session.play(Pace.STEADY));
            case "pause" -> act(asked, LearnerSession::pause);
            case "reset" -> {
                forgets.run();
                lead(asked, session -> session.go(live.start()));
            }
            default -> refuse(asked, "There is no message \"" + asked.type() + "\".");
        }
    }

    private void set(EmbedPort.Asked asked) {
        List<Trail.Change> looks = Permalink.looks(live.experiment(), asked.settings());
        if (!looks.isEmpty()) {
            led = true;
            live.set(looks);
            answerLater(asked);
            return;
        }
        Permalink.Read read = Permalink.over(live.experiment(), live.trail(), asked.settings());
        if (read.ignored().isEmpty()) {
            lead(asked, session -> session.go(read.trail()));
        } else {
            Permalink.Ignored first = read.ignored().getFirst();
            refuse(
                    asked,
                    "set: "
                            + port.getTranslation(
                                    "embed.refused." + first.reason(), first.parameter(), first.text(), first.instead())
                            + " Nothing was set.");
        }
    }

    private void stepOn(EmbedPort.Asked asked, Consumer<LearnerSession> act) {
        if (live.canStep()) {
            act(asked, act);
        } else if (live.isRefusing()) {
            refuse(
                    asked,
                    asked.type()
                            + ": a control shows what was refused, so no step is taken. Correct it there, or reset?");
        } else {
            refuse(asked, asked.type() + ": there is no step to take here.");
        }
    }

    private void lead(EmbedPort.Asked asked, Consumer<LearnerSession> act) {
        led = true;
        act(asked, act);
    }

    private void act(EmbedPort.Asked asked, Consumer<LearnerSession> act) {
        live.act(act);
        answerLater(asked);
    }

    private void answerLater(EmbedPort.Asked asked) {
        waiting.add(asked);
        answerWhereArrived();
    }

    private void answerWhereArrived() {
        if (!live.isOnItsWay()) {
            waiting.forEach(this::answer);
            waiting.clear();
        }
    }

    private void answer(EmbedPort.Asked asked) {
        ObjectNode message = state("change");
        message.put("id", asked.id());
        port.tell(message);
    }

    private void refuse(EmbedPort.Asked asked, String why) {
        ObjectNode message = message("error");
        message.put("id", asked.id());
        message.put("message", why);
        port.tell(message);
    }

    private ObjectNode state(String type) {
        Experiment experiment = live.experiment();
        ObjectNode message = message(type);
        ObjectNode settings = message.putObject("settings");
        Permalink.parameters(experiment, live.trail()).forEach(settings::put);
        ObjectNode readouts = message.putObject("readouts");
        for (Readout readout : experiment.readouts()) {
            Float value = live.frame().readouts().get(readout.id());
            if (value != null && Float.isFinite(value)) {
                readouts.put(readout.id(), value);
            } else {
                readouts.putNull(readout.id());
            }
        }
        message.put("steps", live.trail().steps());
        message.put("link", Routes.poked(experiment.id() + "?" + live.session().link()));
        return message;
    }

    private ObjectNode message(String type) {
        ObjectNode message = JsonNodeFactory.instance.objectNode();
        message.put("nudge", 1);
        message.put("type", type);
        message.put("experiment", live.experiment().id());
        return message;
    }
}
