package dev.nudge.lesson.broadcasting;

import dev.nudge.compute.Tensor;
import dev.nudge.lesson.Chart;
import dev.nudge.lesson.Message;
import dev.nudge.lesson.tensor.Sizes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The shapes one under the other, aligned at the right, with what happens to each dimension. */
final class AxesTable {

    private final Operands operands;
    private final int rank;

    AxesTable(Operands operands) {
        this.operands = operands;
        this.rank = operands.rank();
    }

    Chart.Table chart() {
        List<Message> headings = new ArrayList<>();
        headings.add(Message.of("shapes.head.tensor"));
        for (int fromEnd = rank; fromEnd >= 1; fromEnd--) {
            headings.add(Message.of("shapes.head.axis", fromEnd));
        }
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < operands.all().size(); i++) {
            rows.add(row(
                    Message.of("shapes.row.tensor", i + 1),
                    operands.all().get(i).sizes()));
        }
        List<Integer> marked = new ArrayList<>();
        if (operands.isAlone()) {
            operands.end().ifPresent(tensor -> rows.add(strides(tensor)));
        } else if (!operands.all().isEmpty()) {
            rows.add(rules());
            marked.add(rows.size());
            rows.add(result());
        }
        return new Chart.Table("axes", headings, rows, marked);
    }

    /** Whether some dimension has sizes that do not fit. */
    boolean clashes() {
        for (int fromEnd = 1; fromEnd <= rank; fromEnd++) {
            if (target(fromEnd).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private List<Object> row(Message name, Sizes sizes) {
        List<Object> row = new ArrayList<>();
        row.add(name);
        for (int fromEnd = rank; fromEnd >= 1; fromEnd--) {
            Optional<Integer> size = sizes.fromEnd(fromEnd);
            Optional<Integer> target = target(fromEnd);
            row.add(
                    size.isEmpty()
                            ? target.map(to -> Message.of("shapes.axis.added", Integer.toString(to)))
                                    .orElse(Message.of("shapes.axis.absent"))
                            : target.isPresent() && !target.equals(size)
                                    ? Message.of(
                                            "shapes.axis.stretched",
                                            Integer.toString(size.get()),
                                            Integer.toString(target.get()))
                                    : Message.of("shapes.axis.size", Integer.toString(size.get())));
        }
        return row;
    }

    /** How far it is in memory to the next number along each dimension. */
    private static List<Object> strides(Tensor tensor) {
        List<Object> row = new ArrayList<>();
        row.add(Message.of("shapes.row.stride"));
        for (int stride : tensor.strides()) {
            row.add(Message.of("shapes.axis.size", Integer.toString(stride)));
        }
        return row;
    }

    /** What the rule says of each dimension. */
    private List<Object> rules() {
        List<Object> row = new ArrayList<>();
        row.add(Message.of("shapes.row.rule"));
        for (int fromEnd = rank; fromEnd >= 1; fromEnd--) {
            TreeSet<Integer> sizes = sizes(fromEnd);
            boolean absent = operands.all().stream().anyMatch(isWithout(fromEnd));
            row.add(
                    target(fromEnd).isEmpty()
                            ? clash(sizes)
                            : Message.of(
                                    sizes.size() > 1
                                            ? "shapes.rule.stretches"
                                            : absent ? "shapes.rule.added" : "shapes.rule.equal"));
        }
        return row;
    }

    private static Predicate<Operand> isWithout(int fromEnd) {
        return one -> one.sizes().rank() < fromEnd;
    }

    private static Message clash(TreeSet<Integer> sizes) {
        sizes.remove(1);
        return Message.of(
                "shapes.rule.clash",
                String.join(" ≠ ", sizes.stream().map(String::valueOf).toList()));
    }

    private List<Object> result() {
        List<Object> row = new ArrayList<>();
        row.add(Message.of("shapes.row.result"));
        for (int fromEnd = rank; fromEnd >= 1; fromEnd--) {
            row.add(target(fromEnd)
                    .map(size -> Message.of("shapes.axis.size", Integer.toString(size)))
                    .orElse(Message.of("shapes.axis.none")));
        }
        return row;
    }

    /** What a dimension stretches to; empty if sizes clash there. */
    private Optional<Integer> target(int fromEnd) {
        if (operands.isAlone()) {
            return operands.shape().flatMap(shape -> shape.fromEnd(fromEnd));
        }
        TreeSet<Integer> sizes = sizes(fromEnd);
        if (sizes.size() > 1) {
            sizes.remove(1);
        }
        return sizes.size() == 1 ? Optional.of(sizes.first()) : Optional.empty();
    }

    private TreeSet<Integer> sizes(int fromEnd) {
        TreeSet<Integer> sizes = new TreeSet<>();
        operands.all().forEach(one -> one.sizes().fromEnd(fromEnd).ifPresent(sizes::add));
        return sizes;
    }
}
