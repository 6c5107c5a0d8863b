package dev.nudge.ui.picture;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** An axis of an ECharts option along the picture, from one end to the other. */
final class PlotAxis {

    private final JsonNode axis;
    private final double from;
    private final double to;
    private final double min;
    private final double max;
    private final boolean logarithmic;

    PlotAxis(JsonNode axis, double from, double to) {
        this.axis = axis;
        this.from = from;
        this.to = to;
        this.logarithmic = axis.path("type").asString("").equals("log");
        boolean names = isOfNames();
        this.min = names ? -0.5 : axis.path("min").doubleValue();
        this.max = names ? axis.path("data").size() - 0.5 : axis.path("max").doubleValue();
    }

    boolean isOfNames() {
        return axis.path("type").asString("").equals("category");
    }

    boolean isShown() {
        return axis.path("show").booleanValue(true);
    }

    String name() {
        return axis.path("name").asString("");
    }

    double at(double value) {
        return from + (to - from) * (along(value) - along(min)) / (along(max) - along(min));
    }

    private double along(double value) {
        return logarithmic ? Math.log10(value) : value;
    }

    /** A place that is marked: a line across the picture, and words beside it unless they are empty. */
    record Tick(double at, String words, boolean line) {}

    List<Tick> ticks(boolean across) {
        List<Tick> ticks = new ArrayList<>();
        if (isOfNames()) {
            for (int i = 0; i < axis.path("data").size(); i++) {
                ticks.add(new Tick(at(i), axis.path("data").get(i).asString(), false));
            }
        } else if (logarithmic) {
            for (int power = (int) Math.ceil(Math.log10(min) - 1e-6); power <= Math.log10(max) + 1e-6; power++) {
                ticks.add(new Tick(at(Math.pow(10, power)), written(Math.pow(10, power)), true));
            }
        } else {
            double step =
                    roundStep((max - min) / Math.max(1, axis.path("splitNumber").intValue(5)));
            for (long i = (long) Math.ceil(min / step - 1e-6); i * step <= max + 1e-6 * step; i++) {
                boolean atEnd =
                        Math.abs(i * step - min) < 1e-6 * step || across && Math.abs(i * step - max) < 1e-6 * step;
                ticks.add(new Tick(at(i * step), atEnd ? "" : written(i * step), !across && i * step > min));
            }
        }
        return ticks;
    }

    /** The distance of ticks as ECharts chooses it. */
    private static double roundStep(double raw) {
        double power = Math.pow(10, Math.floor(Math.log10(raw)));
        double digit = raw / power;
        return power * (digit < 1.5 ? 1 : digit < 2.5 ? 2 : digit < 4 ? 3 : digit < 7 ? 5 : 10);
    }

    private String written(double value) {
        boolean grouped = axis.path("axisLabel").path("formatter").isMissingNode();
        boolean tiny = value != 0 && Math.abs(value) < 1e-4 * (1 - 1e-9);
        DecimalFormat format = new DecimalFormat(
                tiny ? "0.##E0" : grouped ? "#,##0.######" : "0.######", DecimalFormatSymbols.getInstance(Locale.ROOT));
        return format.format(value == 0 ? 0.0 : value).replace('E', 'e').replaceFirst("^-", "−");
    }
}
