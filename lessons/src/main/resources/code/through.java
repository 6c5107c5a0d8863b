Tensor xs = Tensor.of(«points.x»);
Tensor ys = Tensor.of(«points.y»);
Tensor order = xs.argsort(0, false);
xs = xs.gather(0, order);
ys = ys.gather(0, order);
int n = xs.size();

Tensor slopes = ys.slice(0, 1, n).sub(ys.slice(0, 0, n - 1)).div(xs.slice(0, 1, n).sub(xs.slice(0, 0, n - 1)));
Tensor weights = n == 2 ? slopes
        : Tensor.cat(0, slopes.slice(0, 0, 1), slopes.slice(0, 1, n - 1).sub(slopes.slice(0, 0, n - 2)));

Tensor hit = xs.unsqueeze(1).sub(xs.slice(0, 0, n - 1)).relu()
        .matmul(weights.unsqueeze(1)).squeeze(1).add(ys.select(0, 0));
IO.println(Arrays.toString(weights.toArray()));
IO.println(hit.sub(ys).abs().max(0).item());
