"""Writes pictures.json beside this file: PNG and JPEG files, and the pixels that Pillow reads; windows and grey values by pydicom and Pillow.

    python3 pictures.py

needs Pillow, numpy and pydicom (Debian: python3-pil, python3-numpy, python3-pydicom). The bytes of each file stand in its case, in base64. PNG files of kinds that
Pillow does not write are put together here from chunks by the standard, interlaced ones by taking the pixels of each of the seven passes.
"""

import base64
import io
import json
import os
import struct
import zlib

import numpy as np
from PIL import Image
from pydicom.dataset import Dataset
from pydicom.pixel_data_handlers.util import apply_voi_lut

rng = np.random.default_rng(15)
cases = []


def case(kind, name, given, expected, tolerance=0):
    cases.append({'id': f'{kind}-{name}', 'kind': kind, 'input': given, 'tolerance': tolerance, 'expected': expected})


def pixels_of(array):
    array = np.asarray(array)
    channels = 1 if array.ndim == 2 else array.shape[2]
    return {
        'data': array.ravel().tolist(),
        'width': array.shape[1],
        'height': array.shape[0],
        'channels': channels,
    }


def encoded(data):
    return {'base64': base64.b64encode(data).decode()}


def saved(array, **options):
    file = io.BytesIO()
    Image.fromarray(array).save(file, **options)
    return file.getvalue()


def chunk(kind, content):
    return struct.pack('>I', len(content)) + kind + content + struct.pack('>I', zlib.crc32(kind + content))


def scanlines(samples, bits, filters):
    """Rows of [height, width, channels] with the filters 0 to 4 in turn, or none."""
    height = samples.shape[0]
    flat = samples.reshape(height, -1)
    if bits == 16:
        rows = flat.astype('>u2').view('u1').reshape(height, -1)
    elif bits == 8:
        rows = flat.astype('u1')
    else:
        packed = np.unpackbits(flat.astype('u1')[..., None], axis=2)[:, :, 8 - bits :].reshape(height, -1)
        rows = np.packbits(packed, axis=1)
    step = max(1, samples.shape[2] * bits // 8)
    lines = []
    above = np.zeros(rows.shape[1], int)
    for y, row in enumerate(rows.astype(int)):
        left = np.concatenate([np.zeros(step, int), row])[: len(row)]
        corner = np.concatenate([np.zeros(step, int), above])[: len(row)]
        guess = left + above - corner
        distances = np.abs(np.stack([guess - left, guess - above, guess - corner]))
        paeth = np.choose(np.argmin(distances, axis=0), [left, above, corner])
        filter = y % 5 if filters else 0
        predicted = [0, left, above, (left + above) // 2, paeth][filter]
        lines.append(bytes([filter]) + ((row - predicted) % 256).astype('u1').tobytes())
        above = row
    return b''.join(lines)


def png(samples, bits, color, interlaced=False, extra=(), filters=True):
    samples = samples.reshape(samples.shape + (1,)) if samples.ndim == 2 else samples
    height, width, _ = samples.shape
    if interlaced:
        starts = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
        passes = [samples[y::dy, x::dx] for x, y, dx, dy in starts]
    else:
        passes = [samples]
    data = zlib.compress(b''.join(scanlines(each, bits, filters) for each in passes if each.size))
    half = len(data) // 2
    return b''.join(
        [
            b'\x89PNG\r\n\x1a\n',
            chunk(b'IHDR', struct.pack('>IIBBBBB', width, height, bits, color, 0, 0, int(interlaced))),
            *(chunk(kind, content) for kind, content in extra),
            chunk(b'tEXt', b'Comment\0any'),
            chunk(b'IDAT', data[:half]),
            chunk(b'IDAT', data[half:]),
            chunk(b'IEND', b''),
        ]
    )


def by_pillow(data, mode=None):
    image = Image.open(io.BytesIO(data))
    return np.asarray(image.convert(mode) if mode else image)


smooth = (np.add.outer(np.arange(13) * 7, np.arange(11) * 11) % 256).astype('uint8')

# Written by Pillow.
for name, array in {
    'grey': smooth,
    'rgb': rng.integers(0, 256, (5, 7, 3)).astype('uint8'),
    'rgba': rng.integers(0, 256, (5, 7, 4)).astype('uint8'),
    'grey-alpha': rng.integers(0, 256, (5, 7, 2)).astype('uint8'),
}.items():
    case('readPng', f'pillow-{name}', encoded(saved(array, format='PNG')), pixels_of(array))
wide = rng.integers(0, 65536, (4, 5)).astype('uint16')
case('readPng', 'pillow-16-bit', encoded(saved(wide, format='PNG')), pixels_of(wide))

# Every colour type and depth, with every filter, plain and interlaced; Pillow reads 8 bits and fewer, the samples themselves are 16 bits.
palette = rng.integers(0, 256, (16, 3)).astype('uint8')
for color, channels, depths in ((0, 1, (1, 2, 4, 8, 16)), (2, 3, (8, 16)), (3, 1, (1, 2, 4)), (4, 2, (8, 16)), (6, 4, (8, 16))):
    for bits in depths:
        for interlaced in (False, True):
            samples = rng.integers(0, 2**bits, (11, 9, channels))
            extra = [(b'PLTE', palette[: 2**bits].tobytes())] if color == 3 else []
            data = png(samples, bits, color, interlaced, extra)
            mode = {0: 'L', 2: 'RGB', 3: 'RGB', 4: 'LA', 6: 'RGBA'}[color]
            if bits == 16:
                expected = samples if channels > 1 else samples[..., 0]
            else:
                expected = by_pillow(data, mode)
            name = f'color-{color}-bits-{bits}' + ('-interlaced' if interlaced else '')
            case('readPng', name, encoded(data), pixels_of(expected))
for size in ((1, 1), (1, 3), (5, 1), (2, 2), (3, 4)):
    samples = rng.integers(0, 256, size)
    case('readPng', f'interlaced-{size[0]}-{size[1]}', encoded(png(samples, 8, 0, True)), pixels_of(samples))

# Transparency of a palette, and of one colour.
samples = rng.integers(0, 16, (5, 6))
alpha = rng.integers(0, 256, 9).astype('uint8')
data = png(samples, 4, 3, extra=[(b'PLTE', palette.tobytes()), (b'tRNS', alpha.tobytes())])
case('readPng', 'palette-alpha', encoded(data), pixels_of(by_pillow(data, 'RGBA')))
samples = rng.integers(0, 4, (5, 6))
data = png(samples, 8, 0, extra=[(b'tRNS', struct.pack('>H', 2))])
case('readPng', 'clear-grey', encoded(data), pixels_of(by_pillow(data, 'LA')))
samples = rng.integers(0, 2, (5, 6, 3))
data = png(samples, 8, 2, extra=[(b'tRNS', struct.pack('>HHH', 1, 0, 1))])
case('readPng', 'clear-rgb', encoded(data), pixels_of(by_pillow(data, 'RGBA')))

# Colours at full resolution: decoders differ by rounding only. Grey: by rounding of the cosine transform.
blocks = np.kron(rng.integers(0, 256, (4, 5, 3)), np.ones((6, 6, 1))).astype('uint8')
for name, array, options in (
    ('grey', smooth, {}),
    ('grey-progressive', smooth, {'progressive': True}),
    ('rgb', blocks, {'subsampling': 0}),
    ('rgb-progressive', blocks, {'subsampling': 0, 'progressive': True}),
    ('rgb-restart', blocks, {'subsampling': 0, 'restart_marker_blocks': 2}),
):
    data = saved(array, format='JPEG', quality=90, **options)
    case('readJpeg', name, encoded(data), pixels_of(by_pillow(data)), 1 if array.ndim == 2 else 3)
# Half resolution of colours, on an image whose colours change slowly: neither decoder's way of doubling matters much.
slow = np.stack(np.broadcast_arrays(np.arange(24)[:, None] * 4 + 60, np.arange(32)[None] * 3 + 50, 90), axis=2).astype('uint8')
data = saved(slow, format='JPEG', quality=95, subsampling=2)
case('readJpeg', 'rgb-subsampled', encoded(data), pixels_of(by_pillow(data)), 5)

for array in (rng.integers(0, 256, (6, 7, 3)), rng.integers(0, 256, (6, 7, 4))):
    array = array.astype('uint8')
    grey = Image.fromarray(array).convert('RGB').convert('L')
    case('greyImage', f'{array.shape[2]}-channels', pixels_of(array), pixels_of(grey), 0.6)

values = rng.integers(-1200, 2000, (6, 7)).astype('int16')
values[0] = [-1000, 0, 39, 40, 41, 79, 80]
for form, function in (('linear', 'LINEAR'), ('linear-exact', 'LINEAR_EXACT')):
    for center, width in ((40, 80), (40, 400), (-600, 1500), (0.5, 1), (40, 1), (10.25, 33.5)):
        tags = Dataset()
        tags.WindowCenter, tags.WindowWidth, tags.VOILUTFunction = center, width, function
        tags.BitsStored, tags.PixelRepresentation, tags.PhotometricInterpretation = 8, 0, 'MONOCHROME2'
        shown = apply_voi_lut(values.astype(float), tags)
        given = {**pixels_of(values), 'options': {'window': {'center': center, 'width': width, 'form': form}}}
        case('windowImage', f'{form}-{center}-{width}', given, pixels_of(shown), 0.501)

with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), 'pictures.json'), 'w') as file:
    about = 'PNG and JPEG files and the pixels that Pillow reads; windows by pydicom. Written by pictures.py.'
    lines = ',\n'.join(json.dumps(each) for each in cases)
    file.write('{"about": ' + json.dumps(about) + ', "cases": [\n' + lines + '\n]}\n')
print(len(cases), 'cases')
