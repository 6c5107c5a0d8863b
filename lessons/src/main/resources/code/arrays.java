«data=whole»Tensor t = Tensor.of(new float[] {1, 2, 3}, new float[] {4, 5, 6});
«data=point»Tensor t = Tensor.of(new float[] {1, 2, 3}, new float[] {4, 5.5f, 6});
«data=tenths»Tensor t = Tensor.of(new float[] {0.1f, 0.2f, 0.3f}, new float[] {0.4f, 0.5f, 0.6f});
IO.println(t + " " + t.dtype() + " " + t.storageBytes());
«grad=true»
«grad=true»t.requiresGrad();
«grad=true»t.square().sum().backward();
«grad=true»IO.println(t.grad());                        // twice each number
