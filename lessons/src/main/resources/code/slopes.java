double before = Double.NaN;
for (int n = 16; n <= «n»; n *= 2) {
    Tensor a = Tensor.rand(1, n, n);
«job=matmul»    Tensor b = Tensor.rand(2, n, n);
«job=add»    Tensor b = Tensor.rand(2, n);
    double best = Double.POSITIVE_INFINITY;
    for (int run = 0; run < 5; run++) {                  // the first runs warm up
        long start = System.nanoTime();
«job=matmul»        a.matmul(b);
«job=add»        a.add(b);
        best = Math.min(best, (System.nanoTime() - start) / 1e9);
    }
    IO.println(n + ": " + best + " s, slope " + Math.log(best / before) / Math.log(2));
    before = best;
}
