Tensor x = Tensor.cat(0, Tensor.linspace(-2, 2, 20), Tensor.of(«outlier.x»));
Tensor y = Tensor.of(
        11.869038f, 6.5432844f, 5.9396067f, 2.6303701f, 1.7947412f,
        1.9010286f, -0.29773757f, 1.4315453f, -0.28038046f, 0.45212987f,
        0.25474983f, 4.574284f, 2.968071f, 1.3385439f, 5.375441f,
        4.8877788f, 8.246676f, 9.246154f, 10.261188f, 13.693917f,
        «outlier.y»);                                    // the outlier

«watch=mae»double a = «a.mae», b = «b.mae», c = «c»;
«watch=mse»double a = «a.mse», b = «b.mse», c = «c»;
«watch=rmse»double a = «a.rmse», b = «b.rmse», c = «c»;
«watch=huber»double a = «a.huber», b = «b.huber», c = «c»;
Tensor prediction = x.square().mul(a).add(x.mul(b)).add(c); // the walker you watch

IO.println(Losses.l1(prediction, y).item());             // mean absolute error
IO.println(Losses.mse(prediction, y).item());            // mean squared error: no root
IO.println(Losses.rmse(prediction, y).item());           // its root
Tensor miss = prediction.sub(y).abs();
Tensor near = miss.minimum(Tensor.scalar(«delta»));      // Huber: squared as far as this, then straight
IO.println(near.square().mul(0.5).add(miss.sub(near).mul(«delta»)).mean().item());
