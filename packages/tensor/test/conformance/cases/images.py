"""Images resampled."""

import numpy as np

from .case import case, draw, float32

small = draw(2, 3, 4, 2)
for name in ('resizeBilinear', 'resizeNearestNeighbor'):
    twice = name == 'resizeBilinear'
    case(name, 'larger', [small], [5, 7], second=twice)
    case(name, 'larger, corners aligned', [draw(2, 3, 3, 1)], [5, 5], True)
    case(name, 'larger, half-pixel centres', [small], [5, 7], False, True)
    case(name, 'smaller', [draw(1, 6, 5, 2)], [3, 2])
    case(name, 'smaller, corners aligned', [draw(1, 7, 5, 1)], [4, 3], True)
    case(name, 'smaller, half-pixel centres', [draw(1, 6, 5, 2)], [3, 2], False, True)
    case(name, 'twice as large', [draw(1, 2, 3, 3)], [4, 6])
    case(name, 'same size', [small], [3, 4])
    case(name, 'to one pixel', [draw(1, 3, 4, 1)], [1, 1])
    case(name, 'from one pixel, corners aligned', [draw(1, 1, 1, 2)], [2, 3], True)
    case(name, 'taller and narrower', [draw(1, 3, 6, 1)], [5, 4])
    case(name, 'rank 3', [draw(3, 4, 2)], [4, 6])
case('resizeBilinear', 'uneven, half-pixel centres', [draw(1, 4, 3, 1)], [7, 5], False, True)

boxes = float32([[0.1, 0.1, 0.8, 0.9], [0, 0.25, 1, 0.75], [0.5, 0, 0.25, 1]])
which = np.array([0, 1, 1])
photo = draw(2, 4, 5, 2)
case('cropAndResize', 'bilinear', [photo, boxes, which], [3, 3], gradient=[0])
case('cropAndResize', 'nearest', [photo, boxes, which], [3, 2], 'nearest', gradient=False)
case('cropAndResize', 'one pixel', [photo, boxes, which], [1, 1], gradient=[0])
case('cropAndResize', 'beyond the image', [photo, float32([[-0.5, -0.25, 1.25, 1.5]]), np.array([1])], [4, 4], 'bilinear', 7.5, gradient=[0])
case('cropAndResize', 'the whole image', [photo, float32([[0, 0, 1, 1]]), np.array([1])], [4, 5], gradient=[0])

picture = draw(1, 4, 5, 2)
identity = float32([[1, 0, 0, 0, 1, 0, 0, 0]])
shift = float32([[1, 0, 1.25, 0, 1, -0.75, 0, 0]])
turn = float32([[0.9, 0.21, 0.33, -0.15, 1.1, 0.43, 0.01, 0.02]])
whole = float32([[1, 0, 2, 0, 1, -1, 0, 0]])
for interpolation in ('nearest', 'bilinear'):
    case('transformImage', f'{interpolation}, identity', [picture, identity], interpolation, gradient=[0])
    case('transformImage', f'{interpolation}, shifted', [picture, shift], interpolation, gradient=[0])
    case('transformImage', f'{interpolation}, projective', [picture, turn], interpolation, gradient=[0])
    for mode in ('reflect', 'wrap', 'nearest'):
        case('transformImage', f'{interpolation}, {mode}', [picture, whole], interpolation, mode, gradient=[0])
case('transformImage', 'fill value, output size', [picture, shift], 'bilinear', 'constant', 2.5, [3, 6], gradient=[0])
case('transformImage', 'one transform per image', [draw(2, 3, 3, 1), np.concatenate([identity, shift])], 'bilinear', gradient=[0])
