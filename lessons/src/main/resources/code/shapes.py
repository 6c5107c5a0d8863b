import torch

«count=2,3»one = torch.ones([«tensors.0»])
«count=2,3»two = torch.ones([«tensors.1»])
«count=3»three = torch.ones([«tensors.2»])
«count=2»total = one + two
«count=3»total = one + two + three
«count=2,3»print(list(total.shape))
«count=2,3»stretched = one.expand(total.shape)
«count=2,3»print(stretched.stride())             # 0: the same numbers again
«count=2,3»print(stretched.untyped_storage().nbytes())   # as before
