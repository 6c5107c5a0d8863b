package dev.nudge.ui.lesson;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.internal.PendingJavaScriptInvocation;
import com.vaadin.flow.server.VaadinSession;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.StringNode;

/** What a browser does for the pages of a class: it keeps keys, answers with them, and says that it has painted. */
final class ClassroomBrowser {

    /** What a form's event is filtered by, so that the browser sends it nowhere by itself. */
    static final String SUBMITS = "(event.preventDefault(), true)";

    private final Map<String, String> keys = new HashMap<>();

    /** What was called in it since somebody last asked. */
    private final List<PendingJavaScriptInvocation> called = new ArrayList<>();

    private boolean blocked;

    /** From now on it keeps nothing, and says so. */
    void block() {
        blocked = true;
    }

    Map<String, String> keys() {
        return keys;
    }

    /** Works; then what this function was called with since the last time this was asked. */
    List<String> told(String function) {
        work();
        List<String> told = called.stream()
                .map(PendingJavaScriptInvocation::getInvocation)
                .filter(call -> call.getExpression().contains(function + "("))
                .map(call -> String.valueOf(call.getParameters()))
                .toList();
        called.clear();
        return told;
    }

    /** Does what the page has asked for since the last time. */
    void work() {
        UI ui = UI.getCurrent();
        for (boolean more = true; more; ) {
            VaadinSession session = ui.getSession();
            session.getService().runPendingAccessTasks(session);
            ui.getInternals().getStateTree().runExecutionsBeforeClientResponse();
            List<PendingJavaScriptInvocation> all =
                    new ArrayList<>(ui.getInternals().dumpPendingJavaScriptInvocations());
            more = !all.isEmpty();
            called.addAll(all);
            all.forEach(this::run);
        }
    }

    private void run(PendingJavaScriptInvocation call) {
        String script = call.getInvocation().getExpression();
        List<Object> given = call.getInvocation().getParameters();
        if (script.contains("requestAnimationFrame")) {
            call.complete(BooleanNode.TRUE);
        } else if (script.contains("nudge.classes")) {
            String name = String.valueOf(given.getFirst());
            if (blocked) {
                if (script.contains("return all[$0]")) {
                    call.complete(StringNode.valueOf(""));
                } else if (script.contains("all[$0] = $1;")) {
                    call.completeExceptionally(StringNode.valueOf("SecurityError"));
                }
            } else if (script.contains("delete all")) {
                keys.remove(name);
            } else if (script.contains("all[$0] = $1;")) {
                keys.put(name, String.valueOf(given.get(1)));
                call.complete(NullNode.getInstance());
            } else if (script.contains("return all[$0]")) {
                call.complete(StringNode.valueOf(keys.getOrDefault(name, "")));
            }
        }
    }

    /** Waits until what others have done has reached the page. */
    void await(BooleanSupplier condition) {
        long end = System.nanoTime() + 20_000_000_000L;
        work();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("the page has not come there");
            }
            try {
                Thread.sleep(5);
            } catch (InterruptedException stopped) {
                throw new AssertionError(stopped);
            }
            work();
        }
    }
}
