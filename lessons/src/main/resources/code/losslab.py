import torch
import torch.nn.functional as F

prediction = torch.tensor([2.0, 4.0, 6.0])
target = torch.tensor([2.5, 3.0, 12.0])

print(F.l1_loss(prediction, target))                     # mean absolute error
print(F.mse_loss(prediction, target))                    # mean squared error: no root
print(F.mse_loss(prediction, target).sqrt())             # its root
print(F.huber_loss(prediction, target, delta=«delta»))
