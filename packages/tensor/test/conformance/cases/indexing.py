"""Entries picked, placed, counted and sorted."""

import numpy as np

from .case import case, draw, float32, ints

case('gather', 'rows', [draw(4, 3), np.array([2, 0, 2])], second=True)
case('gather', 'columns', [draw(3, 4), np.array([3, 1, 1])], 1)
case('gather', 'indices of rank 2', [draw(4, 2), np.array([[0, 3], [1, 1]])])
case('gather', 'scalar index', [draw(4, 3), np.array(2)])
case('gather', 'vector', [draw(5), np.array([4, 0])])
case('gather', 'negative axis', [draw(2, 3, 4), np.array([0, 3])], -1)
case('gather', 'batches', [draw(2, 4), np.array([[3, 1], [0, 0]])], 1, 1, second=True)
case('gather', 'batches of rows', [draw(2, 3, 2), np.array([[2, 0], [1, 1]])], 1, 1)
case('gather', 'batches, later axis', [draw(2, 2, 4), np.array([[3, 1], [0, 2]])], 2, 1)
case('gather', 'int32', [ints(4, 2), np.array([3, 0])])
case('gather', 'no indices', [draw(3, 2), np.zeros((0,), np.int64)], gradient=False)
case('gather', 'entries of value NaN and infinity', [float32([np.nan, np.inf, 1]), np.array([1, 2, 0])], gradient=False)
case('gatherND', 'entries', [draw(3, 4), np.array([[0, 1], [2, 3], [2, 3]])], second=True)
case('gatherND', 'rows', [draw(3, 4), np.array([[2], [0]])])
case('gatherND', 'from rank 3', [draw(2, 3, 2), np.array([[[0, 1]], [[1, 2]]])])
case('gatherND', 'int32', [ints(3, 3), np.array([[1, 1], [0, 2]])])
case('scatterND', 'entries', [np.array([[1], [4], [0]]), draw(3)], call=['$0', '$1', [6]], second=True)
case('scatterND', 'rows', [np.array([[2], [0]]), draw(2, 3)], call=['$0', '$1', [4, 3]])
case('scatterND', 'equal places add', [np.array([[1], [1], [0]]), draw(3)], call=['$0', '$1', [3]])
case('scatterND', 'two indices each', [np.array([[0, 1], [2, 2]]), draw(2)], call=['$0', '$1', [3, 3]])
case('scatterND', 'int32', [np.array([[1], [3]]), ints(2)], call=['$0', '$1', [5]])
case('tensorScatterUpdate', 'rows', [draw(4, 3), np.array([[2], [0]]), draw(2, 3, seed=1)], second=True)
case('tensorScatterUpdate', 'entries', [draw(3, 3), np.array([[0, 1], [2, 2]]), draw(2, seed=1)])
case('tensorScatterUpdate', 'vector', [draw(5), np.array([[1], [4]]), draw(2, seed=1)])
case('tensorScatterUpdate', 'int32', [ints(5), np.array([[1], [4]]), ints(2, seed=1)])

case('oneHot', 'vector', [np.array([0, 2, 1])], 3)
case('oneHot', 'matrix', [np.array([[0, 2], [1, 1]])], 3)
case('oneHot', 'values', [np.array([0, 2])], 3, 5, -1)
case('oneHot', 'float32', [np.array([0, 2])], 3, 0.5, -0.5, 'float32')
case('oneHot', 'bool', [np.array([0, 2])], 3, 1, 0, 'bool')
case('oneHot', 'outside gives no hot entry', [np.array([3, -1, 1])], 3)

case('topk', 'rows', [draw(3, 5)], 2)
case('topk', 'all', [draw(2, 4)], 4)
case('topk', 'one', [draw(2, 4)], 1)
case('topk', 'vector', [draw(7)], 3)
case('topk', 'rank 3', [draw(2, 2, 4)], 2)
case('topk', 'the first of equal entries comes first', [float32([[1, 3, 3, 2, 3]])], 4, gradient=False)
case('topk', 'int32', [np.array([[4, -1, 7, 2]])], 2)
case('topk', '20 of 70', [draw(70)], 20, gradient=False)
case('topk', 'infinities', [float32([1, np.inf, -np.inf, 2])], 4, gradient=False)

segments = [draw(5, 2), np.array([1, 0, 1, 2, 0])]
case('unsortedSegmentSum', 'rows', segments, 3, second=True)
case('unsortedSegmentSum', 'vector', [draw(5), np.array([1, 0, 1, 2, 0])], 3)
case('unsortedSegmentSum', 'an empty segment is 0', [draw(3, 2), np.array([0, 2, 0])], 4)
case('unsortedSegmentSum', 'negative ids are dropped', [draw(4, 2), np.array([1, -1, 0, 1])], 2)
case('unsortedSegmentSum', 'NaN and infinity stay in their segments', [float32([np.nan, 1, np.inf, 2]), np.array([0, 1, 2, 1])], 3, gradient=False)
case('unsortedSegmentSum', 'int32', [ints(4), np.array([1, 0, 0, 1])], 2)

for name in ('lowerBound', 'upperBound'):
    case(name, 'vector', [float32([0, 1, 3, 3, 8]), float32([-1, 0, 3, 5, 9])])
    case(name, 'batches', [float32([[0, 2, 4], [1, 1, 5]]), float32([[2, 3], [1, 6]])])
    case(name, 'int32', [np.array([0, 1, 3, 3, 8]), np.array([-1, 3, 9])])

nothing = np.zeros((0,))
case('denseBincount', 'counts', [np.array([1, 3, 1, 0]), nothing], 4)
case('denseBincount', 'weights', [np.array([1, 3, 1, 0]), float32([0.5, 2, 1, -1])], 4)
case('denseBincount', 'rows', [np.array([[1, 3, 1], [0, 0, 2]]), nothing], 4)
case('denseBincount', 'rows, weights', [np.array([[1, 3, 1], [0, 0, 2]]), draw(2, 3)], 4)
case('denseBincount', 'binary', [np.array([1, 3, 1, 0]), nothing], 4, True)
case('denseBincount', 'beyond the size is not counted', [np.array([1, 7, 1, 0]), nothing], 3)
