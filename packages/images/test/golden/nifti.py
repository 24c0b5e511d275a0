"""Writes nifti.json beside this file: NIfTI files of many kinds, and what nibabel reads from them.

    python3 nifti.py

needs nibabel and numpy (Debian: python3-nibabel). The bytes of each file stand in its case, in base64. Values, affine and axis codes are nibabel's own
reading of these bytes, so that a header that nibabel repairs or rounds is compared with what nibabel makes of it; lengths in other units than
millimetres are multiplied here, for nibabel leaves them. Slices are cut by NumPy from `as_closest_canonical`.
"""

import base64
import gzip
import itertools
import json
import os

import nibabel as nib
import numpy as np
from rotation import rotation

rng = np.random.default_rng(10)
cases = []
units = {'meter': 1000.0, 'mm': 1.0, 'micron': 0.001, 'unknown': 1.0}


def affine_of(matrix, spacing, origin):
    result = np.eye(4)
    result[:3, :3] = np.asarray(matrix) @ np.diag(spacing)
    result[:3, 3] = origin
    return result


def numbers(values):
    names = {'nan': 'NaN', 'inf': 'Infinity', '-inf': '-Infinity'}
    return [names.get(str(value), float(value)) for value in np.asarray(values, float).ravel(order='F')]


def read(data):
    second = 540 in (int.from_bytes(data[:4], order) for order in ('little', 'big'))
    return (nib.Nifti2Image if second else nib.Nifti1Image).from_bytes(data)


def case(name, data, compress=False, slices=True):
    image = read(data)
    factor = units[image.header.get_xyzt_units()[0]]
    affine = image.affine.astype(float).copy()
    affine[:3] *= factor
    values = np.asanyarray(image.dataobj)
    if values.dtype.fields:
        values = np.stack([values[name] for name in values.dtype.names], axis=-1)
    shape = (image.shape + (1, 1))[:3]
    channels = values.reshape(shape + (-1,), order='F')
    expected = {
        'data': numbers(np.moveaxis(channels, -1, 0)),
        'size': list(shape),
        'channels': channels.shape[3],
        'affine': [float(value) for value in affine[:3].ravel()],
        'spacing': [float(value) for value in nib.affines.voxel_sizes(affine)],
        'orientation': ''.join(nib.aff2axcodes(affine)),
    }
    if slices:
        canonical = nib.as_closest_canonical(nib.Nifti1Image(channels[..., 0].astype(float), affine))
        ras = canonical.get_fdata()
        at = [length // 2 for length in ras.shape]
        zooms = [float(value) for value in nib.affines.voxel_sizes(canonical.affine)]
        # Rows downwards, columns to the right, as a radiologist looks at them.
        planes = {
            'axial': (at[2], ras[::-1, ::-1, at[2]].T, [zooms[0], zooms[1]]),
            'coronal': (at[1], ras[::-1, at[1], ::-1].T, [zooms[0], zooms[2]]),
            'sagittal': (at[0], ras[at[0], ::-1, ::-1].T, [zooms[1], zooms[2]]),
        }
        expected['slices'] = [
            {'plane': plane, 'index': index, 'data': [float(v) for v in pixels.ravel()], 'spacing': spacing}
            for plane, (index, pixels, spacing) in planes.items()
        ]
    content = gzip.compress(data, mtime=0) if compress else data
    cases.append({'id': f'nifti-{name}', 'kind': 'readNifti', 'input': {'base64': base64.b64encode(content).decode()}, 'expected': expected})


def image_bytes(values, affine, kind=nib.Nifti1Image, change=None, endian=None):
    header = kind.header_class(endianness=endian) if endian else None
    image = kind(values, affine, header, dtype=values.dtype)
    if change:
        change(image.header)
    return image.to_bytes()


def whole(dtype, shape=(3, 4, 5)):
    info = np.iinfo(dtype)
    return rng.integers(max(info.min, -1000), min(info.max, 1000), shape, dtype)


def real(dtype, shape=(3, 4, 5)):
    return rng.normal(0, 100, shape).astype(dtype)


oblique = affine_of(rotation(0.3, -0.2, 0.5), [0.9, 1.1, 3.0], [-40.5, 12.25, 7.0])
sheared = affine_of([[0.9, 0.4, 0.1], [-0.2, 1, 0.3], [0, 0.3, -1]], [1, 2, 3], [5, -6, 7])
plain = affine_of(np.diag([-1, 1, 1]), [1, 1, 1], [90, -126, -72])

for dtype in ('uint8', 'int16', 'int32', 'int8', 'uint16', 'uint32', 'int64', 'uint64'):
    case(dtype, image_bytes(whole(dtype), oblique))
    case(f'{dtype}-big-endian', image_bytes(whole(dtype), plain, endian='>'), slices=False)
for dtype in ('float32', 'float64'):
    case(dtype, image_bytes(real(dtype), sheared))
    case(f'{dtype}-big-endian', image_bytes(real(dtype), plain, endian='>'), slices=False)
colours = rng.integers(0, 255, (3, 2, 2, 3)).astype('uint8')
case('rgb24', image_bytes(colours.view([('R', 'u1'), ('G', 'u1'), ('B', 'u1')])[..., 0], oblique), slices=False)
colours = rng.integers(0, 255, (3, 2, 2, 4)).astype('uint8')
case('rgba32', image_bytes(colours.view([('R', 'u1'), ('G', 'u1'), ('B', 'u1'), ('A', 'u1')])[..., 0], oblique), slices=False)

case('gz', image_bytes(whole('int16'), oblique), compress=True)
case('gz-nifti2', image_bytes(real('float32'), sheared, nib.Nifti2Image), compress=True)
case('nifti2', image_bytes(whole('int16'), oblique, nib.Nifti2Image))
case('nifti2-big-endian', image_bytes(whole('uint16'), sheared, nib.Nifti2Image, endian='>'))
case('series', image_bytes(whole('int16', (2, 3, 2, 4)), oblique), slices=False)
case('series-of-directions', image_bytes(whole('int16', (2, 2, 2, 1, 3)), oblique), slices=False)
case('one-slice', image_bytes(whole('uint8', (4, 3)), plain))
case('not-a-number', image_bytes(np.array([np.nan, np.inf, -np.inf, 1], 'float32').reshape(4, 1, 1), plain), slices=False)

# All 48 orders and directions of the axes.
for axes in itertools.permutations(range(3)):
    for signs in itertools.product((1, -1), repeat=3):
        matrix = np.zeros((3, 3))
        for axis, world in enumerate(axes):
            matrix[world, axis] = signs[axis]
        affine = affine_of(matrix, [1, 2, 3], [-10, 20, 30])
        name = ''.join(nib.aff2axcodes(affine))
        case(name, image_bytes(np.arange(6, dtype='uint8').reshape(1, 2, 3), affine))


def with_scaling(data, slope, inter):
    # nibabel resets scaling when it writes; the fields are set in the bytes.
    return data[:112] + np.array([slope, inter], '<f4').tobytes() + data[120:]


for name, slope, inter in (
    ('scaled', 0.25, -3.5),
    ('slope-zero', 0, 7),
    ('slope-nan', np.nan, 7),
    ('slope-negative', -2, 1),
    ('intercept-only', 1, 100),
):
    case(name, with_scaling(image_bytes(whole('int16'), oblique), slope, inter), slices=False)
case('scaled-float32', with_scaling(image_bytes(real('float32'), oblique), 3, 0.5), slices=False)
case('scaled-int32', with_scaling(image_bytes(whole('int32'), oblique), 1e-3, 5), slices=False)


def transforms(sform_code, qform_code):
    def change(header):
        header.set_sform(plain, sform_code)
        header.set_qform(affine_of(rotation(0.3, -0.2, 0.5), [0.9, 1.1, 3.0], [-40.5, 12.25, 7.0]), qform_code)
    return change


for sform_code, qform_code in itertools.product((0, 1, 4), (0, 1, 2)):
    name = f'sform-{sform_code}-qform-{qform_code}'
    image = nib.Nifti1Image(whole('int16', (3, 4, 2)), None)
    transforms(sform_code, qform_code)(image.header)
    # An image without an affine keeps the header as it is.
    data = bytearray(image.to_bytes())
    data[252:256] = np.array([qform_code, sform_code], '<i2').tobytes()
    case(name, bytes(data))

left_handed = affine_of(rotation(1.2, 0.4, -2) @ np.diag([1, 1, -1]), [1.5, 0.5, 2], [1, 2, 3])
image = nib.Nifti1Image(whole('int16', (3, 4, 2)), None)
image.header.set_qform(left_handed, 1)
case('qfac', image.to_bytes())
half_turn = affine_of(np.diag([-1, -1, 1]), [1.5, 0.5, 2], [1, 2, 3])
image = nib.Nifti1Image(whole('int16', (3, 4, 2)), None)
image.header.set_qform(half_turn, 1)
case('half-turn', image.to_bytes())

for unit, factor in units.items():
    small = oblique.copy()
    small[:3] /= factor
    case(f'unit-{unit}', image_bytes(whole('uint8', (2, 2, 3)), small, change=lambda header: header.set_xyzt_units(unit, 'sec')))

image = nib.Nifti1Image(whole('uint8', (2, 2, 2)), plain)
image.header.extensions.append(nib.nifti1.Nifti1Extension('comment', b'voxels begin behind this'))
case('extension', image.to_bytes())

with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), 'nifti.json'), 'w') as file:
    about = f'NIfTI files and what nibabel {nib.__version__} reads; written by nifti.py.'
    lines = ',\n'.join(json.dumps(each) for each in cases)
    file.write('{"about": ' + json.dumps(about) + ', "tolerance": 1e-06, "cases": [\n' + lines + '\n]}\n')
print(len(cases), 'cases')
