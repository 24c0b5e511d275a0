"""Windows that slide over images `[batch, height, width, channels]`: convolutions, pooling; and batch normalisation."""

import numpy as np

from .linear import activate
from .registry import op

ROUND = {'floor': np.floor, 'ceil': np.ceil, 'round': np.rint}


def pair(value):
    return list(value) if isinstance(value, (list, tuple)) else [value, value]


def paddings_of(sizes, window, strides, dilations, pad, rounding):
    """Padding before and after, and the output size, for height and width."""
    result = []
    for axis, (size, extent, stride, dilation) in enumerate(zip(sizes, window, strides, dilations)):
        extent = dilation * (extent - 1) + 1
        if pad == 'same':
            out = -(-size // stride)
            total = max(0, (out - 1) * stride + extent - size)
            before, after = total // 2, total - total // 2
        else:
            before, after = (0, 0) if pad == 'valid' else (pad, pad) if isinstance(pad, int) else pad[1 + axis]
            exact = (size + before + after - extent) / stride + 1
            out = int((ROUND[rounding] if rounding else np.floor)(exact))
            after += max(0, (out - 1) * stride + extent - size - before - after)
        result.append((before, after, out))
    return result


def windows(x, window, strides, pad, dilations=(1, 1), fill=0.0, rounding=None):
    """`[batch, outHeight, outWidth, windowHeight, windowWidth, channels]`"""
    strides, dilations = pair(strides), pair(dilations)
    (top, bottom, height), (left, right, width) = paddings_of(x.shape[1:3], window, strides, dilations, pad, rounding)
    x = np.pad(x, [(0, 0), (top, bottom), (left, right), (0, 0)], constant_values=fill)
    rows = np.arange(height)[:, None] * strides[0] + np.arange(window[0]) * dilations[0]
    columns = np.arange(width)[:, None] * strides[1] + np.arange(window[1]) * dilations[1]
    return x[:, rows[:, None, :, None], columns[None, :, None, :], :]


@op
def conv2d(x, filter, strides, pad, dataFormat='NHWC', dilations=(1, 1), dimRoundingMode=None):
    if x.ndim == 3:
        return conv2d(x[None], filter, strides, pad, dataFormat, dilations, dimRoundingMode)[0]
    if dataFormat == 'NCHW':
        pad = [pad[0], pad[2], pad[3], pad[1]] if isinstance(pad, (list, tuple)) else pad
        x = np.moveaxis(x, 1, -1)
    patches = windows(x, filter.shape[:2], strides, pad, dilations or (1, 1), rounding=dimRoundingMode)
    result = np.einsum('bhwyxi,yxio->bhwo', patches, filter)
    return result if dataFormat == 'NHWC' else np.moveaxis(result, -1, 1)


@op
def conv1d(x, filter, stride, pad, dataFormat='NWC', dilation=1, dimRoundingMode=None):
    if x.ndim == 2:
        return conv1d(x[None], filter, stride, pad, dataFormat, dilation, dimRoundingMode)[0]
    pad = [[0, 0], [0, 0], [pad, pad], [0, 0]] if isinstance(pad, int) else pad
    return conv2d(x[:, None], filter[None], [1, stride], pad, 'NHWC', [1, dilation], dimRoundingMode)[:, 0]


@op
def conv2dTranspose(x, filter, outputShape, strides, pad, dimRoundingMode=None):
    """The transpose of conv2d as a linear map: each input entry paints its window of the output."""
    if x.ndim == 3:
        return conv2dTranspose(x[None], filter, [1, *outputShape], strides, pad)[0]
    strides = pair(strides)
    (top, bottom, height), (left, right, width) = paddings_of(
        outputShape[1:3], filter.shape[:2], strides, [1, 1], pad, dimRoundingMode
    )
    assert (height, width) == x.shape[1:3]
    canvas = np.zeros((x.shape[0], top + outputShape[1] + bottom, left + outputShape[2] + right, filter.shape[2]))
    for i in range(height):
        for j in range(width):
            y0, x0 = i * strides[0], j * strides[1]
            painted = np.einsum('bo,yxio->byxi', x[:, i, j], filter)
            canvas[:, y0 : y0 + filter.shape[0], x0 : x0 + filter.shape[1]] += painted
    return canvas[:, top : top + outputShape[1], left : left + outputShape[2]]


@op
def depthwiseConv2d(x, filter, strides, pad, dataFormat='NHWC', dilations=(1, 1), dimRoundingMode=None):
    if x.ndim == 3:
        return depthwiseConv2d(x[None], filter, strides, pad, dataFormat, dilations, dimRoundingMode)[0]
    patches = windows(x, filter.shape[:2], strides, pad, dilations or (1, 1), rounding=dimRoundingMode)
    result = np.einsum('bhwyxi,yxim->bhwim', patches, filter)
    return result.reshape(*result.shape[:3], -1)


@op
def separableConv2d(x, depthwiseFilter, pointwiseFilter, strides, pad, dilation=(1, 1)):
    return conv2d(depthwiseConv2d(x, depthwiseFilter, strides, pad, 'NHWC', dilation), pointwiseFilter, 1, 'valid')


@op
def fusedConv2d(options):
    return activate(fused(conv2d, options), options)


@op
def fusedDepthwiseConv2d(options):
    return activate(fused(depthwiseConv2d, options), options)


def fused(convolution, o):
    strides, pad = o['strides'], o['pad']
    return convolution(o['x'], o['filter'], strides, pad, 'NHWC', o.get('dilations', 1), o.get('dimRoundingMode'))


@op
def maxPool(x, filterSize, strides, pad, dimRoundingMode=None):
    if x.ndim == 3:
        return maxPool(x[None], filterSize, strides, pad, dimRoundingMode)[0]
    return windows(x, pair(filterSize), strides, pad, fill=-np.inf, rounding=dimRoundingMode).max(axis=(3, 4))


@op
def avgPool(x, filterSize, strides, pad, dimRoundingMode=None):
    """The mean of those entries of a window that lie inside the image."""
    if x.ndim == 3:
        return avgPool(x[None], filterSize, strides, pad, dimRoundingMode)[0]
    total, inside = (
        windows(values, pair(filterSize), strides, pad, rounding=dimRoundingMode).sum(axis=(3, 4))
        for values in (x, np.ones_like(x))
    )
    return total / inside


@op
def batchNorm(x, mean, variance, offset=None, scale=None, varianceEpsilon=0.001):
    result = (x - mean) / np.sqrt(variance + varianceEpsilon)
    result = result if scale is None else result * scale
    return result if offset is None else result + offset
