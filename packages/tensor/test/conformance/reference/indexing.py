"""Entries picked, placed, counted and sorted by other entries."""

import numpy as np

from .registry import op
from .shapes import DTYPES


@op
def gather(x, indices, axis=0, batchDims=0):
    if batchDims == 0:
        return np.take(x, indices, axis)
    rows = [gather(row, index, axis - 1, batchDims - 1) for row, index in zip(x, indices)]
    return np.stack(rows)


@op
def gatherND(x, indices):
    return x[tuple(np.moveaxis(indices, -1, 0))]


@op
def scatterND(indices, updates, shape):
    result = np.zeros(shape, updates.dtype)
    np.add.at(result, tuple(np.moveaxis(indices, -1, 0)), updates)
    return result


@op
def tensorScatterUpdate(tensor, indices, updates):
    result = tensor.copy()
    result[tuple(np.moveaxis(indices, -1, 0))] = updates
    return result


@op
def oneHot(indices, depth, onValue=1, offValue=0, dtype='int32'):
    return np.where(np.expand_dims(indices, -1) == np.arange(depth), onValue, offValue).astype(DTYPES[dtype])


@op
def topk(x, k=1, sorted=True):
    order = np.argsort(-x, axis=-1, kind='stable')[..., :k]
    return {'values': np.take_along_axis(x, order, -1), 'indices': order}


@op
def unsortedSegmentSum(x, segmentIds, numSegments):
    """Rows with a negative id are dropped."""
    return np.stack([x[segmentIds == segment].sum(axis=0) for segment in range(numSegments)])


@op
def lowerBound(sortedSequence, values):
    return search(sortedSequence, values, 'left')


@op
def upperBound(sortedSequence, values):
    return search(sortedSequence, values, 'right')


def search(sequence, values, side):
    if sequence.ndim == 1:
        return np.searchsorted(sequence, values, side)
    return np.stack([search(row, wanted, side) for row, wanted in zip(sequence, values)])


@op
def denseBincount(x, weights, size, binaryOutput=False):
    """Counts per row; entries that are `size` or larger are not counted."""
    if x.ndim == 2:
        row_weights = weights if weights.size else [weights] * len(x)
        return np.stack([denseBincount(row, w, size, binaryOutput) for row, w in zip(x, row_weights)])
    inside = x < size
    if binaryOutput:
        return np.isin(np.arange(size), x).astype(float)
    return np.bincount(x[inside], weights[inside] if weights.size else None, size)[:size].astype(float)
