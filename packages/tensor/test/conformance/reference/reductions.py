"""Along axes."""

import numpy as np

from .registry import axes_of, op


@op
def sum_(x, axis=None, keepDims=False):
    return np.sum(x, axis=axes_of(axis, x.ndim), keepdims=keepDims)


@op
def prod(x, axis=None, keepDims=False):
    return np.prod(x, axis=axes_of(axis, x.ndim), keepdims=keepDims)


@op
def mean(x, axis=None, keepDims=False):
    return np.mean(x, axis=axes_of(axis, x.ndim), keepdims=keepDims)


@op
def max_(x, axis=None, keepDims=False):
    """The maximum of nothing is -inf, as in TensorFlow (NumPy raises)."""
    empty = -np.inf if x.dtype == np.float64 else None
    return np.max(x, axis=axes_of(axis, x.ndim), keepdims=keepDims, **({'initial': empty} if empty else {}))


@op
def min_(x, axis=None, keepDims=False):
    empty = np.inf if x.dtype == np.float64 else None
    return np.min(x, axis=axes_of(axis, x.ndim), keepdims=keepDims, **({'initial': empty} if empty else {}))


@op
def all_(x, axis=None, keepDims=False):
    return np.all(x, axis=axes_of(axis, x.ndim), keepdims=keepDims)


@op
def any_(x, axis=None, keepDims=False):
    return np.any(x, axis=axes_of(axis, x.ndim), keepdims=keepDims)


@op
def argMax(x, axis=0):
    return np.argmax(x, axis=axis)


@op
def argMin(x, axis=0):
    return np.argmin(x, axis=axis)


@op
def logSumExp(x, axis=None, keepDims=False):
    axes = axes_of(axis, x.ndim)
    top = np.max(x, axis=axes, keepdims=True)
    shift = np.where(np.isfinite(top), top, 0)
    result = np.log(np.sum(np.exp(x - shift), axis=axes, keepdims=True)) + shift
    return result if keepDims else np.squeeze(result, axis=axes)


@op
def softmax(x, dim=-1):
    exponentials = np.exp(x - np.max(x, axis=dim, keepdims=True))
    return exponentials / np.sum(exponentials, axis=dim, keepdims=True)


@op
def logSoftmax(x, axis=-1):
    return x - logSumExp(x, axis, True)


@op
def moments(x, axis=None, keepDims=False):
    axes = axes_of(axis, x.ndim)
    return {
        'mean': np.mean(x, axis=axes, keepdims=keepDims),
        'variance': np.mean((x - np.mean(x, axis=axes, keepdims=True)) ** 2, axis=axes, keepdims=keepDims),
    }


@op
def norm(x, ord='euclidean', axis=None, keepDims=False):
    """A number of axes decides between a vector norm and a matrix norm; without axes, x is one vector."""
    axes = axes_of(axis, x.ndim)
    size = np.abs(x)
    if ord in ('euclidean', 'fro') or ord == 2:
        return np.sqrt(np.sum(size**2, axis=axes, keepdims=keepDims))
    if axis is None or len(axes) == 1:
        reduce = {1: np.sum, np.inf: np.max, -np.inf: np.min}[ord]
        return reduce(size, axis=axes, keepdims=keepDims)
    along, outer = {1: (axes[0], np.max), np.inf: (axes[1], np.max), -np.inf: (axes[1], np.min)}[ord]
    result = outer(np.sum(size, axis=along, keepdims=True), axis=axes, keepdims=True)
    return result if keepDims else np.squeeze(result, axis=axes)


@op
def cumsum(x, axis=0, exclusive=False, reverse=False):
    return cumulative(np.cumsum, 0, x, axis, exclusive, reverse)


@op
def cumprod(x, axis=0, exclusive=False, reverse=False):
    return cumulative(np.cumprod, 1, x, axis, exclusive, reverse)


def cumulative(accumulate, neutral, x, axis, exclusive, reverse):
    x = np.flip(x, axis) if reverse else x
    if exclusive:
        first = np.full_like(np.take(x, [0], axis), neutral)
        x = np.concatenate([first, np.delete(x, -1, axis)], axis)
    result = accumulate(x, axis=axis, dtype=x.dtype)
    return np.flip(result, axis) if reverse else result
