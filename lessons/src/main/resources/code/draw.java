String[] dots = «ink»;
// The images of this page, and the drawing made like them.
var split = dev.nudge.lesson.digits.DigitSets.here().split("«set»", 1, 2);
var drawing = dev.nudge.lesson.data.Bitmap.where(32, (row, column) -> dots[row].charAt(column) == '#');
if (drawing.isBlank()) {
    IO.println("a blank sheet gets no answer");
    return;
}
Tensor x = dev.nudge.lesson.draw.Normalised.pixels(drawing, split.train()).requiresGrad();

// Three models: the means, and two that are trained as in the seven steps.
var means = dev.nudge.lesson.digits.Means.of(split.train());
var linear = dev.nudge.lesson.training.Trained.linear(split).model();
var network = dev.nudge.lesson.training.Trained.network(split).model();

Tensor nearer = x.sub(means.seven()).abs().mean().sub(x.sub(means.three()).abs().mean());
for (Tensor raw : List.of(nearer, linear.apply(x).sum(), network.apply(x).sum())) {
    Tensor sensitivity = raw.gradients(x).getFirst();    // how much the answer would rise for a little more ink
    IO.println((raw.item() > 0 ? 3 : 7) + ", most sensitive in pixel " + (int) sensitivity.argmax().item());
}
