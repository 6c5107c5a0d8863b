package dev.nudge.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Creation, views, eager gradients and refusals. */
class TensorTest {
    @Test
    void partsThatAddUpToTooMuchAreRefused() {
        Tensor part = Tensor.full(1, 1 << 30);
        assertThatThrownBy(() -> Tensor.cat(0, part, part, part, part))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("4294967296");
    }

    /** {@code torch.pow}: with respect to the exponent at 0^-1, 0^0 and 0^2. */
    @Test
    void gradientsOfPowersAtTheirEdgesArePyTorchs() {
        Tensor exponent = Tensor.of(-1, 0, 2).requiresGrad();
        Tensor.zeros(3).pow(exponent).sum().backward();
        assertThat(exponent.grad().toArray()).containsExactly(Float.NEGATIVE_INFINITY, 0, 0);
    }

    @Test
    void aMeanOfWholeNumbersIsRefused() {
        Tensor labels = Tensor.of(3, 7, 7).argsort(0, false);
        assertThatIllegalArgumentException()
                .isThrownBy(labels::mean)
                .withMessageContaining("mean: the input is int32 [3]");
        assertThat(labels.mul(1.0).mean().item()).isEqualTo(1);
    }

    @Test
    void broadcastingStoresNothingNew() {
        Tensor row = Tensor.of(1, 2, 3);
        Tensor stretched = row.expand(1000, 3);
        assertThat(stretched.strides()).containsExactly(0, 1);
        assertThat(stretched.storageBytes()).isEqualTo(12);
        assertThat(stretched.isView()).isTrue();
        assertThat(row.isView()).isFalse();
        assertThat(stretched.select(0, 999).toArray()).containsExactly(1, 2, 3);
    }

    @Test
    void aFreshTensorIsNoViewThoughItsNumberIsStoredOnce() {
        assertThat(Tensor.zeros(1000).isView()).isFalse();
        assertThat(Tensor.zeros(1000).storageBytes()).isEqualTo(4);
        assertThat(Tensor.full(2, 3, 4).isView()).isFalse();
        assertThat(Tensor.scalar(2).expand(3).isView()).isTrue();
        assertThat(Tensor.zeros(3).slice(0, 0, 2).isView()).isTrue();
    }

    @Test
    void comparesWithNumbers() {
        Tensor x = Tensor.of(1, 2, Float.NaN);
        assertThat(x.ne(2).toArray()).containsExactly(1, 0, 1);
        assertThat(x.le(1).toArray()).containsExactly(1, 0, 0);
        assertThat(x.ge(2).toArray()).containsExactly(0, 1, 0);
    }

    @Test
    void aScalarCountsAsAVectorOfOneWhereADimensionIsNamed() {
        Tensor scalar = Tensor.scalar(2).requiresGrad();
        assertThat(scalar.transpose(0, -1).item()).isEqualTo(2);
        assertThat(scalar.gather(0, Tensor.indices(0, 0)).toArray()).containsExactly(2, 2);
        Tensor zero = Tensor.indices(0).reshape();
        assertThat(scalar.gather(0, zero).gradients(scalar).getFirst().item()).isEqualTo(1);
        assertThat(Tensor.of(5, 6).gather(0, Tensor.indices(1).reshape()).item())
                .isEqualTo(6);
    }

    @Test
    void refusalsNameTheOperationThatWasAsked() {
        assertThatThrownBy(() -> Tensor.stack(0, Tensor.ones(2), Tensor.ones(3)))
                .hasMessageStartingWith("stack: first is [2], another is [3]");
        assertThatThrownBy(() -> Tensor.where(Tensor.ones(2), Tensor.ones(3), Tensor.ones(3)))
                .hasMessageStartingWith("where: condition is [2], the choice is [3]");
        assertThatThrownBy(() -> Tensor.zeros(0, 3).reshape(0, -1)).hasMessageContaining("-1 could be anything");
        assertThatThrownBy(() -> Tensor.ones(2).select(0, 2)).hasMessageContaining("between -2 and 1");
    }

    @Test
    void manyThreadsGatherIntoOneGradient() {
        Tensor w = Tensor.scalar(1).requiresGrad();
        IntStream.range(0, 8).parallel().forEach(thread -> {
            for (int i = 0; i < 500; i++) {
                w.mul(1).backward();
            }
        });
        assertThat(w.grad().item()).isEqualTo(4000);
    }

    @Test
    void dimensionsOfSize1GoAllAtOnce() {
        assertThat(Tensor.ones(1, 2, 1).squeeze().shape()).isEqualTo(Shape.of(2));
        assertThat(Tensor.of(0.5, 0.25).toArray()).containsExactly(0.5f, 0.25f);
    }

    @Test
    void whereTheBoundsOfAClipCrossTheUpperWins() {
        // torch.tensor([-1., 0., 1.]).clip(0.5, -0.5) of PyTorch 2.13, and its gradient
        Tensor x = Tensor.of(-1, 0, 1).requiresGrad();
        Tensor clipped = x.clip(0.5, -0.5);
        assertThat(clipped.toArray()).containsExactly(-0.5f, -0.5f, -0.5f);
        assertThat(clipped.sum().gradients(x).getFirst().toArray()).containsExactly(0, 0, 0);
    }

    @Test
    void longRunningSumsDoNotDrift() {
        Tensor x = Tensor.rand(3, 1_000_000, 2);
        float[] values = x.toArray();
        float[] sums = x.cumsum(0).toArray();
        float[] rows = x.transpose(0, 1).cumsum(1).toArray();
        double even = 0;
        double odd = 0;
        for (int i = 0; i < 1_000_000; i++) {
            even += values[2 * i];
            odd += values[2 * i + 1];
            assertThat(Math.abs(sums[2 * i] - even)).isLessThanOrEqualTo(1e-6 * even);
            assertThat(Math.abs(rows[1_000_000 + i] - odd)).isLessThanOrEqualTo(1e-6 * odd);
        }
    }

    @Test
    void viewsShareTheStorage() {
        Tensor matrix = Tensor.arange(0, 6, 1).reshape(2, 3);
        assertThat(matrix.transpose(0, 1).strides()).containsExactly(1, 3);
        assertThat(matrix.transpose(0, 1).toArray()).containsExactly(0, 3, 1, 4, 2, 5);
        assertThat(matrix.flip(1).strides()).containsExactly(3, -1);
        assertThat(matrix.flip(1).toArray()).containsExactly(2, 1, 0, 5, 4, 3);
        assertThat(matrix.slice(1, 2, -4, -2).toArray()).containsExactly(2, 0, 5, 3);
        assertThat(matrix.slice(0, -1, 99).toArray()).containsExactly(3, 4, 5);
        assertThat(matrix.storageBytes()).isEqualTo(matrix.flip(0).storageBytes());
    }

    @Test
    void reshapeCopiesOnlyWhenNoStridesCanSayIt() {
        Tensor matrix = Tensor.arange(0, 6, 1).reshape(2, 3);
        assertThat(matrix.reshape(3, 2).values()).isSameAs(matrix.values());
        assertThat(matrix.transpose(0, 1).unsqueeze(1).values()).isSameAs(matrix.values());
        assertThat(matrix.transpose(0, 1).reshape(6).values()).isNotSameAs(matrix.values());
        assertThat(matrix.transpose(0, 1).reshape(6).toArray()).containsExactly(0, 3, 1, 4, 2, 5);
    }

    @Test
    void aViewIsRefusedWhereOnlyACopyCanSayIt() {
        Tensor matrix = Tensor.arange(0, 6, 1).reshape(2, 3);
        assertThat(matrix.view(-1).sharesStorage(matrix)).isTrue();
        assertThat(matrix.view(2, 3)).isSameAs(matrix);
        assertThatThrownBy(() -> matrix.transpose(0, 1).view(6))
                .hasMessage(
                        "view: [3, 2] strides [1, 3] offset 0 cannot be seen as [6]: no steps in its storage say that."
                                + " Use reshape, which copies?");
        assertThatThrownBy(() -> matrix.view(4)).hasMessageStartingWith("view: [2, 3] has 6 elements, [4] has 4");
    }

    /** Strides of {@code x.clone()} in PyTorch 2.13; a size of 1 has none that matters. */
    @Test
    void aCopyKeepsTheOrderOfDimensionsInMemory() {
        Tensor x = Tensor.arange(0, 24, 1).reshape(4, 6);
        Tensor t = Tensor.arange(0, 144, 1).reshape(3, 6, 8);
        requireCopy(x, 6, 1);
        requireCopy(x.transpose(0, 1), 1, 6);
        requireCopy(x.transpose(0, 1).flip(0), 1, 6);
        requireCopy(x.slice(1, 0, 6, 2), 3, 1);
        requireCopy(x.transpose(0, 1).slice(1, 0, 4, 2), 1, 6);
        requireCopy(x.unsqueeze(0).expand(2, 4, 6), 24, 6, 1);
        requireCopy(x.unsqueeze(0).expand(2, 4, 6).transpose(0, 2), 2, 12, 1);
        requireCopy(x.slice(1, 0, 1).expand(4, 3), 3, 1);
        requireCopy(x.slice(1, 0, 1).expand(4, 3).transpose(0, 1), 4, 1);
        requireCopy(t.permute(1, 2, 0), 8, 1, 48);
        requireCopy(t.permute(1, 2, 0).slice(2, 0, 1), 8, 1, 48);
        requireCopy(t.select(0, 1).transpose(0, 1), 1, 8);
        requireCopy(Tensor.scalar(3));
    }

    /** Strides of PyTorch 2.13. */
    @Test
    void aDimensionOfOneHasPyTorchsStride() {
        Tensor x = Tensor.arange(0, 24, 1).reshape(4, 6);
        Tensor turned = x.transpose(0, 1);
        assertThat(x.select(1, 0).unsqueeze(1).strides()).containsExactly(6, 1);
        assertThat(turned.unsqueeze(-1).strides()).containsExactly(1, 6, 1);
        assertThat(turned.unsqueeze(0).strides()).containsExactly(6, 1, 6);
        assertThat(x.unsqueeze(1).strides()).containsExactly(6, 6, 1);
        assertThat(Tensor.scalar(3).unsqueeze(0).strides()).containsExactly(1);
        assertThat(x.expand(1, 4, 6).strides()).containsExactly(24, 6, 1);
        assertThat(turned.expand(2, 1, 6, 4).strides()).containsExactly(0, 6, 1, 6);
        assertThat(Tensor.scalar(3).expand(1, 2).strides()).containsExactly(0, 0);
        assertThat(turned.unsqueeze(0).unsqueeze(-1).squeeze(0).strides()).containsExactly(1, 6, 1);
        assertThat(turned.unsqueeze(0).unsqueeze(-1).squeeze().strides()).containsExactly(1, 6);
        assertThat(x.slice(0, 0, 2, 2).unsqueeze(0).select(0, 0).strides()).containsExactly(12, 1);
        assertThat(turned.unsqueeze(0).copy().strides()).containsExactly(6, 1, 6);
    }

    /** Strides of {@code a + b} in PyTorch 2.13. */
    @Test
    void theFirstLayoutThatCanTellDecidesHowDimensionsAreNested() {
        Layout rows = Layout.rowMajor(Shape.of(6, 4));
        Layout turned = Layout.rowMajor(Shape.of(4, 6)).permute(List.of(1, 0));
        Layout stretched = Layout.rowMajor(Shape.of(6, 1)).expand(Shape.of(6, 4));
        assertThat(Layout.nesting(List.of(turned, rows))).containsExactly(1, 0);
        assertThat(Layout.nesting(List.of(rows, turned))).containsExactly(0, 1);
        assertThat(Layout.nesting(List.of(stretched, turned))).containsExactly(1, 0);
        assertThat(Layout.nesting(List.of(stretched))).containsExactly(0, 1);
    }

    @Test
    void theStorageIsThereWholeWhateverAViewReadsOfIt() {
        Tensor row = Tensor.arange(0, 6, 1).reshape(2, 3).select(0, 1);
        assertThat(row.storage().toArray()).containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(row.storage().sharesStorage(row)).isTrue();
        assertThat(Tensor.of(1, 2).expand(3, 2).storage().toArray()).containsExactly(1, 2);
    }

    private static void requireCopy(Tensor x, int... strides) {
        Tensor copy = x.copy();
        assertThat(copy.sharesStorage(x)).isFalse();
        assertThat(copy.strides()).containsExactly(strides);
        assertThat(copy.layout().offset()).isZero();
        assertThat(copy.storageBytes()).isEqualTo(4L * x.size());
        assertThat(copy.shape()).isEqualTo(x.shape());
        assertThat(copy.toArray()).containsExactly(x.toArray());
    }

    @Test
    void makesTheUsualTensors() {
        assertThat(Tensor.linspace(-2, 2, 5).toArray()).containsExactly(-2, -1, 0, 1, 2);
        assertThat(Tensor.arange(1, 2, 0.25).toArray()).containsExactly(1, 1.25f, 1.5f, 1.75f);
        assertThat(Tensor.eye(2).toArray()).containsExactly(1, 0, 0, 1);
        assertThat(Tensor.indices(2, 0).oneHot(3).toArray()).containsExactly(0, 0, 1, 1, 0, 0);
        assertThat(Tensor.zeros(0, 3).sum(0).toArray()).containsExactly(0, 0, 0);
        assertThat(Tensor.zeros(0).mean().item()).isNaN();
    }

    @Test
    void oneSeedAlwaysGivesTheSameNumbers() {
        // Philox 4x32-10 of counter 0, key 0 is 6627e8d5 e169c58d bc57ac4c 9b00dbd8 (known answer of Salmon et al.).
        assertThat(Tensor.rand(0, 1).item()).isEqualTo((0x6627e8d5 >>> 8) / 16777216f);
        assertThat(Tensor.randn(7, 100).toArray())
                .isEqualTo(Tensor.randn(7, 100).toArray());
        assertThat(Tensor.randn(7, 100).toArray())
                .isNotEqualTo(Tensor.randn(8, 100).toArray());
        assertThat(Tensor.randn(1, 10000).mean().item()).isBetween(-0.03f, 0.03f);
        assertThat(Tensor.randn(1, 10000).var().item()).isBetween(0.96f, 1.04f);
        assertThat(Tensor.rand(1, 10000).mean().item()).isBetween(0.49f, 0.51f);
    }

    @Test
    void gradientsAccumulateUntilZeroed() {
        Tensor w = Tensor.of(1, 2).requiresGrad();
        w.square().sum().backward();
        w.square().sum().backward();
        assertThat(w.grad().toArray()).containsExactly(4, 8);
        w.zeroGrad();
        assertThat(w.grad().toArray()).containsExactly(0, 0);
    }

    @Test
    void gradientsOfGradients() {
        Tensor x = Tensor.scalar(3).requiresGrad();
        Tensor first = x.pow(3).gradients(x).getFirst();
        Tensor second = first.gradients(x).getFirst();
        assertThat(first.item()).isEqualTo(27);
        assertThat(second.item()).isEqualTo(18);
        assertThat(second.gradients(x).getFirst().item()).isEqualTo(6);
    }

    @Test
    void nothingIsRememberedWithoutGradient() {
        Tensor w = Tensor.scalar(2).requiresGrad();
        assertThat(Tensor.noGrad(() -> w.mul(3)).isTracked()).isFalse();
        assertThat(w.detach().mul(3).isTracked()).isFalse();
        assertThat(w.mul(3).isTracked()).isTrue();
        assertThat(Tensor.scalar(2).mul(3).inputs()).isEmpty();
    }

    @Test
    void aViewCanRequireAGradient() {
        Tensor w = Tensor.linspace(0, 1, 4).reshape(2, 2).requiresGrad();
        w.mul(w).sum().backward();
        assertThat(w.grad().shape()).isEqualTo(Shape.of(2, 2));
        assertThat(w.grad().toArray()[3]).isEqualTo(2);
    }

    @Test
    void refusesWhatHasNoGradient() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Tensor.of(1).sum().backward())
                .withMessageContaining("requiresGrad");
        assertThatThrownBy(() -> Tensor.of(1, 2).requiresGrad().backward())
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("[2]");
        assertThatIllegalStateException().isThrownBy(() -> Tensor.arange(3).requiresGrad());
    }

    @Test
    void refusesGradientsForWhatIsNotTracked() {
        // d(w·x + x²)/dx is w + 2x = 8; only the part through w would be seen.
        Tensor w = Tensor.scalar(2).requiresGrad();
        Tensor x = Tensor.scalar(3);
        Tensor f = w.mul(x).add(x.square());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> f.gradients(w, x))
                .withMessageContaining("argument 2")
                .withMessageContaining("requiresGrad()");
        assertThat(f.gradients(w).getFirst().item()).isEqualTo(3);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Program.record("untracked", p -> {
                    Tensor s = p.state("s");
                    s.mul(s).gradients(s.detach());
                }))
                .withMessageContaining("requiresGrad()");
    }

    @Test
    void aLeafStaysALeafWhenItsBaseIsTrackedLater() {
        Tensor base = Tensor.of(1, 2);
        Tensor view = base.reshape(2, 1);
        base.requiresGrad();
        assertThat(view.isLeaf()).isTrue();
        view.requiresGrad();
        Tensor sum = view.square().sum().add(base.sum());
        sum.backward();
        assertThat(view.grad().toArray()).containsExactly(2, 4);
        assertThat(base.grad().toArray()).containsExactly(1, 1);
        assertThat(sum.gradients(base).getFirst().toArray()).containsExactly(1, 1);
        assertThat(base.mul(2).isLeaf()).isFalse();
    }

    @Test
    void oneToAnyPowerIsOne() {
        float inf = Float.POSITIVE_INFINITY;
        Tensor base = Tensor.of(1, 1, -1, -1, 2, Float.NaN);
        Tensor exponent = Tensor.of(Float.NaN, inf, inf, -inf, Float.NaN, 0);
        // torch.pow of PyTorch 2.13
        assertThat(base.pow(exponent).toArray()).containsExactly(1, 1, 1, 1, Float.NaN, 1);
        assertThat(Tensor.scalar(1).pow(exponent.slice(0, 0, 3)).toArray()).containsExactly(1, 1, 1);
        assertThat(Tensor.apply(Binary.POW, base.slice(0, 2, 4), Tensor.full(inf, 2))
                        .toArray())
                .containsExactly(1, 1);
    }

    @Test
    void aSumOfOneTruthValueIsACount() {
        Tensor yes = Tensor.scalar(1).gt(0);
        assertThat(yes.sum()).hasToString("tensor(1)");
        assertThat(yes.cumsum(0)).hasToString("tensor(1)");
        assertThat(Tensor.of(1, -1).gt(0).mean().item()).isEqualTo(0.5f);
    }

    @Test
    void aPowerOfZeroHasPyTorchsGradient() {
        Tensor a = Tensor.of(0, 0, 3, -2).requiresGrad();
        Tensor b = Tensor.of(0, 2, 0, 0).requiresGrad();
        assertThat(a.pow(b).sum().gradients(a).getFirst().add(0).toArray()).containsExactly(0, 0, 0, 0);
        assertThat(a.pow(0).sum().gradients(a).getFirst().add(0).toArray()).containsExactly(0, 0, 0, 0);
        assertThat(a.pow(0).toArray()).containsExactly(1, 1, 1, 1);
        // The derivative by both still is 1 / a where b is 0.
        Tensor byA = a.pow(b).sum().gradients(a).getFirst();
        assertThat(byA.sum().gradients(b).getFirst().toArray()[2]).isEqualTo(1 / 3f);
        Tensor lost = Tensor.of(Float.NaN, Float.POSITIVE_INFINITY).requiresGrad();
        assertThat(lost.pow(0).sum().gradients(lost).getFirst().toArray()).containsExactly(0, 0);
        Tensor second =
                a.pow(0).sum().gradients(a).getFirst().sum().gradients(a).getFirst();
        assertThat(second.add(0).toArray()).containsExactly(0, 0, 0, 0);
    }

    @Test
    void theLargestOfAllOrAlongADimension() {
        Tensor x = Tensor.of(new float[][] {{1, 7, 2}, {9, 0, 9}});
        // torch.argmax of PyTorch 2.13
        assertThat(x.argmax()).hasToString("tensor(3)");
        assertThat(x.argmax(1)).hasToString("tensor([1, 0])");
        assertThat(x.argmax(true, 1)).hasToString("tensor([[1],\n        [0]])");
        assertThat(x.argmax(true, 0)).hasToString("tensor([[1, 0, 1]])");
        assertThat(Tensor.of(1, Float.NaN, 3).argmax()).hasToString("tensor(1)");
        assertThat(Tensor.scalar(4).argmax(true, 0)).hasToString("tensor(0)");
        assertThatExceptionOfType(ShapeException.class)
                .isThrownBy(() -> Tensor.zeros(0).argmax())
                .withMessageContaining("argmax");
    }

    @Test
    void anInfiniteGradientStopsWhereNothingFlows() {
        // The same in PyTorch 2.13.
        Tensor x = Tensor.of(-1, 0, 4).requiresGrad();
        assertThat(x.relu().sqrt().sum().gradients(x).getFirst().add(0).toArray())
                .containsExactly(0, 0, 0.25f);
        assertThat(x.relu().log().sum().gradients(x).getFirst().add(0).toArray())
                .containsExactly(0, 0, 0.25f);
        Tensor zeros = Tensor.zeros(3);
        assertThat(x.maximum(zeros).sqrt().sum().gradients(x).getFirst().add(0).toArray())
                .containsExactly(0, Float.POSITIVE_INFINITY, 0.25f);
        assertThat(x.neg()
                        .minimum(zeros)
                        .neg()
                        .sqrt()
                        .sum()
                        .gradients(x)
                        .getFirst()
                        .add(0)
                        .toArray())
                .containsExactly(0, Float.POSITIVE_INFINITY, 0.25f);
        Tensor lost = Tensor.of(Float.NaN, 1).requiresGrad();
        assertThat(lost.relu().sum().gradients(lost).getFirst().add(0).toArray())
                .containsExactly(1, 1);
        assertThat(lost.maximum(Tensor.ones(2))
                        .sum()
                        .gradients(lost)
                        .getFirst()
                        .add(0)
                        .toArray())
                .containsExactly(1, 0.5f);
    }

    @Test
    void countsAndPositionsThatFloat32CannotHoldAreRefused() {
        Tensor large = Tensor.full(1, 16_777_227);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> large.eq(1).sum())
                .withMessageContaining("no whole number between");
        assertThatExceptionOfType(ShapeException.class)
                .isThrownBy(() -> large.argmax(0))
                .withMessageContaining("2^24");
        assertThatExceptionOfType(ShapeException.class)
                .isThrownBy(() -> large.argsort(0, false))
                .withMessageContaining("2^24");
    }

    @Test
    void shapesAsPyTorchTakesThem() {
        assertThat(Shape.of(65536, 65536, 0).size()).isZero();
        assertThatExceptionOfType(ShapeException.class)
                .isThrownBy(() -> Shape.of(new int[65]))
                .withMessageContaining("65 dimensions");
        assertThatExceptionOfType(ShapeException.class)
                .isThrownBy(() -> Tensor.zeros(4).reshape(-2, -1))
                .withMessageContaining("size -2");
    }

    @Test
    void nestedArraysOfThreeDimensions() {
        Tensor x = Tensor.of(new float[][][] {{{1, 2}, {3, 4}, {5, 6}}, {{7, 8}, {9, 10}, {11, 12}}});
        assertThat(x.shape()).isEqualTo(Shape.of(2, 3, 2));
        assertThat(x.select(0, 1).select(0, 2).toArray()).containsExactly(11, 12);
        assertThat(x.isView()).isFalse();
        assertThatExceptionOfType(ShapeException.class)
                .isThrownBy(() -> Tensor.of(new float[][][] {{{1}}, {{1}, {2}}}))
                .withMessageContaining("matrix 0 has 1 rows, matrix 1 has 2");
        assertThatExceptionOfType(ShapeException.class)
                .isThrownBy(() -> Tensor.of(new float[][][] {{{1}}, {{1, 2}}}))
                .withMessageContaining("one length");
    }

    @Test
    void anEmptyTensorAndAShiftedRow() {
        Tensor row = Tensor.randn(1, 400).slice(0, 50, 350);
        assertThat(Tensor.of(new float[0], Shape.of(0, 300)).add(row).size()).isZero();
        assertThat(row.mul(Tensor.of(new float[0], Shape.of(2, 0, 1))).shape()).isEqualTo(Shape.of(2, 0, 300));
    }

    @Test
    void refusesArgumentsBeforeAnyWork() {
        Tensor x = Tensor.of(3, 1, 2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> x.topk(-1, 0))
                .withMessageContaining("topk: the count is -1");
        assertThatIllegalArgumentException().isThrownBy(() -> x.topk(4, 0)).withMessageContaining("0 to 3");
        assertThat(x.topk(0, 0).size()).isZero();
        assertThat(Tensor.scalar(5).topk(1, 0).item()).isEqualTo(5);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tensor.linspace(0, 1, -1))
                .withMessageContaining("linspace: the count is -1");
        assertThatIllegalArgumentException().isThrownBy(() -> Tensor.arange(-1)).withMessageContaining("arange");
        for (double step : new double[] {0, -1, Double.NaN, 1e-300}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Tensor.arange(0, 3, step))
                    .withMessageContaining("arange: from 0.0 to 3.0 by " + step);
        }
        assertThat(Tensor.arange(3, 0, -1).toArray()).containsExactly(3, 2, 1);
        assertThat(Tensor.arange(3, 3, 1).size()).isZero();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tensor.indices(Integer.MIN_VALUE))
                .withMessageContaining("2^24");
        assertThat(Tensor.zeros(2, 0).softmax(1).shape()).isEqualTo(Shape.of(2, 0));
        assertThat(Tensor.zeros(2, 0).logSoftmax(-1).shape()).isEqualTo(Shape.of(2, 0));
        assertThatThrownBy(() -> x.gather(0, Tensor.of(0.5f)))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessageContaining("gather: index 0.5 is no whole number");
        assertThatThrownBy(() -> Tensor.indices(0, 3).oneHot(3))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessageContaining("one_hot")
                .hasMessageContaining("3");
        assertThatThrownBy(() -> Tensor.indices(-1).oneHot(3)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatIllegalArgumentException().isThrownBy(() -> x.oneHot(-1)).withMessageContaining("one_hot");
        assertThat(Tensor.indices(1, 0, 2, 1).reshape(2, 2).oneHot(3).shape()).isEqualTo(Shape.of(2, 2, 3));
    }

    @Test
    void refusesShapesThatDoNotFit() {
        assertThatThrownBy(() -> Tensor.zeros(32, 784).matmul(Tensor.zeros(256, 10)))
                .isInstanceOf(ShapeException.class)
                .hasMessage(
                        "matmul: left is [32, 784], right is [256, 10]; the inner dimensions 784 and 256 must match."
                                + " Transpose one side?");
        assertThatThrownBy(() -> Tensor.zeros(3).select(0, 3)).isInstanceOf(ShapeException.class);
        assertThatThrownBy(() -> Tensor.zeros(3).sum(1))
                .hasMessageContaining("dimension 1")
                .hasMessageContaining("[3]");
        assertThatThrownBy(() -> Tensor.zeros(0).max()).hasMessageContaining("empty");
        assertThatThrownBy(() -> Tensor.zeros(2, 3).expand(4, 3)).hasMessageContaining("[2, 3]");
        assertThatThrownBy(() -> Tensor.zeros(4).reshape(-1, -1)).hasMessageContaining("only one size can be -1");
        assertThatThrownBy(() -> Tensor.zeros(65536, 65536)).hasMessageContaining("2^31");
        assertThatThrownBy(() -> Tensor.of(1, 2, 3).indexSelect(0, Tensor.indices(3)))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessageContaining("3");
    }

    @Test
    void sortsWithEqualElementsInOrder() {
        Tensor x = Tensor.of(2, 1, 2, 0);
        assertThat(x.argsort(0, false).toArray()).containsExactly(3, 1, 0, 2);
        assertThat(x.argsort(0, true).toArray()).containsExactly(0, 2, 1, 3);
        assertThat(x.topk(2, 0).toArray()).containsExactly(2, 2);
    }
}
