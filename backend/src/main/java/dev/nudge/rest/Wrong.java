package dev.nudge.rest;

/**
 * One thing that is wrong with a request.
 *
 * @param field where, as a path: {@code settings.a}, {@code then[2].steps}
 * @param value what stood there, shortened
 * @param rule what may stand there
 * @param next what to do
 */
record Wrong(String field, String value, String rule, String next) {

    private static final int SHOWN = 60;

    Wrong {
        value = value.length() <= SHOWN ? value : value.substring(0, SHOWN) + "…";
    }

    String sentence() {
        return field + " is " + value + "; " + rule + ". " + next;
    }
}
