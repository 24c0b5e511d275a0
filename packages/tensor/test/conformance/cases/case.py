"""What a case is, and the inputs that cases are made of."""

import zlib

import numpy as np

CASES = []
# Ops whose result does not follow small changes of the inputs; cases of all others have gradients unless they say otherwise.
DISCRETE = set(
    'all any argMax argMin cast denseBincount equal eye fill greater greaterEqual isFinite isInf isNaN less lessEqual linspace '
    'logicalAnd logicalNot logicalOr logicalXor lowerBound notEqual oneHot ones onesLike range upperBound zeros zerosLike '
    'floorDiv'.split()
)


def case(op, name, inputs, *arguments, call=None, gradient=True, second=False, tolerance=None):
    """
    `call` is the JSON form of the arguments, with `$0` for inputs[0]; without it, the inputs followed by `arguments`. `gradient` may
    list the inputs to differentiate by; `second` asks for second-order gradients, too. `tolerance` is [relative, absolute].
    """
    inputs = [float32(x) if np.asarray(x).dtype == np.float64 else np.asarray(x) for x in inputs]
    call = call if call is not None else [f'${i}' for i in range(len(inputs))] + list(arguments)
    floats = [i for i, x in enumerate(inputs) if x.dtype == np.float64]
    which = gradient if isinstance(gradient, list) else floats if gradient and op not in DISCRETE else []
    if any(c['op'] == op and c['name'] == name for c in CASES):
        raise ValueError(f'two cases are called {op} {name}')
    CASES.append(dict(op=op, name=name, inputs=inputs, call=call, which=which, second=second, tolerance=tolerance))


def float32(values):
    """float64 with the values that float32 can hold, so that devices and reference see the same numbers."""
    return np.asarray(values, np.float32).astype(np.float64)


def draw(*shape, low=-1.9, high=2.1, seed=0):
    """Equally spaced values in random order: no ties, also not in magnitude, and none is within 0.05 of 0, where many functions have a kink."""
    count = int(np.prod(shape))
    grid = low + (high - low) * (np.arange(count) + 0.5) / max(count, 1)
    if low < 0 < high:
        grid = np.where(np.abs(grid) < 0.05, grid + 0.1, grid)
    shuffle = np.random.RandomState(zlib.crc32(repr((shape, low, high, seed)).encode()))
    return float32(np.round(shuffle.permutation(grid), 2 if count <= 40 else 3)).reshape(shape)


def positive(*shape, seed=0):
    return draw(*shape, low=0.3, high=2.0, seed=seed)


def ints(*shape, low=-4, high=5, seed=0):
    shuffle = np.random.RandomState(zlib.crc32(repr((shape, low, high, seed, 'int')).encode()))
    return shuffle.randint(low, high, shape).astype(np.int64)


def bools(*shape, seed=0):
    return ints(*shape, low=0, high=2, seed=seed).astype(np.bool_)
