package dev.nudge.lesson.views;

import dev.nudge.compute.Tensor;
import dev.nudge.lesson.Axis;
import dev.nudge.lesson.Chart;
import dev.nudge.lesson.Chart.Light;
import dev.nudge.lesson.Message;
import dev.nudge.lesson.tensor.PythonCode;
import dev.nudge.lesson.tensor.TensorExpression;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The pictures of a chain: the storage and how it is read, what is read, and how it came about. */
final class Reading {

    private static final List<Light> CHANNELS = List.of(Light.RED, Light.GREEN, Light.BLUE);

    private final Chain chain;
    private final Tensor now;
    private final int element;
    private final boolean coloured;

    /**
     * @param element the one that is looked at, in row-major order
     * @param coloured whether the first tensor is a colour image
     */
    Reading(Chain chain, int element, boolean coloured) {
        this.chain = chain;
        this.now = chain.last().tensor();
        this.element = element;
        this.coloured = coloured;
    }

    /** For each stored number when it is read. */
    private List<List<Integer>> turns() {
        List<List<Integer>> turns = new ArrayList<>();
        for (int cell = 0; cell < now.storage().size(); cell++) {
            turns.add(new ArrayList<>());
        }
        for (int turn = 0; turn < now.size(); turn++) {
            turns.get(now.layout().position(turn)).add(turn);
        }
        return turns;
    }

    boolean readsAgain() {
        return turns().stream().anyMatch(turns -> turns.size() > 1);
    }

    Chart.Memory memory() {
        List<List<Integer>> turns = turns();
        float[] stored = now.storage().toArray();
        return new Chart.Memory(
                "memory",
                stored,
                range(),
                lights(chain.last().origins().map(Tensor::storage)),
                turns,
                now.layout().position(element),
                turns.stream()
                        .map(read -> read.isEmpty() ? "" : lead(read.getFirst()))
                        .toList());
    }

    /** Between zero and the largest of the first tensor, or what there is beyond. */
    private Axis range() {
        float low = 0;
        float high = 0;
        for (float value : chain.links().getFirst().tensor().toArray()) {
            high = Math.max(high, value);
        }
        for (float value : now.storage().toArray()) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        return new Axis(low, high);
    }

    /** What each number is the light of, as far as it is known where it came from. */
    private List<Light> lights(Optional<Tensor> origins) {
        if (!coloured || origins.isEmpty()) {
            return List.of(Light.INK);
        }
        List<Light> lights = new ArrayList<>();
        for (float origin : origins.get().toArray()) {
            lights.add(CHANNELS.get((int) origin / (Landscapes.ROWS * Landscapes.COLUMNS)));
        }
        return lights;
    }

    private static String lead(int element) {
        return Views.ELEMENT + "=" + element;
    }

    /** The last two axes as sheets of numbers; before them the colours, where there is an axis for them. */
    Chart.Gallery seen() {
        List<Chart.Image> images = new ArrayList<>();
        if (coloured && now.rank() == 3 && now.shape().dim(0) == CHANNELS.size()) {
            images.add(colours(now));
        } else if (coloured && now.rank() == 3 && now.shape().dim(2) == CHANNELS.size()) {
            images.add(colours(now.permute(2, 0, 1)));
        }
        int columns = now.rank() == 0 ? 1 : now.shape().dim(-1);
        int rows = now.rank() < 2 ? 1 : now.shape().dim(-2);
        float[] values = now.toArray();
        List<Light> lights = lights(chain.last().origins());
        for (int first = 0; first < values.length; first += rows * columns) {
            int end = first + rows * columns;
            List<String> leads = new ArrayList<>();
            for (int cell = first; cell < end; cell++) {
                leads.add(lead(cell));
            }
            Chart.Grid grid = new Chart.Grid("cells", columns, Arrays.copyOfRange(values, first, end), range())
                    .marked(List.of(), element >= first && element < end ? List.of(element - first) : List.of())
                    .leading(leads);
            images.add(
                    new Chart.Image(title(first), grid, lights.size() == 1 ? lights : lights.subList(first, end), ""));
        }
        return new Chart.Gallery("seen", images);
    }

    private Chart.Image colours(Tensor planes) {
        Chart.Grid grid = new Chart.Grid("colours", planes.shape().dim(-1), planes.toArray(), range());
        return new Chart.Image(Message.of("views.colours"), grid, Light.COLOURS, "");
    }

    /** {@code x}, or {@code x[1]} where there are several sheets. */
    private Message title(int first) {
        int[] index = Chain.index(now, first);
        int outer = Math.max(0, index.length - 2);
        return Message.of("views.sheet", Chain.element(Arrays.copyOf(index, outer)));
    }

    Chart.Table table() {
        List<List<Object>> rows = new ArrayList<>();
        for (Chain.Link link : chain.links()) {
            Tensor tensor = link.tensor();
            rows.add(List.of(
                    link.text(),
                    tensor.shape().toString(),
                    Python.tuple(tensor.strides()).replace('-', '−'),
                    tensor.layout().offset(),
                    Message.of(tensor.layout().isContiguous() ? "views.yes" : "views.no"),
                    Python.bytes(tensor),
                    link.act().isEmpty()
                            ? ""
                            : link.copied() == 0 ? Message.of("views.view") : Message.of("views.copy", link.copied())));
        }
        return new Chart.Table(
                "chain",
                List.of(
                        Message.of("views.head.act"),
                        Message.of("views.head.shape"),
                        Message.of("views.head.stride"),
                        Message.of("views.head.offset"),
                        Message.of("views.head.contiguous"),
                        Message.of("views.head.storage"),
                        Message.of("views.head.copied")),
                rows,
                List.of(rows.size() - 1));
    }

    /** What Python says to all this: PyTorch, and NumPy from the first step on that only NumPy has. */
    Chart.Transcripts printed() {
        List<Chart.Exchange> exchanges = new ArrayList<>();
        exchanges.add(new Chart.Exchange(
                "x = " + Python.written(chain.links().getFirst().tensor()), ""));
        boolean numpy = false;
        for (Chain.Link link : chain.acts()) {
            if (!numpy && link.act().equals(Optional.of(Act.BACKWARDS))) {
                numpy = true;
                exchanges.add(new Chart.Exchange("x = x.numpy()", ""));
            }
            exchanges.addAll(imports(link));
            exchanges.add(new Chart.Exchange("x = " + (numpy ? link.numpy() : link.text()), ""));
        }
        exchanges.addAll(numpy ? askedNumpy() : askedTorch());
        Message title = Message.of(numpy ? "views.transcript.numpy" : "views.transcript");
        return new Chart.Transcripts("printed", List.of(new Chart.Transcript(title, exchanges)));
    }

    /** What a typed expression needs to be known before. */
    private static List<Chart.Exchange> imports(Chain.Link link) {
        return link.act().isPresent()
                ? List.of()
                : new PythonCode(TensorExpression.parse(link.text()))
                        .part("imports")
                        .lines()
                        .filter(line -> !line.isEmpty())
                        .map(line -> new Chart.Exchange(line, ""))
                        .toList();
    }

    private List<Chart.Exchange> askedTorch() {
        return List.of(
                new Chart.Exchange(
                        "x.shape, x.stride(), x.storage_offset()",
                        "(" + Python.size(now.shape()) + ", " + Python.tuple(now.strides()) + ", "
                                + now.layout().offset() + ")"),
                new Chart.Exchange(
                        "x.is_contiguous()", Python.truth(now.layout().isContiguous())),
                new Chart.Exchange("x.untyped_storage().nbytes()", String.valueOf(Python.bytes(now))),
                new Chart.Exchange("x", now.toString()));
    }

    /** NumPy's strides are in bytes. What walks backwards PyTorch takes only as a copy. */
    private List<Chart.Exchange> askedNumpy() {
        int[] bytes = Arrays.stream(now.strides())
                .map(stride -> stride * Python.bytes(now.dtype()))
                .toArray();
        List<Chart.Exchange> exchanges = new ArrayList<>();
        exchanges.add(new Chart.Exchange(
                "x.shape, x.strides", "(" + Python.tuple(now.shape().toArray()) + ", " + Python.tuple(bytes) + ")"));
        exchanges.add(new Chart.Exchange(
                "x.flags.c_contiguous", Python.truth(now.layout().isContiguous())));
        if (goesBackwards()) {
            exchanges.add(new Chart.Exchange("torch.from_numpy(x)", Python.NEGATIVE_STRIDE));
        }
        exchanges.add(new Chart.Exchange("torch.from_numpy(x.copy())", now.toString()));
        return exchanges;
    }

    boolean goesBackwards() {
        return Arrays.stream(now.strides()).anyMatch(stride -> stride < 0);
    }

    /** What was done as code to show: in PyTorch, and on the engine. */
    Chart.Transcripts code() {
        List<Chart.Exchange> python = new ArrayList<>();
        List<Chart.Exchange> java = new ArrayList<>();
        for (Chain.Link link : chain.acts()) {
            python.addAll(imports(link));
            python.add(new Chart.Exchange("x = " + link.torch(), ""));
            int comment = link.java().indexOf("   //");
            java.add(new Chart.Exchange(
                    "x = "
                            + (comment < 0
                                    ? link.java() + ";"
                                    : link.java().substring(0, comment) + ";"
                                            + link.java().substring(comment)),
                    ""));
        }
        Message title = Message.of("views.transcript");
        return new Chart.Transcripts(
                "code", List.of(new Chart.Transcript(title, python), new Chart.Transcript(title, java)));
    }
}
