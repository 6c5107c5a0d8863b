package dev.nudge.echarts;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.ClientCallable;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The two halves of the component name the same things. */
class TypeScriptTest {

    @Test
    void everySentenceOfOneHalfIsOneOfTheOther() throws IOException {
        var english = new TreeSet<String>();
        var keys = Pattern.compile("^ {2}([A-Z_]+): '", Pattern.MULTILINE).matcher(source("words.ts"));
        while (keys.find()) {
            english.add(keys.group(1));
        }

        assertThat(english)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Sentence.values()).map(Enum::name).toList());
    }

    @Test
    void theBrowserCallsWhatTheServerOffersWithAsManyArguments() throws IOException {
        String contract = source("types.ts");
        contract = contract.substring(contract.indexOf("interface ChartServer"));
        var called = new TreeMap<String, Integer>();
        var calls = Pattern.compile("^ {2}(\\w+)\\((.*)\\): Promise<void>;", Pattern.MULTILINE)
                .matcher(contract);
        while (calls.find()) {
            called.put(calls.group(1), calls.group(2).split(",").length);
        }
        var offered = new TreeMap<String, Integer>();
        for (Method method : EChart.class.getDeclaredMethods()) {
            if (method.isAnnotationPresent(ClientCallable.class)) {
                offered.put(method.getName(), method.getParameterCount());
            }
        }

        assertThat(called).isEqualTo(offered).isNotEmpty();
    }

    @Test
    void theElementHasTheTagOfTheComponent() throws IOException {
        assertThat(source("e-chart.ts"))
                .contains("customElements.define('" + new EChart().getElement().getTag() + "'");
    }

    private static String source(String file) throws IOException {
        try (var in = EChart.class.getResourceAsStream("/META-INF/frontend/echarts/" + file)) {
            return new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
