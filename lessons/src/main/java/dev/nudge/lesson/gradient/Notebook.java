package dev.nudge.lesson.gradient;

import dev.nudge.compute.Tensor;
import java.util.ArrayList;
import java.util.List;

/** The cells, run on the engine with the numbers of the moment. */
final class Notebook {

    static final int CELLS = 10;

    /**
     * @param code in Python
     * @param prints what PyTorch would print, without its {@code grad_fn}
     */
    record Cell(String code, String prints) {}

    private final List<Cell> cells = new ArrayList<>();

    /** The gradients at the end of the cells that show one. */
    private final float ofMean;

    private final float twice;

    Notebook(float factor, float at, float rate) {
        Tensor x = Tensor.of(1, 2, 3).requiresGrad();
        add("x = torch.tensor([1., 2., 3.]).requires_grad_(); x", x);
        Tensor y = x.mul(factor);
        add("y = " + python(factor) + " * x; y", y);
        Tensor z = y.mean();
        add("z = y.mean(); z", z);
        z.backward();
        ofMean = x.grad().toArray()[0];
        add("z.backward(); x.grad", x.grad());

        Tensor xt = Tensor.scalar(at).requiresGrad();
        add("xt = torch.tensor(" + python(at) + ").requires_grad_(); xt", xt);
        Tensor square = xt.square();
        add("y = xt**2; y", square);
        square.backward();
        add("y.backward(); xt.grad", xt.grad());
        xt.square().backward();
        twice = xt.grad().item();
        add("(xt**2).backward(); xt.grad", xt.grad());
        xt.zeroGrad();
        xt.square().backward();
        add("xt.grad.zero_(); (xt**2).backward(); xt.grad", xt.grad());
        Tensor stepped = xt.detach().sub(xt.grad().mul(rate)).contiguous();
        add("with torch.no_grad(): xt -= xt.grad * " + python(rate) + "; xt.detach()", stepped);
    }

    private void add(String code, Tensor shown) {
        cells.add(new Cell(code, (shown.isLeaf() ? shown : shown.detach()).toString()));
    }

    /** As Python writes a float: 3.0, 0.001, 1e-04. */
    private static String python(float number) {
        return Float.toString(number).toLowerCase(java.util.Locale.ROOT);
    }

    List<Cell> cells() {
        return cells;
    }

    /** The gradient of the mean, in each place. */
    float ofMean() {
        return ofMean;
    }

    /** What a second backward pass without zeroing left. */
    float twice() {
        return twice;
    }
}
