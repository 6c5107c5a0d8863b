«typed=1»import torch
«typed=0»import torch«expression.imports.line»

«typed=1»«large=0»«back=0»one = torch.ones([«tensors.0»])
«typed=1»«large=0»«back=0»two = torch.ones([«tensors.1»])
«typed=1»«large=0»«back=0»«count=3»three = torch.ones([«tensors.2»])
«typed=1»«back!=0»one = torch.ones([«tensors.0»], requires_grad=True)
«typed=1»«back!=0»two = torch.ones([«tensors.1»], requires_grad=True)
«typed=1»«back!=0»«count=3»three = torch.ones([«tensors.2»], requires_grad=True)
«typed=1»«large=1»one = torch.empty([«tensors.0»], device="meta")   # a shape without numbers
«typed=1»«large=1»two = torch.empty([«tensors.1»], device="meta")
«typed=1»«large=1»«count=3»three = torch.empty([«tensors.2»], device="meta")
«typed=1»«count=2»total = one + two
«typed=1»«count=3»total = one + two + three
«typed=1»print(list(total.shape))
«typed=1»stretched = one.expand(total.shape)
«typed=1»print(stretched.stride())             # 0: the same numbers again
«typed=1»print(stretched.untyped_storage().nbytes())   # as before
«typed=1»«back!=0»
«typed=1»«back!=0»total.backward(torch.arange(1., total.numel() + 1).reshape(total.shape))
«typed=1»«back!=0»print(one.grad)
«typed=1»«back!=0»print(two.grad)
«typed=1»«back=3»print(three.grad)
«typed=0»result = «line»
«typed=0»print(result)
«typed=0»«back!=0»
«typed=0»«back=1»one = result[«expression.stored.line»].float().requires_grad_()   # what is stored
«typed=0»«back=1»met = one.expand(result.shape)
«typed=0»«back=2»one = torch.as_tensor(«expression.left.line»).float().requires_grad_()
«typed=0»«back=2»two = torch.as_tensor(«expression.right.line»).float().requires_grad_()
«typed=0»«back=2»met = «expression.met.line»
«typed=0»«back!=0»met.backward(torch.arange(1., met.numel() + 1).reshape(met.shape))
«typed=0»«back!=0»print(one.grad)
«typed=0»«back=2»print(two.grad)
