"""Functions of one tensor."""

import numpy as np

from .case import bools, case, draw, float32, ints, positive

inf, nan = np.inf, np.nan

# Sine and cosine of WGSL may be off by 2^-11, whatever the value; its inverse functions by 4096 units in the last place.
WGSL = [1e-4, 5e-4]
WGSL_INVERSE = [5e-4, 5e-4]

steps = draw(3, 5, low=-1.86, high=2.34)  # none near a whole or half number
smooth = {
    'abs': draw(3, 5), 'asinh': draw(3, 5), 'ceil': steps, 'cosh': draw(3, 5), 'elu': draw(3, 5), 'erf': draw(3, 5),
    'exp': draw(3, 5), 'expm1': draw(3, 5), 'floor': steps, 'leakyRelu': draw(3, 5), 'logSigmoid': draw(3, 5),
    'neg': draw(3, 5), 'reciprocal': draw(3, 5), 'relu': draw(3, 5), 'round': steps, 'selu': draw(3, 5),
    'sigmoid': draw(3, 5), 'sign': draw(3, 5), 'sinh': draw(3, 5), 'softplus': draw(3, 5), 'square': draw(3, 5),
    'step': draw(3, 5), 'tanh': draw(3, 5), 'relu6': draw(3, 5, low=-4, high=8.5),
    'acosh': positive(3, 5) + 1, 'log': positive(3, 5), 'log1p': positive(3, 5), 'rsqrt': positive(3, 5), 'sqrt': positive(3, 5),
}
for name, x in smooth.items():
    case(name, 'matrix', [float32(x)], second=True)
for name in ('sin', 'cos', 'tan'):
    case(name, 'matrix', [draw(3, 5, low=-1.2, high=1.2)], second=True, tolerance=WGSL)
    case(name, 'several turns', [draw(7, low=-9, high=9, seed=3)], tolerance=[1e-3, 1e-3] if name != 'tan' else [1e-2, 5e-3])
for name in ('asin', 'acos', 'atanh'):
    case(name, 'matrix', [draw(3, 5, low=-0.8, high=0.8)], second=True, tolerance=WGSL_INVERSE)
    case(name, 'ends of the domain', [float32([-1, 1])], gradient=False, tolerance=WGSL_INVERSE)
    case(name, 'outside of the domain', [float32([-1.5, 1.5])], gradient=False)
case('atan', 'matrix', [draw(3, 5)], second=True, tolerance=WGSL_INVERSE)

for name in ('abs', 'exp', 'relu', 'sigmoid', 'tanh', 'sqrt', 'square', 'neg', 'log'):
    case(name, 'scalar', [float32(0.7)])
    case(name, 'no entries', [np.zeros((0, 3))], gradient=False)
for name in ('exp', 'relu', 'tanh', 'neg', 'softplus'):
    case(name, '131 entries, which no vector width divides', [draw(131)])
for name in ('neg', 'relu', 'square'):
    case(name, 'rank 5', [draw(2, 1, 2, 1, 3)])

not_a_number = float32([nan, 1, nan])
for name in (
    'abs acos asin atan ceil cos cosh elu erf exp expm1 floor leakyRelu log log1p logSigmoid neg reciprocal relu relu6 round rsqrt '
    'selu sigmoid sin sinh softplus sqrt square step tan tanh'
).split():
    case(name, 'NaN stays NaN', [not_a_number], gradient=False, tolerance=WGSL_INVERSE)
infinite = float32([inf, -inf])
for name in (
    'abs atan ceil cosh elu erf exp expm1 floor leakyRelu logSigmoid neg reciprocal relu relu6 round selu sigmoid sign sinh '
    'softplus square step tanh'
).split():
    case(name, 'infinities', [infinite], gradient=False)
for name in ('exp', 'sigmoid', 'tanh', 'softplus', 'logSigmoid', 'elu', 'selu', 'erf', 'square', 'sinh', 'cosh', 'expm1'):
    case(name, 'huge arguments neither overflow too early nor give NaN', [float32([1e30, -1e30, 120, -120, 60, -60])], gradient=False)
case('exp', 'tiny results keep their digits', [float32([-30, -60, -80])], gradient=False, tolerance=[2e-4, 0])
case('sigmoid', 'gradient far from 0', [float32([-20, 20, 9, -9])])
case('tanh', 'gradient far from 0', [float32([-20, 20, 4, -4])])
case('softplus', 'far from 0', [float32([-20, 20, 9, -9, 0.01])], tolerance=[2e-4, 1e-7])
case('logSigmoid', 'far from 0', [float32([-20, 20, 9, -9, 0.01])], tolerance=[2e-4, 1e-7])
case('expm1', 'near 0 keeps its digits', [float32([1e-4, -1e-4, 1e-6])], gradient=False, tolerance=[1e-4, 0])
case('log1p', 'near 0 keeps its digits', [float32([1e-4, -1e-4, 1e-6])], gradient=False, tolerance=[1e-4, 0])
case('log', 'zero and negative', [float32([0, -1, 1])], gradient=False)
case('log', 'tiny and huge', [float32([1e-30, 1e30])], gradient=False)
case('log1p', 'minus one and below', [float32([-1, -2])], gradient=False)
case('sqrt', 'zero and negative', [float32([0, -1, 4])], gradient=False)
case('sqrt', 'tiny and huge', [float32([1e-30, 1e30])], gradient=False)
case('rsqrt', 'zero, infinity and negative', [float32([0, inf, -1, 4])], gradient=False)
case('reciprocal', 'zero', [float32([0, 2, -4])], gradient=False)
case('acosh', 'one, and below the domain', [float32([1, 0.5])], gradient=False)
case('asinh', 'negative and large', [float32([-1000, 1000, -30, 30, 0])], gradient=False)
case('erf', 'near 0 keeps its digits', [float32([1e-3, -1e-4, 1e-6])], gradient=False, tolerance=[1e-4, 0])
case('erf', 'tails', [float32([-6, -3, 0, 3, 6])], gradient=False)

case('round', 'halves go to the even neighbour', [float32([0.5, 1.5, 2.5, -0.5, -1.5, 2.49, -2.51])], gradient=False)
case('floor', 'integers stay', [float32([-2, 0, 3])], gradient=False)
case('ceil', 'integers stay', [float32([-2, 0, 3])], gradient=False)
case('sign', 'NaN stays NaN', [not_a_number], gradient=False)
case('sign', 'zero', [float32([0, -3, 5])], gradient=False)
case('step', 'alpha below zero', [draw(3, 5)], 0.25)
case('step', 'zero is not above zero', [float32([0, 1, -1])], 0.5, gradient=False)
case('leakyRelu', 'alpha', [draw(3, 5)], 0.05, second=True)
case('relu6', 'bends', [float32([0, 6, 7, -1])], gradient=False)
case('clipByValue', 'matrix', [draw(3, 5)], -0.55, 0.75, second=True)
case('clipByValue', 'infinite limits', [draw(2, 3)], -inf, 0.5)
case('clipByValue', 'infinite entries', [float32([inf, -inf, 0.5])], -1, 1, gradient=False)
case('clipByValue', 'NaN stays NaN', [not_a_number], 0, 2, gradient=False)
case('prelu', 'one slope per column', [draw(3, 4), draw(4, low=0.05, high=0.3)], second=True)
case('prelu', 'one slope', [draw(2, 3), float32([0.1])])
case('prelu', 'slopes of an image', [draw(2, 2, 2, 3), draw(1, 1, 3, low=0.05, high=0.3)])

for name in ('abs', 'neg', 'square', 'sign', 'relu'):
    case(name, 'int32', [ints(7)])
case('exp', 'int32 becomes float32', [np.array([1, 2, 5])])

mixed = float32([nan, inf, -inf, 0, -1.5, 1e30])
for name in ('isNaN', 'isInf', 'isFinite'):
    case(name, 'mixed', [mixed])
    case(name, 'finite', [draw(2, 3)])
    case(name, 'no entries', [np.zeros((0,))])
case('logicalNot', 'vector', [bools(7)])
case('logicalNot', 'matrix', [bools(3, 3)])

case('cast', 'float32 to int32 truncates', [float32([1.7, -1.7, 0.2, -0.9, 3])], 'int32')
case('cast', 'float32 to bool', [float32([0, 0.5, -3])], 'bool')
case('cast', 'int32 to float32', [ints(5)], 'float32')
case('cast', 'int32 to bool', [np.array([0, 1, -2, 0])], 'bool')
case('cast', 'bool to float32', [bools(5)], 'float32')
case('cast', 'bool to int32', [bools(5)], 'int32')
case('cast', 'float32 stays', [draw(2, 2)], 'float32', gradient=[0])
