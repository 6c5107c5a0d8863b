import torch
import torch.nn.functional as F

x = torch.cat([torch.linspace(-2, 2, 20), torch.tensor([«outlier.x»])])
y = torch.tensor([
    11.869038, 6.5432844, 5.9396067, 2.6303701, 1.7947412,
    1.9010286, -0.29773757, 1.4315453, -0.28038046, 0.45212987,
    0.25474983, 4.574284, 2.968071, 1.3385439, 5.375441,
    4.8877788, 8.246676, 9.246154, 10.261188, 13.693917,
    «outlier.y»])                                       # the outlier

«watch=mae»a, b, c = «a.mae», «b.mae», «c»
«watch=mse»a, b, c = «a.mse», «b.mse», «c»
«watch=rmse»a, b, c = «a.rmse», «b.rmse», «c»
«watch=huber»a, b, c = «a.huber», «b.huber», «c»
prediction = a*x**2 + b*x + c                            # the walker you watch

print(F.l1_loss(prediction, y))                          # mean absolute error
print(F.mse_loss(prediction, y))                         # mean squared error: no root
print(F.mse_loss(prediction, y).sqrt())                  # its root
print(F.huber_loss(prediction, y, delta=«delta»))
