package dev.nudge.link;

import dev.nudge.lesson.Experiment;
import dev.nudge.lesson.quadratic.FitQuadratic;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Reads queries as a web server does. */
final class Links {

    static final Experiment EXPERIMENT = new FitQuadratic();

    private Links() {}

    static Permalink.Read read(String query) {
        return Permalink.read(EXPERIMENT, parameters(query), Set.of("show", "view"));
    }

    static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : query.isEmpty() ? new String[0] : query.split("&")) {
            int equals = pair.indexOf('=');
            parameters.putIfAbsent(
                    decoded(equals < 0 ? pair : pair.substring(0, equals)),
                    equals < 0 ? "" : decoded(pair.substring(equals + 1)));
        }
        return parameters;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
