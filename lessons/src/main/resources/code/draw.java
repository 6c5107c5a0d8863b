String[] dots = «ink»;
float[] ink = new float[32 * 32];
for (int i = 0; i < ink.length; i++) {
    ink[i] = dots[i / 32].charAt(i % 32) == '#' ? 1 : 0;
}
// The ink of blocks of 4 × 4 dots; Nudge first stretches the drawing, and evens out how thick strokes are.
Tensor x = Tensor.of(ink, Shape.of(8, 4, 8, 4)).mean(1, 3).reshape(1, 64).requiresGrad();

Tensor mean3 = Tensor.rand(1, 64);       // yours are means of the training images
Tensor mean7 = Tensor.rand(2, 64);
Linear linear = new Linear(Tensor.rand(3, 64, 1), Tensor.zeros(1));    // and yours is trained

Tensor byMeans = x.sub(mean7).abs().mean().sub(x.sub(mean3).abs().mean());
Tensor byLinear = linear.apply(x).sum();
for (Tensor raw : List.of(byMeans, byLinear)) {
    Tensor sensitivity = raw.gradients(x).getFirst();    // how much the answer would rise for a little more ink
    IO.println((raw.item() > 0 ? 3 : 7) + ", sensitivity " + sensitivity.shape());
}
