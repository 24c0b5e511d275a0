"""Images `[batch, height, width, channels]` resampled."""

import numpy as np

from .registry import op


def coordinates(size, out, alignCorners, halfPixelCenters):
    """Where the pixels of the output lie in the input."""
    scale = (size - 1) / (out - 1) if alignCorners and out > 1 else size / out
    return (np.arange(out) + 0.5) * scale - 0.5 if halfPixelCenters else np.arange(out) * scale


def interpolate(x, at, axis):
    at = np.clip(at, 0, x.shape[axis] - 1)
    low = np.floor(at).astype(int)
    high = np.minimum(low + 1, x.shape[axis] - 1)
    weight = (at - low).reshape([-1 if a == axis else 1 for a in range(x.ndim)])
    return np.take(x, low, axis) * (1 - weight) + np.take(x, high, axis) * weight


@op
def resizeBilinear(images, size, alignCorners=False, halfPixelCenters=False):
    if images.ndim == 3:
        return resizeBilinear(images[None], size, alignCorners, halfPixelCenters)[0]
    for axis, out in enumerate(size, 1):
        images = interpolate(images, coordinates(images.shape[axis], out, alignCorners, halfPixelCenters), axis)
    return images


@op
def resizeNearestNeighbor(images, size, alignCorners=False, halfPixelCenters=False):
    """With aligned corners the nearest pixel, half way upwards; else the pixel in which the coordinate lies."""
    if images.ndim == 3:
        return resizeNearestNeighbor(images[None], size, alignCorners, halfPixelCenters)[0]
    for axis, out in enumerate(size, 1):
        at = coordinates(images.shape[axis], out, alignCorners, halfPixelCenters)
        shift = 0.5 if alignCorners or halfPixelCenters else 0
        index = np.floor(at + shift + 1e-9).astype(int)
        images = np.take(images, np.clip(index, 0, images.shape[axis] - 1), axis)
    return images


@op
def cropAndResize(image, boxes, boxInd, cropSize, method='bilinear', extrapolationValue=0):
    crops = []
    for (y1, x1, y2, x2), which in zip(boxes, boxInd):
        ys = box_coordinates(y1, y2, image.shape[1], cropSize[0])
        xs = box_coordinates(x1, x2, image.shape[2], cropSize[1])
        if method == 'bilinear':
            crop = interpolate(interpolate(image[which], ys, 0), xs, 1)
        else:
            rows, columns = (np.floor(np.clip(at, 0, None) + 0.5).astype(int) for at in (ys, xs))
            rows, columns = np.minimum(rows, image.shape[1] - 1), np.minimum(columns, image.shape[2] - 1)
            crop = image[which][rows][:, columns]
        inside = ((ys >= 0) & (ys <= image.shape[1] - 1))[:, None] & ((xs >= 0) & (xs <= image.shape[2] - 1))
        crops.append(np.where(inside[:, :, None], crop, extrapolationValue))
    return np.stack(crops)


def box_coordinates(low, high, size, out):
    if out == 1:
        return np.array([0.5 * (low + high) * (size - 1)])
    return (low + np.arange(out) * (high - low) / (out - 1)) * (size - 1)


@op
def transformImage(image, transforms, interpolation='nearest', fillMode='constant', fillValue=0, outputShape=None):
    batch, height, width, _ = image.shape
    out_height, out_width = outputShape or (height, width)
    transforms = np.broadcast_to(np.reshape(transforms, (-1, 8)), (batch, 8))
    y, x = np.meshgrid(np.arange(out_height), np.arange(out_width), indexing='ij')
    results = []
    for one, (a0, a1, a2, b0, b1, b2, c0, c1) in zip(image, transforms):
        k = c0 * x + c1 * y + 1
        across = fold((a0 * x + a1 * y + a2) / k, width, fillMode)
        down = fold((b0 * x + b1 * y + b2) / k, height, fillMode)
        if interpolation == 'nearest':
            results.append(pixel(one, np.floor(down + 0.5), np.floor(across + 0.5), fillValue))
            continue
        top, left = np.floor(down), np.floor(across)
        wy, wx = (down - top)[..., None], (across - left)[..., None]
        upper = pixel(one, top, left, fillValue) * (1 - wx) + pixel(one, top, left + 1, fillValue) * wx
        lower = pixel(one, top + 1, left, fillValue) * (1 - wx) + pixel(one, top + 1, left + 1, fillValue) * wx
        results.append(upper * (1 - wy) + lower * wy)
    return np.stack(results)


def fold(at, size, mode):
    """Coordinates outside brought inside; `constant` leaves them outside."""
    if mode == 'nearest':
        return np.clip(at, 0, size - 1)
    if mode == 'wrap':
        return np.mod(at, size)
    if mode == 'reflect':
        turned = np.mod(at + 0.5, 2 * size)
        return np.clip(np.minimum(turned, 2 * size - turned) - 0.5, 0, size - 1)
    return at


def pixel(image, row, column, fill):
    row, column = row.astype(int), column.astype(int)
    inside = (row >= 0) & (row < image.shape[0]) & (column >= 0) & (column < image.shape[1])
    found = image[np.clip(row, 0, image.shape[0] - 1), np.clip(column, 0, image.shape[1] - 1)]
    return np.where(inside[..., None], found, fill)
