"""Writes files.json: safetensors files as hexadecimal digits, and what they hold.

    python3 generate.py

needs nothing. The bytes are packed here from the published description of the format (README of huggingface/safetensors): 8 bytes with the
length of the header, little-endian; the header, JSON; the data. Halves come from Python's struct 'e'; a bfloat16 is the upper half of a float32.
"""

import json
import os
import struct


def file(header, data, pad=0):
    text = header if isinstance(header, bytes) else json.dumps(header, separators=(',', ':')).encode()
    text += b' ' * pad
    return struct.pack('<Q', len(text)) + text + data


def entry(dtype, shape, start, end):
    return {'dtype': dtype, 'shape': shape, 'data_offsets': [start, end]}


def bfloat16(value):
    return struct.pack('<f', value)[2:]


valid = {}


def add(name, header, data, values, metadata=None, pad=0):
    valid[name] = {'hex': file(header, data, pad).hex(), 'values': values, 'metadata': metadata or {}}


floats = [1.5, -7.0, 3.4028234663852886e38, 1e-45, 0.1]
add('F32', {'a': entry('F32', [5], 0, 20)}, struct.pack('<5f', *floats),
    {'a': [struct.unpack('<f', struct.pack('<f', value))[0] for value in floats]})
add('F64', {'a': entry('F64', [2, 1], 0, 16)}, struct.pack('<2d', 0.1, -2.0), {'a': [0.1, -2.0]})
halves = [1.0, -2.5, 65504.0, 6.103515625e-05, 5.960464477539063e-08, 0.333251953125, -7.0]
add('F16', {'a': entry('F16', [7], 0, 14)}, struct.pack('<7e', *halves), {'a': halves})
brains = [1.0, -3.140625, 2.0 ** 127, 2.0 ** -126]
add('BF16', {'a': entry('BF16', [4], 0, 8)}, b''.join(map(bfloat16, brains)), {'a': brains})
add('I64', {'a': entry('I64', [3], 0, 24)}, struct.pack('<3q', 7, -1, 2 ** 31 - 1), {'a': [7, -1, 2 ** 31 - 1]})
add('I32', {'a': entry('I32', [2], 0, 8)}, struct.pack('<2i', -2 ** 31, 5), {'a': [-2 ** 31, 5]})
add('I16', {'a': entry('I16', [2], 0, 4)}, struct.pack('<2h', -2 ** 15, 5), {'a': [-2 ** 15, 5]})
add('I8', {'a': entry('I8', [2], 0, 2)}, struct.pack('<2b', -128, 5), {'a': [-128, 5]})
add('U8', {'a': entry('U8', [2], 0, 2)}, bytes([255, 5]), {'a': [255, 5]})
add('BOOL', {'a': entry('BOOL', [3], 0, 3)}, bytes([1, 0, 1]), {'a': [1, 0, 1]})
add('scalar', {'a': entry('F32', [], 0, 4)}, struct.pack('<f', 2.5), {'a': [2.5]})
add('nothing', {}, b'', {})
add('empty tensor', {'a': entry('F32', [0, 3], 0, 0), 'b': entry('U8', [1], 0, 1)}, bytes([9]), {'a': [], 'b': [9]})
# not aligned, not in order, names of torch, metadata, spaces behind the header
add('of torch', {'__metadata__': {'format': 'pt', 'näme': 'ü "x"'}, 'layers.1.weight': entry('F32', [1, 2], 1, 9),
                 'layers.0.bias': entry('BOOL', [1], 0, 1)},
    bytes([1]) + struct.pack('<2f', 1.0, 2.0), {'layers.1.weight': [1.0, 2.0], 'layers.0.bias': [1]},
    {'format': 'pt', 'näme': 'ü "x"'}, pad=5)

one = struct.pack('<f', 1.0)
good = {'a': entry('F32', [1], 0, 4)}
invalid = {
    'no bytes': b'',
    'seven bytes': b'\x00' * 7,
    'a header longer than the file': struct.pack('<Q', 100) + b'{}',
    'a header of 2^63 bytes': struct.pack('<Q', 2 ** 63) + b'{}',
    'no header': struct.pack('<Q', 0),
    'no JSON': file(b'{"a":', b''),
    'a list': file(b'[]', b''),
    'spaces before the header': file(b'  {}', b''),
    'no UTF-8': file(b'{"\xff":1}', b''),
    'an entry that is a number': file({'a': 3}, b''),
    'an entry that is null': file({'a': None}, b''),
    'no dtype': file({'a': {'shape': [1], 'data_offsets': [0, 4]}}, one),
    'an unknown dtype': file({'a': entry('F8_E4M3', [1], 0, 1)}, bytes([1])),
    'a dtype from the prototype': file({'a': entry('toString', [1], 0, 1)}, bytes([1])),
    'a shape that is a number': file({'a': entry('F32', 1, 0, 4)}, one),
    'a negative size': file({'a': entry('F32', [-1], 0, 4)}, one),
    'a size with a fraction': file({'a': entry('F32', [0.5], 0, 2)}, one),
    'a shape that overflows': file({'a': entry('F32', [2 ** 40, 2 ** 40], 0, 4)}, one),
    'one offset': file({'a': {'dtype': 'F32', 'shape': [1], 'data_offsets': [0]}}, one),
    'offsets backwards': file({'a': entry('F32', [1], 4, 0)}, one),
    'offsets too far apart': file({'a': entry('F32', [1], 0, 8)}, one * 2),
    'data cut off': file({'a': entry('F32', [2], 0, 8)}, one),
    'data left over': file(good, one * 2),
    'a gap before': file({'a': entry('F32', [1], 4, 8)}, one * 2),
    'a gap between': file({'a': entry('F32', [1], 0, 4), 'b': entry('F32', [1], 8, 12)}, one * 3),
    'an overlap': file({'a': entry('F32', [2], 0, 8), 'b': entry('F32', [1], 4, 8)}, one * 2),
    'the same data twice': file({'a': entry('F32', [1], 0, 4), 'b': entry('F32', [1], 0, 4)}, one),
    'a name twice': file(b'{"a":%s,"\\u0061":%s}' % ((json.dumps(good['a']).encode(),) * 2), one),
    'a dtype twice': file(b'{"a":{"dtype":"F32","dtype":"F32","shape":[1],"data_offsets":[0,4]}}', one),
    'metadata that are no texts': file({'__metadata__': {'step': 3}, **good}, one),
    'metadata that are a list': file({'__metadata__': ['x'], **good}, one),
    'a bool of 2': file({'a': entry('BOOL', [1], 0, 1)}, bytes([2])),
    'an integer beyond int32': file({'a': entry('I64', [1], 0, 8)}, struct.pack('<q', 2 ** 31)),
}

content = {'oracle': 'bytes packed by hand', 'valid': valid, 'invalid': {name: data.hex() for name, data in invalid.items()}}
path = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'golden', 'files.json')
os.makedirs(os.path.dirname(path), exist_ok=True)
with open(path, 'w') as target:
    json.dump(content, target, indent=1, ensure_ascii=False)
    target.write('\n')
