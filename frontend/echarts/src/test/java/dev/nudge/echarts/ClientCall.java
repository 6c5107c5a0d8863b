package dev.nudge.echarts;

import com.vaadin.flow.component.internal.UIInternals.JavaScriptInvocation;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** A call of a function of the element, as the browser would get it. */
record ClientCall(String function, List<Object> arguments) {
    private static final Pattern FUNCTION = Pattern.compile("\\.(\\w+)\\(");

    static ClientCall of(JavaScriptInvocation invocation) {
        var name = FUNCTION.matcher(invocation.getExpression());
        if (!name.find()) {
            throw new AssertionError("not a call of a function: " + invocation.getExpression());
        }
        return new ClientCall(name.group(1), invocation.getParameters());
    }

    JsonNode argument(int index) {
        return arguments.stream()
                .filter(JsonNode.class::isInstance)
                .map(JsonNode.class::cast)
                .toList()
                .get(index);
    }
}
