"""Gradients of float64 references by central differences."""

import numpy as np

STEP = 1e-3
# Weights of f(x - 2h), f(x - h), f(x + h), f(x + 2h); the error is of order h^4.
STENCIL = ((-2, 1 / 12), (-1, -8 / 12), (1, 8 / 12), (2, -1 / 12))


def weights(size):
    """How the loss weighs entries of an output: sin(1), sin(2), ..."""
    return np.sin(np.arange(size) + 1)


def directions(size):
    """The direction that second-order cases differentiate the gradient in: cos(1), cos(2), ..."""
    return np.cos(np.arange(size) + 1)


def loss_of(reference):
    return lambda inputs: sum(weights(y.size) @ np.ravel(y) for y in reference(inputs))


def gradient(function, inputs, which, step=STEP):
    """d function / d inputs[i] for i in `which`; None for the rest."""
    result = [None] * len(inputs)
    for i in which:
        result[i] = np.zeros(inputs[i].shape)
        for j in np.ndindex(inputs[i].shape):
            for offset, weight in STENCIL:
                result[i][j] += weight / step * function(moved(inputs, i, j, offset * step))
    return result


def smooth_gradient(name, function, inputs, which):
    """The gradient, after making sure that no kink lies within reach of the differences."""
    for i in which:
        for j in np.ndindex(inputs[i].shape):
            coarse, fine = (bend(function, inputs, i, j, step) for step in (2 * STEP, STEP))
            if abs(coarse) > 1e-4 * STEP and abs(coarse) < 3 * abs(fine):
                raise ValueError(f'{name}: inputs[{i}]{list(j)} is {inputs[i][j]}, at a kink')
    coarse, fine = (gradient(function, inputs, which, step) for step in (STEP, STEP / 2))
    for a, b in zip(coarse, fine):
        if a is not None and not np.allclose(a, b, rtol=1e-6, atol=1e-8):
            raise ValueError(f'{name}: not smooth near its inputs: {np.abs(a - b).max()}')
    return fine


def bend(function, inputs, i, j, step):
    """The second difference: it falls by 4 with half the step where the function is smooth, by 2 at a kink."""
    return function(moved(inputs, i, j, step)) - 2 * function(inputs) + function(moved(inputs, i, j, -step))


def second_order(function, inputs, which):
    """The gradient of the derivative of `function` in the given directions."""
    directed = {i: directions(inputs[i].size).reshape(inputs[i].shape) for i in which}

    def directional(at):
        total = 0.0
        for offset, weight in STENCIL:
            step = offset * STEP
            total += weight / STEP * function([x + step * directed[i] if i in directed else x for i, x in enumerate(at)])
        return total

    return gradient(directional, inputs, which)


def moved(inputs, i, j, by):
    x = inputs[i].copy()
    x[j] += by
    return [x if k == i else other for k, other in enumerate(inputs)]
