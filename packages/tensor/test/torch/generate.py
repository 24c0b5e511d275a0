"""Writes golden/layers.json, optimizers.json and training.json: what torch computes in float64.

    /usr/bin/python3 generate.py

needs torch (Debian: python3-torch). Inputs are multiples of 1/64, which float32 holds exactly. Layers come with the gradients of
sum(output * cotangent) with respect to their inputs. Layouts are ours: images [batch, height, width, channels], weights [inputs, outputs].
"""

import json
import math
import os

import numpy as np
import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)
random = np.random.default_rng(20260)


def draw(*shape, low=-64, high=64):
    return torch.tensor(random.integers(low, high, shape, endpoint=True) / 64)


def plain(value):
    if isinstance(value, torch.Tensor):
        dtype = {torch.bool: 'bool', torch.int64: 'int32'}.get(value.dtype, 'float32')
        numbers = value.detach().reshape(-1).tolist()
        values = numbers if dtype == 'bool' else [float(f'{number:.8g}') for number in numbers]
        return {'shape': list(value.shape), 'dtype': dtype, 'values': values}
    if isinstance(value, dict):
        return {key: plain(entry) for key, entry in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(entry) for entry in value]
    return float(f'{value:.9g}') if isinstance(value, float) else value


def write(name, content):
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'golden', name)
    content = {'oracle': f'torch {torch.__version__}, float64', **content}
    with open(path, 'w') as file:
        file.write(json.dumps(plain(content), separators=(',', ':')).replace('},"', '},\n"') + '\n')


# Layers


def layer(function, inputs, differentiated, options=None):
    """One case: the output for `inputs`, and the gradients by those of `differentiated`."""
    leaves = {name: value.clone().requires_grad_(name in differentiated) if isinstance(value, torch.Tensor) else value
              for name, value in inputs.items()}
    output = function(**leaves)
    cotangent = draw(*output.shape)
    (output * cotangent).sum().backward()
    gradients = {name: leaves[name].grad for name in differentiated}
    return {'inputs': inputs, 'options': options or {}, 'output': output, 'cotangent': cotangent, 'gradients': gradients}


def channels_first(x):
    return x.permute(0, 3, 1, 2)


def channels_last(x):
    return x.permute(0, 2, 3, 1)


def linear(x, weights, bias):
    return x @ weights + bias


def convolution(x, weights, bias, strides=(1, 1), dilations=(1, 1), groups=1, zeros=(0, 0, 0, 0)):
    """zeros: left, right, top, bottom, as torch pads."""
    padded = F.pad(channels_first(x), zeros)
    return channels_last(F.conv2d(padded, weights.permute(3, 2, 0, 1), bias, strides, 0, dilations, groups))


def same_zeros(size, kernel, strides, dilations=(1, 1)):
    """The zeros of TensorFlow's 'same'."""
    sides = []
    for i in (1, 0):
        window = (kernel[i] - 1) * dilations[i] + 1
        total = max((math.ceil(size[i] / strides[i]) - 1) * strides[i] + window - size[i], 0)
        sides += [total // 2, total - total // 2]
    return sides


def convolution_case(size, inputs, outputs, kernel, padding='same', strides=(1, 1), dilations=(1, 1), groups=1):
    if padding == 'same':
        zeros = same_zeros(size, kernel, strides, dilations)
    elif padding == 'valid':
        zeros = (0, 0, 0, 0)
    elif isinstance(padding, int):
        zeros = (padding,) * 4
    else:
        zeros = (*padding[1], *padding[0])
    given = {'x': draw(2, *size, inputs), 'weights': draw(*kernel, inputs // groups, outputs), 'bias': draw(outputs)}
    options = {'padding': padding, 'strides': strides, 'dilations': dilations, 'groups': groups}
    return layer(lambda x, weights, bias: convolution(x, weights, bias, strides, dilations, groups, zeros), given,
                 ['x', 'weights', 'bias'], options)


def transpose_case(size, inputs, outputs, kernel, padding, strides):
    def function(x, weights, bias):
        full = F.conv_transpose2d(channels_first(x), weights.permute(3, 2, 0, 1), None, strides)
        if padding == 'same':
            for i in (0, 1):  # TensorFlow cuts what 'same' padding would have added to the image of the convolution
                total = max(kernel[i] - strides[i], 0)
                full = full.narrow(2 + i, total // 2, min(size[i] * strides[i], full.shape[2 + i] - total // 2))
            missing = [size[i] * strides[i] - full.shape[2 + i] for i in (0, 1)]
            full = F.pad(full, (0, missing[1], 0, missing[0]))
        return channels_last(full) + bias

    given = {'x': draw(2, *size, inputs), 'weights': draw(*kernel, outputs, inputs), 'bias': draw(outputs)}
    return layer(function, given, ['x', 'weights', 'bias'], {'padding': padding, 'strides': strides})


def attention(queries, keys, values, allowed=None, additive=None, scale=None):
    scores = queries @ keys.transpose(-1, -2) * (queries.shape[-1] ** -0.5 if scale is None else scale)
    if additive is not None:
        scores = scores + additive
    if allowed is not None:
        scores = scores.masked_fill(~allowed, -1e300)
        return (torch.softmax(scores, -1) * allowed) @ values
    return torch.softmax(scores, -1) @ values


def attention_cases():
    given = lambda: {'queries': draw(2, 3, 4, 5), 'keys': draw(2, 3, 6, 5), 'values': draw(2, 3, 6, 7)}
    names = ['queries', 'keys', 'values']
    yield layer(attention, given(), names)
    yield layer(lambda **x: attention(**x, scale=0.3), given(), names, {'scale': 0.3})
    allowed = draw(2, 1, 4, 6) > -0.2
    allowed[1, 0, 2] = False
    yield layer(lambda **x: attention(**x, allowed=allowed), given(), names, {'mask': allowed})
    additive = draw(4, 6)
    yield layer(lambda **x: attention(**x, additive=additive), given(), names, {'mask': additive})
    square = {'queries': draw(2, 5, 3), 'keys': draw(2, 5, 3), 'values': draw(2, 5, 2)}
    past = torch.ones(5, 5, dtype=torch.bool).tril()
    yield layer(lambda **x: attention(**x, allowed=past), square, names, {'causal': True})
    padding = torch.tensor([[[True, True, True, False, False]], [[False, True, True, True, True]]])
    yield layer(lambda **x: attention(**x, allowed=past & padding), square, names, {'causal': True, 'mask': padding})


def multi_head_case(size, context_size, heads, lengths, mask=None):
    module = torch.nn.MultiheadAttention(size, heads, kdim=context_size, vdim=context_size, batch_first=True)
    given = {'x': draw(2, lengths[0], size), 'context': draw(2, lengths[1], context_size)}
    for name, inputs in {'query': size, 'key': context_size, 'value': context_size, 'output': size}.items():
        given[f'{name}.weights'] = draw(inputs, size)
        given[f'{name}.bias'] = draw(size)

    def function(x, context, **parameters):
        weights = {name: parameters[f'{name}.weights'].T for name in ('query', 'key', 'value', 'output')}
        bias = torch.cat([parameters[f'{name}.bias'] for name in ('query', 'key', 'value')])
        same = size == context_size
        return F.multi_head_attention_forward(
            x.transpose(0, 1), context.transpose(0, 1), context.transpose(0, 1), size, heads,
            torch.cat([weights[name] for name in ('query', 'key', 'value')]) if same else None, bias, None, None, False,
            0.0, weights['output'], parameters['output.bias'], need_weights=False,
            key_padding_mask=None if mask is None else ~mask, use_separate_proj_weight=not same,
            q_proj_weight=weights['query'], k_proj_weight=weights['key'], v_proj_weight=weights['value'],
        )[0].transpose(0, 1)

    options = {'heads': heads} if mask is None else {'heads': heads, 'mask': mask[:, None, None, :]}
    return layer(function, given, list(given), options)


def classes(logits, labels):
    """Cross-entropy of every row."""
    return F.cross_entropy(logits, labels, reduction='none')


def layers():
    images = lambda: {'x': draw(2, 3, 4, 6) * 3 + 2, 'scale': draw(6), 'bias': draw(6)}
    names = ['x', 'scale', 'bias']
    labels = torch.tensor([2, 0, 3, 1, 1])
    probabilities = draw(5, 4, low=0)
    probabilities[0, 1] = 0
    return {
        'linear': [
            layer(linear, {'x': draw(4, 3), 'weights': draw(3, 5), 'bias': draw(5)}, ['x', 'weights', 'bias']),
            layer(linear, {'x': draw(2, 4, 3), 'weights': draw(3, 5), 'bias': draw(5)}, ['x', 'weights', 'bias']),
        ],
        'convolution': [
            convolution_case((5, 6), 3, 4, (3, 3)),
            convolution_case((5, 6), 3, 4, (2, 3), 'valid', (2, 1)),
            convolution_case((6, 7), 2, 3, (3, 2), 'same', (2, 2)),
            convolution_case((5, 6), 2, 3, (3, 3), 2),
            convolution_case((5, 6), 2, 3, (3, 2), ((1, 0), (2, 1)), (2, 2)),
            convolution_case((7, 8), 2, 3, (3, 3), 'same', (1, 1), (2, 3)),
            convolution_case((7, 8), 2, 3, (3, 2), 'valid', (1, 1), (2, 2)),
            convolution_case((7, 8), 2, 3, (3, 3), 2, (1, 1), (2, 2)),
            convolution_case((5, 6), 4, 6, (3, 3), 'same', (1, 1), (1, 1), 2),
            convolution_case((5, 6), 4, 8, (3, 3), 'same', (1, 1), (1, 1), 4),
            convolution_case((5, 6), 3, 3, (3, 3), 1, (2, 2), (1, 1), 3),
            convolution_case((7, 6), 3, 3, (3, 3), 'same', (1, 1), (2, 2), 3),
        ],
        'convolutionTranspose': [
            transpose_case((3, 4), 3, 2, (3, 3), 'same', (2, 2)),
            transpose_case((3, 4), 3, 2, (4, 4), 'same', (2, 2)),
            transpose_case((3, 4), 2, 3, (3, 2), 'valid', (2, 1)),
            transpose_case((3, 4), 2, 3, (2, 2), 'same', (3, 3)),
        ],
        'layerNorm': [
            layer(lambda x, scale, bias: F.layer_norm(x, (6,), scale, bias), images(), names),
            layer(lambda x: F.layer_norm(x, (6,), eps=0.1), {'x': draw(3, 6)}, ['x'], {'epsilon': 0.1}),
        ],
        'groupNorm': [
            layer(lambda x, scale, bias: channels_last(F.group_norm(channels_first(x), groups, scale, bias)), images(), names,
                  {'groups': groups})
            for groups in (1, 2, 3)
        ],
        'instanceNorm': [
            layer(lambda x, scale, bias: channels_last(F.instance_norm(channels_first(x), weight=scale, bias=bias)), images(), names),
        ],
        'scaledDotProductAttention': list(attention_cases()),
        'multiHeadAttention': [
            multi_head_case(6, 6, 2, (4, 5)),
            multi_head_case(6, 4, 3, (3, 5)),
            multi_head_case(4, 4, 1, (3, 4), torch.tensor([[True, True, True, False], [True, True, False, False]])),
        ],
        'embedding': [
            layer(lambda indices, weights: F.embedding(indices, weights),
                  {'indices': torch.tensor([[2, 0, 2], [1, 2, 4]]), 'weights': draw(5, 3)}, ['weights']),
        ],
        'gelu': [
            layer(lambda x: F.gelu(x), {'x': draw(9) * 4}, ['x']),
            layer(lambda x: F.gelu(x, approximate='tanh'), {'x': draw(9) * 4}, ['x'], {'approximate': 'tanh'}),
        ],
        'silu': [layer(lambda x: F.silu(x), {'x': draw(9) * 8}, ['x'])],
        'softmaxCrossEntropy': [
            layer(classes, {'logits': draw(5, 4) * 4, 'labels': labels}, ['logits'], {'reduction': 'none'}),
            layer(classes, {'logits': draw(5, 4) * 1000, 'labels': labels}, ['logits'], {'reduction': 'none'}),
            layer(classes, {'logits': draw(5, 4) * 4, 'labels': probabilities}, ['logits', 'labels'], {'reduction': 'none'}),
            layer(lambda logits, labels: classes(logits, labels).mean(), {'logits': draw(5, 4) * 4, 'labels': labels}, ['logits'], {'reduction': 'mean'}),
            layer(lambda logits, labels: classes(logits, labels).sum(), {'logits': draw(5, 4) * 4, 'labels': labels}, ['logits'], {'reduction': 'sum'}),
        ],
        'sigmoidCrossEntropy': [
            layer(lambda logits, labels: F.binary_cross_entropy_with_logits(logits, labels, reduction='none'),
                  {'logits': torch.tensor([0.0, 1.0, -1.0, 20.0, -20.0, 500.0, -500.0, 2.5]),
                   'labels': torch.tensor([0.25, 1.0, 1.0, 1.0, 0.0, 1.0, 1.0, 0.5])}, ['logits'], {'reduction': 'none'}),
            layer(lambda logits, labels: F.binary_cross_entropy_with_logits(logits, labels), {'logits': draw(3, 4) * 4, 'labels': draw(3, 4, low=0)}, ['logits'], {'reduction': 'mean'}),
        ],
        'meanSquaredError': [
            layer(lambda predictions, labels: F.mse_loss(predictions, labels), {'predictions': draw(3, 4), 'labels': draw(3, 4)},
                  ['predictions', 'labels'], {'reduction': 'mean'}),
            layer(lambda predictions, labels: F.mse_loss(predictions, labels, reduction='sum'),
                  {'predictions': draw(3, 4), 'labels': draw(3, 4)}, ['predictions', 'labels'], {'reduction': 'sum'}),
        ],
    }


# Optimisers

STEPS = 12


def optimizer_case(name, make, options, gradient_scale=1.0, max_norm=None):
    parameters = {'weights': draw(2, 3), 'bias': draw(3)}
    gradients = [{'weights': draw(2, 3) * gradient_scale, 'bias': draw(3) * gradient_scale} for _ in range(STEPS)]
    leaves = {key: value.clone().requires_grad_() for key, value in parameters.items()}
    optimizer, scheduler = make(leaves)
    history = []
    for gradient in gradients:
        for key, leaf in leaves.items():
            leaf.grad = gradient[key].clone()
        optimizer.step()
        if scheduler:
            scheduler.step()
        history.append({key: leaf.detach().clone() for key, leaf in leaves.items()})
    return {'name': name, 'options': options, 'parameters': parameters, 'gradients': gradients, 'history': history}


def with_schedule(optimizer, schedule):
    return optimizer, schedule(optimizer)


def optimizers():
    adamw, sgd = torch.optim.AdamW, torch.optim.SGD
    cases = [
        optimizer_case('adamW', lambda p: (adamw(p.values()), None), {}),
        optimizer_case('adamW', lambda p: (adamw(p.values(), 0.1, (0.8, 0.95), 1e-3, 0.2), None),
                       {'learningRate': 0.1, 'beta1': 0.8, 'beta2': 0.95, 'epsilon': 1e-3, 'weightDecay': 0.2}),
        optimizer_case('adamW', lambda p: (adamw(p.values(), 0.01, weight_decay=0.5), None),
                       {'learningRate': 0.01, 'weightDecay': 0.5}, gradient_scale=2.0 ** -20),
        optimizer_case('adamW', lambda p: (adamw([{'params': [p['weights']], 'lr': 0.2, 'weight_decay': 0.3},
                                                  {'params': [p['bias']], 'lr': 0.05, 'weight_decay': 0.1}]), None),
                       {'learningRate': 0.05, 'weightDecay': 0.1,
                        'groups': [{'path': 'weights', 'learningRate': 0.2, 'weightDecay': 0.3}]}),
        optimizer_case('adamW', lambda p: (adamw([{'params': [p['weights']]}, {'params': [p['bias']], 'weight_decay': 0}], 0.1,
                                                 weight_decay=0.5), None),
                       {'learningRate': 0.1, 'weightDecay': 0.5, 'decay': 'weights'}),
        optimizer_case('adam', lambda p: (torch.optim.Adam(p.values(), 0.1), None), {'learningRate': 0.1}),
        optimizer_case('adam', lambda p: with_schedule(torch.optim.Adam(p.values(), 0.1),
                                                       lambda o: torch.optim.lr_scheduler.StepLR(o, 4, 0.5)),
                       {'schedule': ['stepSchedule', 0.1, 4, 0.5]}),
        optimizer_case('sgd', lambda p: (sgd(p.values(), 0.1), None), {'learningRate': 0.1}),
        optimizer_case('sgd', lambda p: (sgd(p.values(), 0.1, 0.9), None), {'learningRate': 0.1, 'momentum': 0.9}),
        optimizer_case('sgd', lambda p: (sgd(p.values(), 0.1, 0.9, nesterov=True), None),
                       {'learningRate': 0.1, 'momentum': 0.9, 'nesterov': True}),
        optimizer_case('sgd', lambda p: (sgd([{'params': [p['weights']]}, {'params': [p['bias']], 'lr': 0.5}], 0.1, 0.5), None),
                       {'learningRate': 0.1, 'momentum': 0.5, 'groups': [{'path': 'bias', 'learningRate': 0.5}]}),
    ]
    return {'cases': cases, 'schedules': schedules()}


def rates(make, start, steps=16):
    leaf = torch.zeros(1, requires_grad=True)
    optimizer = torch.optim.SGD([leaf], start)
    scheduler = make(optimizer)
    history = []
    for _ in range(steps):
        history.append(optimizer.param_groups[0]['lr'])
        optimizer.step()
        scheduler.step()
    return history


def schedules():
    lr = torch.optim.lr_scheduler

    def warmup_cosine(optimizer):
        # torch multiplies: a warm-up from 0 is written as a LambdaLR
        return lr.SequentialLR(optimizer, [lr.LambdaLR(optimizer, lambda step: step / 4),
                                           lr.CosineAnnealingLR(optimizer, 8, 0.02)], [4])

    return [
        {'name': 'cosineSchedule', 'arguments': [0.2, 12, {}],
         'rates': rates(lambda o: lr.CosineAnnealingLR(o, 12), 0.2, 13)},
        {'name': 'cosineSchedule', 'arguments': [0.2, 12, {'finalFraction': 0.25}],
         'rates': rates(lambda o: lr.CosineAnnealingLR(o, 12, 0.05), 0.2, 13)},
        {'name': 'cosineSchedule', 'arguments': [0.2, 12, {'warmupSteps': 4, 'finalFraction': 0.1}],
         'rates': rates(warmup_cosine, 0.2, 13)},
        {'name': 'linearSchedule', 'arguments': [0.05, 0.2, 6],
         'rates': rates(lambda o: lr.LinearLR(o, 0.25, 1, 6), 0.2)},
        {'name': 'stepSchedule', 'arguments': [0.2, 5, 0.3], 'rates': rates(lambda o: lr.StepLR(o, 5, 0.3), 0.2)},
    ]


# Training: the data and first weights of ../training/train.ts, drawn from the same stream


def stream(seed):
    """Numbers from 0 to 1: the linear congruential generator of Numerical Recipes, whose upper bits are good enough here."""
    state = seed
    while True:
        state = (state * 1664525 + 1013904223) % 2 ** 32
        yield state / 2 ** 32


def single(value):
    """As float32 holds it."""
    return torch.tensor(np.asarray(value, dtype=np.float32).astype(np.float64))


def weights(numbers, shape, bound):
    count = int(np.prod(shape))
    return single(np.array([(2 * next(numbers) - 1) * bound for _ in range(count)]).reshape(shape))


def moons(count):
    numbers = stream(1)
    points, labels = [], []
    for i in range(count):
        angle = math.pi * next(numbers)
        label = i % 2
        x = 1 - math.cos(angle) if label else math.cos(angle)
        y = 0.5 - math.sin(angle) if label else math.sin(angle)
        points.append([x + 0.2 * (next(numbers) - 0.5), y + 0.2 * (next(numbers) - 0.5)])
        labels.append(label)
    return single(points), torch.tensor(labels)


def shapes(count):
    """Images of 10 x 10 pixels with a horizontal line, a vertical line, or a square, and noise."""
    numbers = stream(2)
    images, labels = [], []
    for i in range(count):
        label = i % 3
        top, left = 1 + math.floor(4 * next(numbers)), 1 + math.floor(4 * next(numbers))
        pixels = []
        for y in range(10):
            for x in range(10):
                row, column = y - top, x - left
                inside = 0 <= row < 5 and 0 <= column < 5
                lines = [row == 2, column == 2, row in (0, 4) or column in (0, 4)]
                pixels.append((1 if inside and lines[label] else 0) + 0.25 * next(numbers))
        images.append(pixels)
        labels.append(label)
    return single(images).reshape(count, 10, 10, 1), torch.tensor(labels)


def train(parameters, loss, steps, **options):
    leaves = [leaf.requires_grad_() for leaf in parameters]
    optimizer = torch.optim.AdamW(leaves, **options)
    curve = []
    for _ in range(steps):
        optimizer.zero_grad()
        value = loss(*leaves)
        value.backward()
        optimizer.step()
        curve.append(value.item())
    return curve


def train_mlp():
    points, labels = moons(64)
    numbers = stream(3)
    parameters = []
    for inputs, outputs in ((2, 16), (16, 16), (16, 2)):
        parameters += [weights(numbers, (inputs, outputs), math.sqrt(6 / (inputs + outputs))), torch.zeros(outputs)]

    def loss(w1, b1, w2, b2, w3, b3):
        hidden = torch.relu(torch.relu(points @ w1 + b1) @ w2 + b2)
        return F.cross_entropy(hidden @ w3 + b3, labels)

    return train(parameters, loss, 20, lr=0.02, weight_decay=0.01)


def train_cnn():
    images, labels = shapes(24)
    numbers = stream(4)
    parameters = [
        weights(numbers, (3, 3, 1, 6), 0.5), torch.zeros(6),
        weights(numbers, (3, 3, 6, 12), 0.25), torch.zeros(12),
        weights(numbers, (12, 3), 0.5), torch.zeros(3),
    ]

    def loss(w1, b1, w2, b2, w3, b3):
        first = torch.relu(convolution(images, w1, b1, zeros=same_zeros((10, 10), (3, 3), (1, 1))))
        pooled = F.max_pool2d(channels_first(first), 2)
        second = torch.relu(convolution(channels_last(pooled), w2, b2, (2, 2), zeros=same_zeros((5, 5), (3, 3), (2, 2))))
        return F.cross_entropy(second.mean((1, 2)) @ w3 + b3, labels)

    return train(parameters, loss, 20, lr=0.02, weight_decay=0.01)


write('layers.json', {'layers': layers()})
write('optimizers.json', optimizers())
write('training.json', {'mlp': train_mlp(), 'cnn': train_cnn()})
