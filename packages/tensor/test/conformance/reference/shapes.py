"""The same entries in other places, and tensors out of nothing."""

import numpy as np

from .registry import axes_of, op

DTYPES = {'float32': np.float64, 'int32': np.int64, 'bool': np.bool_}


@op
def broadcastTo(x, shape):
    return np.broadcast_to(x, shape)


@op
def concat(tensors, axis=0):
    return np.concatenate(tensors, axis)


@op
def depthToSpace(x, blockSize, dataFormat='NHWC'):
    x = x if dataFormat == 'NHWC' else np.moveaxis(x, 1, -1)
    batch, height, width, depth = x.shape
    blocks = x.reshape(batch, height, width, blockSize, blockSize, depth // blockSize**2)
    result = blocks.transpose(0, 1, 3, 2, 4, 5).reshape(batch, height * blockSize, width * blockSize, -1)
    return result if dataFormat == 'NHWC' else np.moveaxis(result, -1, 1)


@op
def expandDims(x, axis=0):
    return np.expand_dims(x, axis)


@op
def mirrorPad(x, paddings, mode):
    return np.pad(x, paddings, mode=mode)


@op
def pad(x, paddings, constantValue=0):
    return np.pad(x, paddings, constant_values=constantValue) if x.ndim else x


@op
def reshape(x, shape):
    return np.reshape(x, shape)


@op
def reverse(x, axis=None):
    return np.flip(x, axes_of(axis, x.ndim))


@op
def slice_(x, begin, size=None):
    begin = [begin] if isinstance(begin, int) else begin
    size = [size] if isinstance(size, int) else size or []
    ends = [None if i >= len(size) or size[i] == -1 else b + size[i] for i, b in enumerate(begin)]
    return x[tuple(slice(b, e) for b, e in zip(begin, ends))]


@op
def split(x, numOrSizeSplits, axis=0):
    if isinstance(numOrSizeSplits, int):
        return np.split(x, numOrSizeSplits, axis)
    sizes = np.array(numOrSizeSplits)
    sizes[sizes == -1] = x.shape[axis] - sizes[sizes != -1].sum()
    return np.split(x, np.cumsum(sizes)[:-1], axis)


@op
def squeeze(x, axis=None):
    return np.squeeze(x, None if axis is None else tuple(axis))


@op
def stack(tensors, axis=0):
    return np.stack(tensors, axis)


@op
def stridedSlice(x, begin, end, strides=None, beginMask=0, endMask=0, ellipsisMask=0, newAxisMask=0, shrinkAxisMask=0):
    """The five masks hold one bit per given index, as in TensorFlow."""
    index = []
    for i, (b, e) in enumerate(zip(begin, end)):
        bit = 1 << i
        if ellipsisMask & bit:
            index.append(Ellipsis)
        elif newAxisMask & bit:
            index.append(None)
        elif shrinkAxisMask & bit:
            index.append(b)
        else:
            stride = strides[i] if strides else 1
            index.append(slice(None if beginMask & bit else b, None if endMask & bit else e, stride))
    return x[tuple(index)]


@op
def tile(x, reps):
    return np.tile(x, reps)


@op
def transpose(x, perm=None):
    return np.transpose(x, perm)


@op
def unstack(x, axis=0):
    return [np.take(x, i, axis) for i in range(x.shape[axis])]


@op
def fill(shape, value, dtype='float32'):
    return np.full(shape, value, DTYPES[dtype])


@op
def linspace(start, stop, num):
    return np.linspace(start, stop, num)


@op
def ones(shape, dtype='float32'):
    return np.ones(shape, DTYPES[dtype])


@op
def onesLike(x):
    return np.ones_like(x)


@op
def range_(start, stop, step=1, dtype='float32'):
    return np.arange(start, stop, step).astype(DTYPES[dtype])


@op
def zeros(shape, dtype='float32'):
    return np.zeros(shape, DTYPES[dtype])


@op
def zerosLike(x):
    return np.zeros_like(x)
