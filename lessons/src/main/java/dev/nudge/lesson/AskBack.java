package dev.nudge.lesson;

import java.util.HashSet;
import java.util.List;

/**
 * A question about an experiment as a learner left it.
 *
 * @param options two or more, all different
 * @param right the option that holds, from 0
 * @param reveal why it holds
 */
public record AskBack(Message question, List<Message> options, int right, Message reveal) {

    public AskBack {
        options = List.copyOf(options);
        if (options.size() < 2 || right < 0 || right >= options.size()) {
            throw new IllegalArgumentException("ask back " + question.key() + ": " + options.size()
                    + " options, of which number " + right + " holds; there are two or more, counted from 0.");
        }
        if (new HashSet<>(options).size() < options.size()) {
            throw new IllegalArgumentException("ask back " + question.key() + ": two options are the same: " + options);
        }
    }
}
