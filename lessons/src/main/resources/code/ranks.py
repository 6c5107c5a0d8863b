import torch

«tensor=number»x = torch.tensor(7.)
«tensor=vector»x = torch.tensor([2., 3., 5., 7., 11., 13.])
«tensor=digit»x = torch.rand(8, 8)                       # rows, columns
«tensor=digits»x = torch.rand(5, 8, 8)                    # digits, rows, columns
«tensor=image»x = torch.rand(3, 6, 8)                    # colours, rows, columns
«tensor=images»x = torch.rand(4, 3, 6, 8)                 # images, colours, rows, columns

«taken=0»part = x
«taken=1»part = x[«i»]
«taken=2»part = x[«i», «j»]
«taken=3»part = x[«i», «j», «k»]
«taken=4»part = x[«i», «j», «k», «l»]
print(part.ndim, list(part.shape))
print(part.numel(), 4 * part.numel())        # elements, bytes
