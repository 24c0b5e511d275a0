"""Windows over images."""

import numpy as np

from .case import case, draw, float32, positive

image, kernel = draw(1, 5, 4, 2), draw(3, 3, 2, 2)
square = draw(1, 5, 5, 2)
explicit = [[0, 0], [1, 2], [0, 1], [0, 0]]

case('conv2d', 'same', [image, kernel], 1, 'same', second=True)
case('conv2d', 'valid', [image, kernel], 1, 'valid')
case('conv2d', 'stride 2, same', [image, kernel], 2, 'same')
case('conv2d', 'stride 2, valid', [square, kernel], 2, 'valid')
case('conv2d', 'strides differ', [image, draw(2, 2, 2, 2)], [2, 1], 'same')
case('conv2d', 'padding 1', [image, kernel], 1, 1)
case('conv2d', 'padding 1, stride 2, rounded down', [draw(1, 4, 4, 1), draw(3, 3, 1, 2)], 2, 1, 'NHWC', None, 'floor')
case('conv2d', 'explicit paddings', [image, draw(2, 2, 2, 2)], 1, explicit)
case('conv2d', 'dilation 2, same', [square, draw(2, 2, 2, 2)], 1, 'same', 'NHWC', 2)
case('conv2d', 'dilation 2, valid', [square, draw(2, 2, 2, 2)], 1, 'valid', 'NHWC', [2, 1])
case('conv2d', '1 x 1', [draw(2, 2, 3, 2), draw(1, 1, 2, 3)], 1, 'same')
case('conv2d', '1 x 1, stride 2', [draw(1, 4, 3, 2), draw(1, 1, 2, 3)], 2, 'same')
case('conv2d', 'the window is the image', [draw(2, 2, 3, 2), draw(2, 3, 2, 2)], 1, 'valid')
case('conv2d', 'even window, same', [draw(1, 4, 3, 1), draw(2, 4, 1, 2)], 1, 'same')
case('conv2d', 'batch of 2', [draw(2, 4, 3, 2), kernel], 1, 'same')
case('conv2d', '4 channels to 4', [draw(1, 3, 3, 4), draw(2, 2, 4, 4)], 1, 'same')
case('conv2d', '3 channels to 5', [draw(1, 3, 4, 3), draw(2, 2, 3, 5)], 1, 'valid')
case('conv2d', 'rank 3', [draw(4, 3, 2), draw(2, 2, 2, 2)], 1, 'same')
case('conv2d', 'channels first', [draw(1, 2, 4, 3), draw(2, 2, 2, 2)], 1, 'same', 'NCHW')
case('conv2d', 'no images', [np.zeros((0, 4, 4, 2)), kernel], 1, 'same', gradient=False)
case('conv2d', 'a larger image', [np.round(draw(1, 9, 10, 3), 1), np.round(draw(3, 3, 3, 4), 1)], 1, 'same', gradient=False)

case('conv1d', 'same', [draw(2, 5, 2), draw(3, 2, 3)], 1, 'same', second=True)
case('conv1d', 'valid', [draw(2, 5, 2), draw(3, 2, 3)], 1, 'valid')
case('conv1d', 'stride 2', [draw(1, 6, 2), draw(3, 2, 2)], 2, 'same')
case('conv1d', 'dilation 2', [draw(1, 6, 2), draw(2, 2, 2)], 1, 'valid', 'NWC', 2)
case('conv1d', 'rank 2', [draw(5, 2), draw(2, 2, 2)], 1, 'same')

case('conv2dTranspose', 'stride 2, same', [draw(1, 2, 3, 2), draw(3, 3, 2, 2)], [1, 4, 6, 2], 2, 'same', second=True)
case('conv2dTranspose', 'stride 1, valid', [draw(1, 2, 3, 2), draw(2, 2, 1, 2)], [1, 3, 4, 1], 1, 'valid')
case('conv2dTranspose', 'stride 2, valid', [draw(2, 2, 2, 1), draw(2, 2, 2, 1)], [2, 4, 4, 2], 2, 'valid')
case('conv2dTranspose', 'strides differ', [draw(1, 2, 3, 1), draw(2, 2, 2, 1)], [1, 4, 3, 2], [2, 1], 'same')
case('conv2dTranspose', 'rank 3', [draw(2, 2, 2), draw(3, 3, 1, 2)], [4, 4, 1], 2, 'same')
case('conv2dTranspose', '4 channels to 4', [draw(1, 2, 2, 4), draw(2, 2, 4, 4)], [1, 4, 4, 4], 2, 'same')

case('depthwiseConv2d', 'same', [image, draw(3, 3, 2, 1)], 1, 'same', second=True)
case('depthwiseConv2d', 'valid', [image, draw(3, 3, 2, 1)], 1, 'valid')
case('depthwiseConv2d', 'two results per channel', [image, draw(2, 2, 2, 2)], 1, 'same')
case('depthwiseConv2d', 'stride 2', [square, draw(3, 3, 2, 2)], 2, 'same')
case('depthwiseConv2d', 'dilation 2', [square, draw(2, 2, 2, 1)], 1, 'same', 'NHWC', 2)
case('depthwiseConv2d', 'padding 1', [draw(1, 3, 4, 2), draw(3, 3, 2, 1)], 1, 1)
case('depthwiseConv2d', 'explicit paddings', [draw(1, 3, 4, 2), draw(2, 2, 2, 1)], 1, explicit)
case('depthwiseConv2d', '4 channels', [draw(2, 3, 4, 4), draw(3, 3, 4, 1)], 1, 'same')
case('depthwiseConv2d', 'rank 3', [draw(3, 4, 2), draw(2, 2, 2, 1)], 1, 'same')
case('separableConv2d', 'same', [image, draw(3, 3, 2, 1), draw(1, 1, 2, 3)], 1, 'same', second=True)
case('separableConv2d', 'stride 2, two results per channel', [square, draw(2, 2, 2, 2), draw(1, 1, 4, 2)], 2, 'valid')
case('separableConv2d', 'dilation 2', [square, draw(2, 2, 2, 1), draw(1, 1, 2, 2)], 1, 'same', 2)

arguments = dict(x='$0', filter='$1', strides=1, pad='same')
for name, tensors in (
    ('fusedConv2d', [draw(1, 4, 3, 2), draw(2, 2, 2, 3), draw(3, seed=1)]),
    ('fusedDepthwiseConv2d', [draw(1, 4, 3, 2), draw(2, 2, 2, 1), draw(2, seed=1)]),
):
    slopes = draw(tensors[2].size, low=0.05, high=0.3)
    case(name, 'no bias', tensors[:2], call=[arguments], second=name == 'fusedConv2d')
    biased = dict(arguments, bias='$2')
    for activation in ('linear', 'relu', 'relu6', 'elu', 'sigmoid'):
        case(name, f'bias, {activation}', tensors, call=[dict(biased, activation=activation)])
    case(name, 'bias, leakyrelu', tensors, call=[dict(biased, activation='leakyrelu', leakyreluAlpha=0.1)])
    case(name, 'bias, prelu', [*tensors, slopes], call=[dict(biased, activation='prelu', preluActivationWeights='$3')])
    case(name, 'stride 2, valid, relu', tensors, call=[dict(biased, strides=2, pad='valid', activation='relu')])
    case(name, 'dilation 2', tensors, call=[dict(biased, dilations=2)])
case('fusedConv2d', '1 x 1, relu', [draw(1, 3, 3, 4), draw(1, 1, 4, 4), draw(4)], call=[dict(arguments, bias='$2', activation='relu')])

for name in ('maxPool', 'avgPool'):
    twice = name == 'avgPool'
    case(name, 'valid', [draw(1, 4, 4, 2)], 2, 2, 'valid', second=twice)
    case(name, 'same, with a border', [draw(1, 5, 5, 2)], 3, 2, 'same', second=twice)
    case(name, 'overlapping', [draw(1, 4, 5, 1)], 3, 1, 'valid')
    case(name, 'overlapping, same', [draw(1, 4, 5, 1)], 3, 1, 'same')
    case(name, 'window and strides differ', [draw(2, 4, 6, 1)], [2, 3], [2, 1], 'same')
    case(name, 'padding 1', [draw(1, 4, 4, 1)], 2, 2, 1)
    case(name, 'padding 1, rounded down', [draw(1, 4, 4, 1)], 3, 2, 1, 'floor')
    case(name, 'explicit paddings', [draw(1, 4, 4, 1)], 3, 1, explicit)
    case(name, 'the window is the image', [draw(2, 3, 3, 2)], 3, 3, 'valid')
    case(name, '1 x 1', [draw(1, 3, 3, 2)], 1, 1, 'valid')
    case(name, '1 x 1, stride 2', [draw(1, 4, 3, 2)], 1, 2, 'same')
    case(name, 'rank 3', [draw(4, 4, 2)], 2, 2, 'valid')
    case(name, 'all negative', [draw(1, 4, 4, 1, low=-3, high=-1)], 2, 2, 'same')
    case(name, 'batch of 2, 4 channels', [draw(2, 4, 4, 4)], 2, 2, 'same')
case('maxPool', 'NaN stays NaN', [float32([[[[np.nan]], [[1]]], [[[2]], [[3]]]]).reshape(1, 2, 2, 1)], 2, 2, 'valid', gradient=False)
case('maxPool', 'minus infinity', [np.full((1, 2, 2, 1), -np.inf)], 2, 2, 'valid', gradient=False)

normalised = [draw(2, 2, 3, 2), draw(2, seed=1), positive(2), draw(2, seed=2), positive(2, seed=3)]
case('batchNorm', 'offset and scale', normalised, second=True)
case('batchNorm', 'epsilon', normalised, 0.1)
case('batchNorm', 'offset only', normalised[:4])
case('batchNorm', 'scale only', [*normalised[:3], normalised[4]], call=['$0', '$1', '$2', None, '$3'])
case('batchNorm', 'neither offset nor scale', normalised[:3])
case('batchNorm', 'matrix', [draw(3, 2), *normalised[1:]])
case('batchNorm', 'rank 3', [draw(2, 2, 2), *normalised[1:]])
