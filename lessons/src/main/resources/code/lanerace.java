«job=matmul,add»Tensor a = Tensor.rand(1, «n», «n»);
«job=matmul»Tensor b = Tensor.rand(2, «n», «n»);
«job=add»Tensor b = Tensor.rand(2, «n»);
«job=digits»Tensor a = Tensor.rand(1, 5, 784);
«job=digits»Tensor b = Tensor.rand(2, 784, 10);
int rows = a.shape().dim(0), inner = a.shape().dim(1);
«job=matmul,digits»int columns = b.shape().dim(1);
«job=add»int columns = inner;
float[] x = a.toArray(), y = b.toArray();

float[] c = new float[rows * columns];                   // Java loops
for (int i = 0; i < rows; i++) {
    for (int j = 0; j < columns; j++) {
«job=matmul,digits»        for (int k = 0; k < inner; k++) {
«job=matmul,digits»            c[i * columns + j] += x[i * inner + k] * y[k * columns + j];
«job=matmul,digits»        }
«job=add»        c[i * columns + j] = x[i * columns + j] + y[j];
    }
}
float[] d = new float[rows * columns];                   // inner loop as one operation
for (int i = 0; i < rows; i++) {
«job=matmul,digits»    for (int j = 0; j < columns; j++) {
«job=matmul,digits»        d[i * columns + j] = a.select(0, i).mul(b.select(1, j)).sum().item();
«job=matmul,digits»    }
«job=add»    float[] row = a.select(0, i).add(b).toArray();
«job=add»    System.arraycopy(row, 0, d, i * columns, columns);
}
«job=matmul,digits»float[] r = new float[rows * columns];                   // broadcasting, row by row
«job=matmul,digits»for (int i = 0; i < rows; i++) {
«job=matmul,digits»    float[] row = a.select(0, i).unsqueeze(1).mul(b).sum(0).toArray();
«job=matmul,digits»    System.arraycopy(row, 0, r, i * columns, columns);
«job=matmul,digits»}
«job=matmul,digits»Tensor e = a.unsqueeze(2).mul(b).sum(1);                 // broadcasting, all at once
«job=add»Tensor e = a.add(b);                                      // broadcasting
«job=matmul,digits»Tensor f = a.matmul(b);                                  // the engine
«job=add»Tensor f = a.add(b);                                      // the engine
float far = 0;
for (int i = 0; i < c.length; i++) {
    far = Math.max(far, Math.abs(c[i] - d[i]));
«job=matmul,digits»    far = Math.max(far, Math.abs(c[i] - r[i]));
}
far = Math.max(far, Tensor.of(c, f.shape()).sub(e).abs().max().item());
far = Math.max(far, Tensor.of(c, f.shape()).sub(f).abs().max().item());
IO.println("the results differ by at most " + far);

double[] seconds = new double[7];                        // time one of them: here the engine
for (int run = -20; run < seconds.length; run++) {       // twenty runs to warm up
    long begin = System.nanoTime();
«job=matmul,digits»    a.matmul(b);
«job=add»    a.add(b);
    if (run >= 0) {
        seconds[run] = (System.nanoTime() - begin) / 1e9;
    }
}
Arrays.sort(seconds);
IO.println("the engine takes " + seconds[3] + " s (median of seven)");
