"""One entry at a time."""

from math import erf as erf_of_one

import numpy as np

from .registry import OPS, op

SELU_ALPHA = 1.6732632423543772
SELU_SCALE = 1.0507009873554805

for name, ufunc in {
    'abs': np.abs, 'acos': np.arccos, 'acosh': np.arccosh, 'asin': np.arcsin, 'asinh': np.arcsinh, 'atan': np.arctan,
    'atanh': np.arctanh, 'ceil': np.ceil, 'cos': np.cos, 'cosh': np.cosh, 'exp': np.exp, 'expm1': np.expm1,
    'floor': np.floor, 'isFinite': np.isfinite, 'isInf': np.isinf, 'isNaN': np.isnan, 'log': np.log, 'log1p': np.log1p,
    'logicalNot': np.logical_not, 'neg': np.negative, 'round': np.rint, 'sign': np.sign, 'sin': np.sin, 'sinh': np.sinh,
    'sqrt': np.sqrt, 'square': np.square, 'tan': np.tan, 'tanh': np.tanh,
    'atan2': np.arctan2, 'equal': np.equal, 'greater': np.greater, 'greaterEqual': np.greater_equal, 'less': np.less,
    'lessEqual': np.less_equal, 'logicalAnd': np.logical_and, 'logicalOr': np.logical_or, 'logicalXor': np.logical_xor,
    'maximum': np.maximum, 'minimum': np.minimum, 'mod': np.mod, 'mul': np.multiply, 'notEqual': np.not_equal,
    'pow': np.power, 'sub': np.subtract, 'add': np.add,
}.items():
    OPS[name] = ufunc


@op
def addN(tensors):
    return sum(tensors[1:], tensors[0])


@op
def div(a, b):
    return floorDiv(a, b) if is_int(a) and is_int(b) else np.divide(a, b)


@op
def divNoNan(a, b):
    a, b = np.broadcast_arrays(np.asarray(a, float), np.asarray(b, float))
    return np.where(b == 0, 0.0, a / np.where(b == 0, 1.0, b))


@op
def floorDiv(a, b):
    """int32 stays int32, float32 stays float32, as in TensorFlow and NumPy."""
    quotient = np.floor(np.asarray(a) / b)
    return quotient.astype(np.int64) if is_int(a) and is_int(b) else quotient


@op
def squaredDifference(a, b):
    return (a - b) * (a - b)


@op
def where(condition, a, b):
    return np.where(condition, a, b)


@op
def cast(x, dtype):
    if dtype == 'int32':
        return np.trunc(x).astype(np.int64)
    return x.astype({'float32': np.float64, 'bool': np.bool_}[dtype])


@op
def clipByValue(x, low, high):
    return np.minimum(np.maximum(x, low), high)


@op
def elu(x):
    return np.where(x > 0, x, np.expm1(np.minimum(x, 0)))


@op
def erf(x):
    return np.vectorize(erf_of_one, otypes=[float])(x)


@op
def leakyRelu(x, alpha=0.2):
    return np.where(x >= 0, x, alpha * x)


@op
def logSigmoid(x):
    return -np.logaddexp(0, -x)


@op
def prelu(x, alpha):
    return np.where(x >= 0, x, alpha * x)


@op
def reciprocal(x):
    return 1 / x


@op
def relu(x):
    return np.maximum(x, 0)


@op
def relu6(x):
    return np.minimum(np.maximum(x, 0), 6)


@op
def rsqrt(x):
    return 1 / np.sqrt(x)


@op
def selu(x):
    return SELU_SCALE * np.where(x > 0, x, SELU_ALPHA * np.expm1(np.minimum(x, 0)))


@op
def sigmoid(x):
    return np.exp(-np.logaddexp(0, -x))


@op
def softplus(x):
    return np.logaddexp(0, x)


@op
def step(x, alpha=0):
    return np.where(np.isnan(x), x, np.where(x > 0, 1.0, alpha))


def is_int(x):
    return np.issubdtype(np.asarray(x).dtype, np.integer)
