package dev.nudge.compute.cpu;

import dev.nudge.compute.Joining;
import dev.nudge.compute.Layout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Elements from one layout to another of the same shape. Dimensions that lie in one run on both sides are joined first, so that the inner loop is
 * as long as it can be.
 */
final class CopyKernel extends Kernel {
    private final float[] to;
    private final float[] from;
    private final int offsetTo;
    private final int offsetFrom;
    private final int size;
    private final int inner;
    private final int stepTo;
    private final int stepFrom;
    private final int[] sizes;
    private final int[] stridesTo;
    private final int[] stridesFrom;
    private final int[] index;

    CopyKernel(Operand to, Operand from) {
        this.to = to.data();
        this.from = from.data();
        this.offsetTo = to.layout().offset();
        this.offsetFrom = from.layout().offset();
        this.size = to.size();
        List<int[]> runs = runs(to.layout(), from.layout());
        int[] last = runs.removeLast();
        this.inner = last[0];
        this.stepTo = last[1];
        this.stepFrom = last[2];
        this.sizes = runs.stream().mapToInt(run -> run[0]).toArray();
        this.stridesTo = runs.stream().mapToInt(run -> run[1]).toArray();
        this.stridesFrom = runs.stream().mapToInt(run -> run[2]).toArray();
        this.index = new int[sizes.length];
    }

    /** The parts one after the other along a dimension. */
    static Kernel cat(Joining.Cat cat, Operand out, List<Operand> parts) {
        List<Kernel> copies = new ArrayList<>();
        int start = 0;
        for (Operand part : parts) {
            int length = part.shape().dim(cat.dim());
            Layout place = out.layout().slice(cat.dim(), start, 1, length);
            copies.add(new CopyKernel(new Operand(out.data(), place), part));
            start += length;
        }
        return new Sequence(copies);
    }

    /** The input laid into zeros. */
    static Kernel pad(Joining.Pad pad, Operand out, Operand part) {
        Layout place = out.layout()
                .slice(pad.dim(), pad.start(), pad.step(), part.shape().dim(pad.dim()));
        return new Sequence(List.of(new FillKernel(out, 0), new CopyKernel(new Operand(out.data(), place), part)));
    }

    /** Size, stride to and stride from of each joined dimension; at least one. */
    private static List<int[]> runs(Layout to, Layout from) {
        List<int[]> runs = new ArrayList<>();
        for (int d = 0; d < to.shape().rank(); d++) {
            int size = to.shape().dim(d);
            if (size == 1) {
                continue;
            }
            if (!runs.isEmpty() && joins(runs.getLast(), size * to.stride(d), size * from.stride(d))) {
                size *= runs.removeLast()[0];
            }
            runs.add(new int[] {size, to.stride(d), from.stride(d)});
        }
        if (runs.isEmpty()) {
            runs.add(new int[] {1, 1, 1});
        }
        return runs;
    }

    private static boolean joins(int[] before, int spanTo, int spanFrom) {
        return before[1] == spanTo && before[2] == spanFrom;
    }

    @Override
    public void run() {
        if (size == 0) {
            return;
        }
        int atTo = offsetTo;
        int atFrom = offsetFrom;
        int sinceLook = 0;
        Arrays.fill(index, 0);
        while (true) {
            innerRun(atTo, atFrom);
            sinceLook += inner;
            if (sinceLook >= UnaryKernel.GRAIN) {
                if (Cancellation.isNowRequested()) {
                    return;
                }
                sinceLook = 0;
            }
            int d = sizes.length - 1;
            while (d >= 0 && ++index[d] == sizes[d]) {
                index[d] = 0;
                atTo -= (sizes[d] - 1) * stridesTo[d];
                atFrom -= (sizes[d] - 1) * stridesFrom[d];
                d--;
            }
            if (d < 0) {
                return;
            }
            atTo += stridesTo[d];
            atFrom += stridesFrom[d];
        }
    }

    private void innerRun(int atTo, int atFrom) {
        if (stepTo == 1 && stepFrom == 1) {
            System.arraycopy(from, atFrom, to, atTo, inner);
        } else if (stepTo == 1 && stepFrom == 0) {
            Arrays.fill(to, atTo, atTo + inner, from[atFrom]);
        } else {
            for (int i = 0; i < inner; i++) {
                to[atTo + i * stepTo] = from[atFrom + i * stepFrom];
            }
        }
    }
}
