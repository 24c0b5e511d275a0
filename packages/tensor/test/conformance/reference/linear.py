"""Products, and matrices with a pattern."""

import numpy as np

from .elementwise import elu, leakyRelu, prelu, relu, relu6, sigmoid
from .registry import op


@op
def matMul(a, b, transposeA=False, transposeB=False):
    return np.matmul(np.swapaxes(a, -1, -2) if transposeA else a, np.swapaxes(b, -1, -2) if transposeB else b)


@op
def fusedMatMul(options):
    product = matMul(options['a'], options['b'], options.get('transposeA', False), options.get('transposeB', False))
    return activate(product, options)


def activate(x, options):
    """What every fused op does last: bias, then activation."""
    if options.get('bias') is not None:
        x = x + options['bias']
    activation = options.get('activation', 'linear')
    if activation == 'prelu':
        return prelu(x, options['preluActivationWeights'])
    if activation == 'leakyrelu':
        return leakyRelu(x, options.get('leakyreluAlpha', 0.2))
    return {'linear': lambda x: x, 'relu': relu, 'relu6': relu6, 'elu': elu, 'sigmoid': sigmoid}[activation](x)


@op
def dot(a, b):
    return np.dot(a, b)


@op
def outerProduct(a, b):
    return np.outer(a, b)


@op
def einsum(equation, *tensors):
    return np.einsum(equation, *tensors)


@op
def bandPart(a, numLower, numUpper):
    rows, columns = np.indices(a.shape[-2:])
    lower = np.full(rows.shape, True) if numLower < 0 else rows - columns <= numLower
    upper = np.full(rows.shape, True) if numUpper < 0 else columns - rows <= numUpper
    return np.where(lower & upper, a, np.zeros_like(a))


@op
def diag(x):
    result = np.zeros((x.size, x.size), x.dtype)
    np.fill_diagonal(result, x.ravel())
    return result.reshape(x.shape + x.shape)


@op
def eye(numRows, numColumns=None, batchShape=None, dtype='float32'):
    identity = np.eye(numRows, numColumns, dtype=np.float64 if dtype == 'float32' else np.int64)
    return np.broadcast_to(identity, tuple(batchShape or ()) + identity.shape)
