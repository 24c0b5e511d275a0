"""Products, convolutions and elementwise functions of arrays of float32."""

import numpy as np


def mat_mul(a, b, size):
    a, b = [each.astype(np.float32).reshape(size, size) for each in (a, b)]
    out = np.empty_like(a)

    def job():
        np.matmul(a, b, out=out)
        return [out[0, 0], out[0, -1], out[-1, -1]]

    return job


def add(a, b):
    a, b = [each.astype(np.float32) for each in (a, b)]
    out = np.empty_like(a)

    def job():
        np.add(a, b, out=out)
        return [out[0], out[-1]]

    return job


def convolution(x, filter, shape, gradients):
    import torch
    import torch.nn.functional as F

    torch.set_num_threads(1)
    batch, height, width, in_channels, out_channels = [int(each) for each in shape]
    x = torch.tensor(x, dtype=torch.float32).reshape(batch, in_channels, height, width)
    filter = torch.tensor(filter, dtype=torch.float32).reshape(out_channels, in_channels, 3, 3)

    def forward():
        out = F.conv2d(x, filter, padding=1)
        return [out[0, 0, 0, 0].item(), out[-1, -1, -1, -1].item()]

    def backward():
        leaves = [each.detach().requires_grad_() for each in (x, filter)]
        F.conv2d(*leaves, padding=1).sum().backward()
        return [leaves[0].grad[0, 0, 0, 0].item(), leaves[1].grad[-1, -1, -1, -1].item()]

    return backward if gradients else forward
