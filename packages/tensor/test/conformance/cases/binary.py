"""Functions of two or more tensors, with broadcasting."""

import numpy as np

from .case import bools, case, draw, float32, ints, positive

inf, nan = np.inf, np.nan

arithmetic = 'add sub mul div divNoNan maximum minimum squaredDifference'.split()
for name in arithmetic:
    case(name, 'same shape', [draw(3, 4), draw(3, 4, seed=1) * 0.9 + 0.013], second=True)
    case(name, 'a row is broadcast', [draw(3, 4), draw(4, seed=2) + 0.013], second=True)
    case(name, 'a column is broadcast', [draw(3, 1, seed=3), draw(3, 4) + 0.013])
    case(name, 'both are broadcast', [draw(2, 1, 3), draw(4, 1, seed=4) + 0.013])
    case(name, 'scalar', [draw(2, 3), float32(0.6)])
    case(name, 'scalar first', [float32(0.6), draw(2, 3)])
    case(name, 'no entries', [np.zeros((0, 3)), draw(3)], gradient=False)
    case(name, 'two scalars', [float32(0.6), float32(-1.5)])
for name in ('add', 'mul', 'sub'):
    case(name, '131 entries, which no vector width divides', [draw(131), draw(131, seed=1)])
    case(name, 'rank 5', [draw(2, 1, 2, 1, 3), draw(1, 2, 1, 2, 1, seed=1)])
    case(name, 'rank 6', [draw(1, 2, 1, 2, 1, 3), draw(2, 1, 2, 1, 1, 1, seed=1)], gradient=False)
    case(name, 'int32', [ints(2, 3), ints(3, seed=1)])
    case(name, 'int32 and float32 give float32', [ints(3), draw(3)], gradient=False)
for name in ('maximum', 'minimum', 'squaredDifference'):
    case(name, 'int32', [ints(2, 3), ints(3, seed=1)])
for name in ('add', 'sub', 'mul', 'div', 'maximum', 'minimum', 'squaredDifference', 'pow', 'atan2'):
    case(name, 'NaN stays NaN', [float32([nan, 2, nan]), float32([3, nan, nan])], gradient=False)
case('maximum', 'infinities', [float32([inf, -inf, 1]), float32([0, 0, inf])], gradient=False)
case('minimum', 'infinities', [float32([inf, -inf, 1]), float32([0, 0, inf])], gradient=False)
case('maximum', 'equal entries', [float32([1, -2]), float32([1, -2])], gradient=False)
case('add', 'infinities', [float32([inf, -inf, inf]), float32([1, 1, -inf])], gradient=False)
case('add', 'overflow', [float32([3e38, -3e38]), float32([3e38, -3e38])], gradient=False)
case('mul', 'infinities', [float32([inf, -inf, inf]), float32([-2, -2, 0])], gradient=False)
case('mul', 'underflow to zero', [float32([1e-30]), float32([1e-30])], gradient=False)
case('mul', 'a denormal result', [float32([1e-20]), float32([1e-20])], gradient=False, tolerance=[1e-3, 0])
case('add', 'denormals', [float32([1e-40]), float32([2e-40])], gradient=False, tolerance=[1e-3, 0])
case('sub', 'infinities', [float32([inf, 1]), float32([inf, -inf])], gradient=False)
case('div', 'by zero', [float32([1, -1, 0]), float32([0, 0, 0])], gradient=False)
case('div', 'int32 rounds down', [np.array([7, -7, 6]), np.array([2, 2, 3])])
case('divNoNan', 'by zero is zero', [float32([1, -1, 0, 3]), float32([0, 0, 0, 2])], gradient=False)

case('addN', 'three', [draw(2, 3), draw(2, 3, seed=1), draw(2, 3, seed=2)], call=[['$0', '$1', '$2']], second=True)
case('addN', 'one', [draw(4)], call=[['$0']])
case('addN', 'int32', [ints(4), ints(4, seed=1)], call=[['$0', '$1']])
case('atan2', 'same shape', [draw(3, 4), draw(3, 4, seed=1)], second=True, tolerance=[5e-4, 5e-4])
case('atan2', 'broadcast', [draw(3, 1), draw(4, seed=1)], tolerance=[5e-4, 5e-4])
case('atan2', 'on the axes', [float32([0, 1, -1, 0]), float32([1, 0, 0, -1])], gradient=False, tolerance=[5e-4, 5e-4])
case('pow', 'same shape', [positive(3, 4), draw(3, 4, seed=1)], second=True)
case('pow', 'broadcast', [positive(3, 4), draw(4, seed=1)])
case('pow', 'constant exponent', [positive(2, 3), float32(2.5)], gradient=[0], second=True)
case('pow', 'constant exponent, gradient of both', [positive(2, 3), float32(2.5)])
case('pow', 'negative base, whole exponent', [float32([-2, -1.5, -1]), float32([3, 2, -1])], gradient=[0])
case('pow', 'negative base, broken exponent', [float32([-2]), float32([0.5])], gradient=False)
case('pow', 'zero', [float32([0, 0, 2]), float32([2, 0, 0])], gradient=False)
case('pow', 'int32', [np.array([2, 3, -2]), np.array([3, 2, 3])])
case('mod', 'takes the sign of the divisor', [float32([5.5, -5.5, 5.5, -5.5]), float32([3, 3, -3, -3])])
case('mod', 'broadcast', [float32([[7.25, -7.25], [4.6, 0.9]]), float32([2.5, 1.7])], gradient=[0])
case('mod', 'int32', [np.array([7, -7, 7, -7, 6]), np.array([3, 3, -3, -3, 3])])
case('floorDiv', 'float32 stays float32', [float32([5.5, -5.5, 5.5, -5.5]), float32([3, 3, -3, -3])])
case('floorDiv', 'float32 by zero, and NaN', [float32([1, -1, nan, inf]), float32([0, 0, 2, 2])])
case('floorDiv', 'int32', [np.array([7, -7, 7, -7, 6]), np.array([3, 3, -3, -3, 3])])
case('floorDiv', 'broadcast', [ints(2, 3, low=-20, high=20), np.array([7, -3, 2])])

compared = [float32([[1, 2, 3], [-1, 0, 5]]), float32([[1, 3, 2], [-1, 0.5, 4]])]
for name in ('equal', 'notEqual', 'greater', 'greaterEqual', 'less', 'lessEqual'):
    case(name, 'float32', compared)
    case(name, 'int32, broadcast', [ints(3, 1), ints(4, seed=1)])
    case(name, 'NaN compares as unequal', [float32([nan, 1, nan]), float32([nan, nan, 1])])
    case(name, 'infinities', [float32([inf, -inf, inf]), float32([inf, inf, 1])])
    case(name, 'no entries', [np.zeros((0, 2)), np.zeros((2,))])
    case(name, 'scalar', [draw(5), float32(0.3)])
case('equal', 'bool', [bools(6), bools(6, seed=1)])
case('notEqual', 'bool', [bools(6), bools(6, seed=1)])
for name in ('logicalAnd', 'logicalOr', 'logicalXor'):
    case(name, 'vector', [np.array([False, False, True, True]), np.array([False, True, False, True])])
    case(name, 'broadcast', [bools(3, 1), bools(4, seed=1)])

case('where', 'matrix', [bools(3, 4), draw(3, 4), draw(3, 4, seed=1)], second=True)
case('where', 'condition is broadcast', [bools(3, 1), draw(3, 4), draw(3, 4, seed=1)])
case('where', 'values are broadcast', [bools(3, 4), draw(4), draw(3, 1, seed=1)])
case('where', 'scalars', [bools(5), float32(1.5), float32(-0.5)])
case('where', 'int32', [bools(5), ints(5), ints(5, seed=1)])
case('where', 'NaN on the side not taken', [np.array([True, False]), float32([1, nan]), float32([nan, 2])], gradient=False)
case('where', 'no entries', [np.zeros((0, 2), np.bool_), np.zeros((0, 2)), np.zeros((0, 2))], gradient=False)
case('where', 'no entries, values are broadcast', [np.zeros((0, 3), np.bool_), draw(3), float32(-0.5)])
