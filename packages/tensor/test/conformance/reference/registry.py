"""The op list of @cairn-ml/tensor in float64: one Python function per export, with the arguments of the TypeScript function."""

OPS = {}


def op(function):
    """Registers a function under its name, without the underscore that keeps it apart from Python's built-ins."""
    OPS[function.__name__.rstrip('_')] = function
    return function


def axes_of(axis, rank):
    """The axes that a reduction works on; none given means all."""
    if axis is None:
        return tuple(range(rank))
    axes = axis if isinstance(axis, (list, tuple)) else [axis]
    return tuple(int(a) % rank for a in axes)
