package dev.nudge.e2e;

import com.microsoft.playwright.Locator;
import java.util.List;

/** A chart: what it shows, read from the element itself, and where on the screen. */
final class ChartPart {

    private final Locator element;

    ChartPart(Locator element) {
        this.element = element;
    }

    Locator element() {
        return element;
    }

    /** The numbers of a series as they are drawn; a NaN lifts the pen. */
    @SuppressWarnings("unchecked")
    List<Place> series(String id) {
        List<List<Number>> pairs = (List<List<Number>>) element.evaluate(
                "(chart, id) => Array.from({ length: chart.getPointCount(id) }, (_, i) => chart.getDataPoint(id, i))",
                id);
        return pairs.stream()
                .map(pair -> new Place(pair.get(0).doubleValue(), pair.get(1).doubleValue()))
                .toList();
    }

    /** Where the point of this number stands on the screen. */
    Place onScreen(String series, int index) {
        @SuppressWarnings("unchecked")
        List<Number> at = (List<Number>) element.evaluate(
                "(chart, [id, i]) => { const at = chart.getDataPixel(id, i); return [at.x, at.y]; }",
                List.of(series, index));
        return new Place(at.get(0).doubleValue(), at.get(1).doubleValue());
    }

    /** Where these coordinates stand on the screen, found between two points of a series. */
    Place onScreen(String series, double x, double y) {
        List<Place> points = series(series);
        int other = points.size() - 1;
        Place from = points.get(0);
        Place to = points.get(other);
        Place fromPixel = onScreen(series, 0);
        Place toPixel = onScreen(series, other);
        return new Place(
                fromPixel.x() + (x - from.x()) / (to.x() - from.x()) * (toPixel.x() - fromPixel.x()),
                fromPixel.y() + (y - from.y()) / (to.y() - from.y()) * (toPixel.y() - fromPixel.y()));
    }

    Locator loupe() {
        return element.locator("#loupe");
    }
}
