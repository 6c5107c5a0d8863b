Tensor x = Tensor.of(«points.x»);
Tensor y = Tensor.of(«points.y»);
Tensor a = Tensor.scalar(«a»).requiresGrad();
Tensor b = Tensor.scalar(«b»).requiresGrad();
Tensor c = Tensor.scalar(«c»).requiresGrad();

Tensor f = a.mul(x.square()).add(b.mul(x)).add(c);
Tensor loss = switch ("«set.loss»") {
    case "mse" -> Losses.mse(f, y);        // no root
    case "rmse" -> Losses.mse(f, y).sqrt();
    default -> Losses.l1(f, y);
};
loss.backward();
IO.println(loss.item() + " " + a.grad().item() + " " + b.grad().item() + " " + c.grad().item());

for (Tensor p : List.of(a, b, c)) {        // one gradient step: each makes another tensor
    IO.println(p.sub(p.grad().mul(«rate»)).item());
}
