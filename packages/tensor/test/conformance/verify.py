"""Compares references, and gradients by differences, with torch and its autograd, before anything is written."""

import numpy as np
import torch
import torch.nn.functional as F
from cases import CASES
from numeric import gradient, loss_of, second_order, weights
from reference import OPS

to_torch = lambda x: x.permute(0, 3, 1, 2)  # noqa: E731
to_tensor = lambda x: x.permute(0, 2, 3, 1)  # noqa: E731
kernel = lambda w: w.permute(3, 2, 0, 1)  # noqa: E731


def depthwise(x, w):
    height, width, channels, multiplier = w.shape
    w = w.permute(2, 3, 0, 1).reshape(channels * multiplier, 1, height, width)
    return to_tensor(F.conv2d(to_torch(x), w, groups=channels, padding=1))


def transposed(x, w):
    """Stride 2 and 'same' for a window of 3: one row and column more below and to the right than above and to the left."""
    return to_tensor(F.conv_transpose2d(to_torch(x), kernel(w), stride=2))[:, :4, :6]


def average_same(x):
    total = F.avg_pool2d(F.pad(to_torch(x), (1, 1, 1, 1)), 3, 2, divisor_override=1)
    inside = F.avg_pool2d(F.pad(torch.ones_like(to_torch(x)), (1, 1, 1, 1)), 3, 2, divisor_override=1)
    return to_tensor(total / inside)


def resized(size, **options):
    return lambda x: to_tensor(F.interpolate(to_torch(x), size, mode='bilinear', **options))



# What torch says about a case, by op and name.
TORCH = {
    ('conv2d', 'same'): lambda x, w: to_tensor(F.conv2d(to_torch(x), kernel(w), padding=1)),
    ('conv2d', 'stride 2, valid'): lambda x, w: to_tensor(F.conv2d(to_torch(x), kernel(w), stride=2)),
    ('conv2d', 'dilation 2, valid'): lambda x, w: to_tensor(F.conv2d(to_torch(x), kernel(w), dilation=(2, 1))),
    ('conv2dTranspose', 'stride 2, same'): transposed,
    ('depthwiseConv2d', 'same'): depthwise,
    ('maxPool', 'overlapping'): lambda x: to_tensor(F.max_pool2d(to_torch(x), 3, 1)),
    ('maxPool', 'same, with a border'): lambda x: to_tensor(F.max_pool2d(to_torch(x), 3, 2, 1)),
    ('avgPool', 'overlapping'): lambda x: to_tensor(F.avg_pool2d(to_torch(x), 3, 1)),
    ('avgPool', 'same, with a border'): average_same,
    ('resizeBilinear', 'larger, half-pixel centres'): resized((5, 7), align_corners=False),
    ('resizeBilinear', 'larger, corners aligned'): resized((5, 5), align_corners=True),
    ('matMul', 'both transposed'): lambda a, b: a.T @ b.T,
    ('matMul', 'first has one batch'): torch.matmul,
    ('softmax', 'matrix'): lambda x: torch.softmax(x, -1),
    ('logSoftmax', 'matrix'): lambda x: torch.log_softmax(x, -1),
    ('logSumExp', 'last axis'): lambda x: torch.logsumexp(x, -1),
    ('einsum', 'bqhd,bkhd->bhqk'): lambda a, b: torch.einsum('bqhd,bkhd->bhqk', a, b),
    ('prod', 'last axis'): lambda x: x.prod(-1),
    ('cumprod', 'last axis'): lambda x: x.cumprod(-1),
    ('cumsum', 'exclusive, reverse'): lambda x: x.flip(1).cumsum(1).flip(1) - x,
    ('norm', 'rows kept'): lambda x: x.norm(dim=1, keepdim=True),
    ('elu', 'matrix'): F.elu,
    ('selu', 'matrix'): F.selu,
    ('erf', 'matrix'): torch.erf,
    ('softplus', 'matrix'): F.softplus,
    ('logSigmoid', 'matrix'): F.logsigmoid,
    ('pow', 'same shape'): torch.pow,
    ('atan2', 'same shape'): torch.atan2,
    ('depthToSpace', 'block 2'): lambda x: to_tensor(F.pixel_shuffle(to_torch(x), 2)),
    ('mirrorPad', 'image'): lambda x: to_tensor(F.pad(to_torch(x), (1, 1, 1, 1), mode='reflect')),
}


def verify():
    by_name = {(case['op'], case['name']): case for case in CASES}
    for (op, name), function in TORCH.items():
        case = by_name[op, name]
        inputs = case['inputs']
        tensors = [torch.tensor(x.tolist(), dtype=torch.float64, requires_grad=True) for x in inputs]
        output = function(*tensors)
        arguments = [inputs[int(a[1:])] if isinstance(a, str) and a.startswith('$') else a for a in case['call']]
        reference = lambda values: [np.asarray(OPS[op](*[*values, *arguments[len(values) :]]))]  # noqa: B023, E731
        if op == 'einsum':
            reference = lambda values: [OPS[op](name, *values)]  # noqa: B023, E731
        check(op, name, 'forward', reference(inputs)[0], output)
        loss = (output.reshape(-1) * torch.tensor(weights(output.numel()))).sum()
        first = torch.autograd.grad(loss, tensors, create_graph=True)
        expected = gradient(loss_of(reference), inputs, case['which'])
        for i in case['which']:
            check(op, name, f'gradient {i}', expected[i], first[i])
        if case['second']:
            directed = sum((g.reshape(-1) * torch.cos(torch.arange(g.numel(), dtype=torch.float64) + 1)).sum() for g in first)
            if not directed.requires_grad:  # the op is linear
                continue
            second = torch.autograd.grad(directed, tensors, allow_unused=True)
            expected = second_order(loss_of(reference), inputs, case['which'])
            for i in case['which']:
                check(op, name, f'second order {i}', expected[i], second[i] if second[i] is not None else 0 * tensors[i])
    return f'{len(TORCH)} references and their gradients agree with torch {torch.__version__}'


def check(op, name, what, ours, theirs):
    theirs = np.array(theirs.tolist())
    if ours.shape != theirs.shape or not np.allclose(ours, theirs, rtol=1e-7, atol=1e-7):
        raise ValueError(f'{op} {name}, {what}: torch differs by {np.abs(ours - theirs).max()}')
