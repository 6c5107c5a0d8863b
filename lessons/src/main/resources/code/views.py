import torch

«tensor=numbers»x = torch.arange(24.).reshape(4, 6)
«tensor=digit»x = torch.rand(8, 8)                    # a digit's pixels
«tensor=image»x = torch.rand(3, 6, 8)                 # colours, rows, columns
before = x.untyped_storage().data_ptr()
«code.0»
print(list(x.shape), x.stride(), x.storage_offset(), x.is_contiguous())
print(x.untyped_storage().nbytes(), x.untyped_storage().data_ptr() == before)
