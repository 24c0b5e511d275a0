"""Writes masked-model.json beside this file: logits and losses of small transformers, computed by torch in float64.

    python3 generate-model.py

needs torch and numpy (Debian: python3-torch). Each case has its parameters as a safetensors file in base64, so that the names of tensors, the format and
the network are compared at once.
"""

import base64
import json
import math
import os
import struct

import numpy as np
import torch

torch.set_default_dtype(torch.float64)
random = np.random.default_rng(2406)


def numbers(*shape, scale=0.5):
    return random.normal(0, scale, shape).astype(np.float32)


def parameters(vocabulary, length, width, layers, heads, expansion, relations):
    tree = {'tokens.weights': numbers(vocabulary + 1, width), 'positions': numbers(length, width)}
    for k in range(layers):
        name = f'layers.{k}'
        for norm in ('attentionNorm', 'networkNorm'):
            tree |= {f'{name}.{norm}.scale': 1 + numbers(width), f'{name}.{norm}.bias': numbers(width)}
        for part in ('query', 'key', 'value', 'output'):
            tree |= {f'{name}.attention.{part}.weights': numbers(width, width), f'{name}.attention.{part}.bias': numbers(width)}
        if relations:
            tree[f'{name}.relationBias'] = numbers(relations, heads, scale=1)
        tree |= {f'{name}.expand.weights': numbers(width, expansion * width), f'{name}.expand.bias': numbers(expansion * width)}
        tree |= {f'{name}.contract.weights': numbers(expansion * width, width), f'{name}.contract.bias': numbers(width)}
    tree |= {'norm.scale': 1 + numbers(width), 'norm.bias': numbers(width)}
    return tree | {'output.weights': numbers(width, vocabulary), 'output.bias': numbers(vocabulary)}


def transform(canvas, tree, layers, heads, pairs):
    p = {name: torch.tensor(values.astype(np.float64)) for name, values in tree.items()}
    width = p['positions'].shape[1]

    def norm(x, name):
        return torch.nn.functional.layer_norm(x, (width,), p[f'{name}.scale'], p[f'{name}.bias'])

    def linear(x, name):
        return x @ p[f'{name}.weights'] + p[f'{name}.bias']

    x = p['tokens.weights'][canvas] + p['positions']
    length = len(canvas)
    for k in range(layers):
        name = f'layers.{k}'
        h = norm(x, f'{name}.attentionNorm')
        query, key, value = (linear(h, f'{name}.attention.{part}').reshape(length, heads, -1).transpose(0, 1) for part in ('query', 'key', 'value'))
        scores = query @ key.transpose(1, 2) / math.sqrt(width // heads)
        if pairs is not None:
            scores = scores + p[f'{name}.relationBias'][pairs].permute(2, 0, 1)
        attended = (torch.softmax(scores, -1) @ value).transpose(0, 1).reshape(length, width)
        x = x + linear(attended, f'{name}.attention.output')
        h = linear(norm(x, f'{name}.networkNorm'), f'{name}.expand')
        x = x + linear(torch.nn.functional.gelu(h), f'{name}.contract')
    return linear(norm(x, 'norm'), 'output')


def fnv(classes):
    value = 0x811C9DC5
    for entry in classes:
        value = (value ^ int(entry)) * 0x01000193 % 2**32
    return f'{value:x}'


def safetensors(tree, metadata):
    header, data = {'__metadata__': metadata}, b''
    for name, values in tree.items():
        header[name] = {'dtype': 'F32', 'shape': list(values.shape), 'data_offsets': [len(data), len(data) + values.nbytes]}
        data += values.tobytes()
    text = json.dumps(header).encode()
    return base64.b64encode(struct.pack('<Q', len(text)) + text + data).decode()


cases = []
for name, vocabulary, length, width, layers, heads, expansion, relations in [
    ('one_layer', 3, 4, 4, 1, 1, 2, 0),
    ('two_layers_two_heads', 5, 6, 8, 2, 2, 4, 0),
    ('relations', 4, 4, 6, 2, 3, 1, 3),
]:
    tree = parameters(vocabulary, length, width, layers, heads, expansion, relations)
    pairs = random.integers(0, relations, (length, length)) if relations else None
    if relations:
        pairs[0, 0] = relations - 1  # the number of classes follows from the largest
    tokens = random.integers(0, vocabulary, (2, length))
    mask = random.integers(0, 2, (2, length))
    mask[0, 0], mask[1, 1] = 1, 1
    times = random.uniform(0.1, 1, 2)
    canvases = np.where(mask == 1, vocabulary, tokens)
    indices = None if pairs is None else torch.tensor(pairs)
    logits = torch.stack([transform(torch.tensor(canvas), tree, layers, heads, indices) for canvas in canvases])
    costs = torch.nn.functional.cross_entropy(logits.flatten(0, 1), torch.tensor(tokens).flatten(), reduction='none').reshape(2, length)
    masked = costs * torch.tensor(mask)
    metadata = {'heads': str(heads), 'relations': 'none' if pairs is None else fnv(pairs.flatten())}
    cases.append({
        'id': f'masked_model_{name}',
        'group': 'masked-model',
        'input': {
            'vocabulary': vocabulary, 'length': length, 'width': width, 'layers': layers, 'heads': heads, 'expansion': expansion,
            'relations': None if pairs is None else pairs.tolist(),
            'weights': safetensors(tree, metadata),
            'tokens': tokens.tolist(), 'mask': mask.tolist(), 'times': times.tolist(),
        },
        'expected': {
            'logits': logits.flatten().tolist(),
            'loss': (masked.sum() / mask.sum()).item(),
            'weightedLoss': ((masked / torch.tensor(times)[:, None]).sum() / mask.size).item(),
        },
        'tol': 1e-4,
    })

path = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'masked-model.json')
with open(path, 'w') as file:
    file.write(f'{{"source": "generate-model.py, torch {torch.__version__}, float64", "cases": [\n')
    file.write(',\n'.join(json.dumps(case) for case in cases))
    file.write('\n]}\n')
