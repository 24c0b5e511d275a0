"""Writes landmarks-mmpose.json: corners of the codecs, flips, crops and metrics, as mmpose 759b39c has them.

    python3 generate.py PATH_TO_A_CHECKOUT_OF_MMPOSE > landmarks-mmpose.json

Needs NumPy, OpenCV (4.6) and PyTorch, not mmengine: what the modules import of it is replaced by nothing.
"""

import importlib
import importlib.util
import json
import os
import sys
import types

import numpy as np
import torch

root = os.path.join(sys.argv[1], 'mmpose')


class Registry:
    def register_module(self, *_, **__):
        return lambda thing: thing


def package(name, **members):
    module = types.ModuleType(name)
    module.__path__ = []
    module.__dict__.update(members)
    sys.modules[name] = module
    return module


def load(name, *path):
    spec = importlib.util.spec_from_file_location(name, os.path.join(root, *path))
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


package('mmpose')
package('mmpose.registry', KEYPOINT_CODECS=Registry())
package('mmpose.codecs')
package('mmpose.codecs.base', BaseKeypointCodec=object)
utils = package('mmpose.codecs.utils')
for name in ('gaussian_heatmap', 'offset_heatmap', 'post_processing', 'refinement'):
    module = load(f'mmpose.codecs.utils.{name}', 'codecs', 'utils', f'{name}.py')
    utils.__dict__.update({key: value for key, value in vars(module).items() if callable(value)})
codecs = {}
for name in ('msra_heatmap', 'udp_heatmap', 'simcc_label', 'regression_label', 'integral_regression_label'):
    codecs.update(vars(load(f'mmpose.codecs.{name}', 'codecs', f'{name}.py')))
tta = load('mmpose.tta', 'models', 'utils', 'tta.py')
boxes = load('mmpose.boxes', 'structures', 'bbox', 'transforms.py')
package('mmpose.evaluation')
package('mmpose.evaluation.mesh_eval', compute_similarity_transform=None)
metrics = load('mmpose.evaluation.keypoint_eval', 'evaluation', 'functional', 'keypoint_eval.py')
package('mmpose.structures')
package('mmpose.structures.bbox', bbox_overlaps=None)
nms = load('mmpose.evaluation.nms', 'evaluation', 'functional', 'nms.py')

random = np.random.RandomState(7)
cases = []


def plain(value):
    if isinstance(value, (np.ndarray, torch.Tensor)):
        value = value.tolist()
    if isinstance(value, (list, tuple)):
        return [plain(entry) for entry in value]
    if isinstance(value, dict):
        return {key: plain(entry) for key, entry in value.items()}
    if isinstance(value, np.generic):
        value = value.item()
    if isinstance(value, float):
        return 'NaN' if value != value else float(f'{value:.9g}')
    return value


def case(name, fn, inputs, expected, tolerance, note=''):
    cases.append({
        'id': f'mmpose/{name}', 'fn': fn, 'input': plain(inputs), 'expected': plain(expected), 'tol': tolerance,
        'source': 'open-mmlab/mmpose@759b39c, run by generate.py', 'note': note,
    })


def codec_of(given):
    sizes = {'input_size': tuple(given['input_size']), 'heatmap_size': tuple(given['heatmap_size'])}
    rest = {key: given[key] for key in ('sigma', 'unbiased', 'blur_kernel_size', 'radius_factor', 'normalize') if key in given}
    if given['codec'] == 'udp':
        return codecs['UDPHeatmap'](**sizes, **rest)
    if given['codec'] == 'udp_combined':
        return codecs['UDPHeatmap'](**sizes, heatmap_type='combined', **rest)
    if given['codec'] == 'integral_regression':
        return codecs['IntegralRegressionLabel'](**sizes, **rest)
    return codecs['MSRAHeatmap'](**sizes, **rest)


def points(*rows):
    return np.array([rows], dtype=np.float32)


small = {'input_size': [24, 20], 'heatmap_size': [12, 10]}
spread = points([10, 8], [0.4, 0.4], [23, 19], [-1.5, 4], [3, -0.9], [2.2, 3.1], [22.4, 1.9])
for codec in ('msra', 'msra_unbiased', 'udp', 'udp_combined', 'integral_regression'):
    for sigma in ((1, 1.1, 1.5, 1.2) if codec != 'udp_combined' else (None,)):
        given = {'codec': codec.replace('_unbiased', ''), **small}
        if sigma is not None:
            given['sigma'] = sigma
        if codec == 'msra_unbiased':
            given['unbiased'] = True
        if codec == 'udp_combined':
            given['radius_factor'] = 0.17
        visible = np.array([[1, 1, 1, 1, 0.6, 0.4, 2]], dtype=np.float32)
        encoded = codec_of(given).encode(spread, visible)
        maps = encoded['heatmaps']
        expected = {'weights': encoded['keypoint_weights']}
        if codec == 'integral_regression':
            expected['labels'] = encoded['keypoint_labels']
        if sigma in (None, 1.1) and codec != 'integral_regression':
            expected['heatmaps'] = maps
        else:
            expected |= {'sums': maps.sum((1, 2)), 'max': maps.max((1, 2))}
        case(f'encode/{codec}/{sigma}', 'encode', {**given, 'keypoints': spread, 'visible': visible}, expected, 1e-5,
             'a 3 sigma that is no whole number, negative coordinates, visibilities')

outside = points(*[[x, 9] for x in (-11.5, -9, -7, -5, -3, 25, 27, 29, 31, 33)])
for codec in ('msra', 'msra_unbiased', 'udp'):
    for sigma in (1, 1.4):
        given = {'codec': codec.replace('_unbiased', ''), **small, 'sigma': sigma, 'unbiased': codec == 'msra_unbiased'}
        if codec == 'udp':
            del given['unbiased']
        encoded = codec_of(given).encode(outside)
        maps = encoded['heatmaps']
        case(f'encode/{codec}/outside_{sigma}', 'encode', {**given, 'keypoints': outside},
             {'weights': encoded['keypoint_weights'], 'sums': maps.sum((1, 2)), 'max': maps.max((1, 2))}, 1e-5)

large = {'input_size': [192, 256], 'heatmap_size': [48, 64]}
scattered = np.concatenate([random.uniform([-4, -4], [196, 260], (9, 2)), [[0, 0], [191, 255], [3, 250], [8, 8], [183, 247]]])[None].astype(np.float32)
for codec in ('msra', 'msra_unbiased', 'udp', 'udp_combined'):
    for sigma, kernel in ((2, 11), (3, 17), (1.5, 7), (2, 3), (1, 5)):
        given = {'codec': codec.replace('_unbiased', ''), **large, 'blur_kernel_size': kernel}
        if codec == 'udp_combined':
            if sigma != 2:
                continue
        else:
            given['sigma'] = sigma
        if codec == 'msra_unbiased':
            given['unbiased'] = True
        visible = np.ones(scattered.shape[:2], dtype=np.float32)
        visible[0, 4] = 0
        built = codec_of(given)
        keypoints, scores = built.decode(built.encode(scattered, visible)['heatmaps'])
        case(f'round_trip/{codec}/{sigma}_{kernel}', 'encode_decode', {**given, 'keypoints': scattered, 'visible': visible},
             {'keypoints': keypoints, 'scores': scores}, 2e-3, 'borders, landmarks outside, one that is not labelled')

rough = random.rand(3, 10, 12).astype(np.float32)
rough[1] *= 0.002
rough[2] = rough[2] - 0.3
for kind, decode in (('msra', {'unbiased': False}), ('msra', {'unbiased': True}), ('udp', {}), ('udp_combined', {})):
    for kernel in (3, 7, 11):
        given = {'codec': kind, **small, 'sigma': 2, 'blur_kernel_size': kernel, **decode}
        if kind == 'udp_combined':
            del given['sigma']
        maps = rough.copy() if kind != 'udp_combined' else np.stack([rough[0], rough[1], rough[2], rough[2], rough[0], rough[1]])
        keypoints, scores = codec_of(given).decode(maps)
        case(f"decode/{kind}/{decode.get('unbiased', '')}{kernel}", 'decode', {**given, 'heatmaps': maps},
             {'keypoints': keypoints, 'scores': scores}, 2e-3, 'noise: faint maps, negative numbers, maxima at borders')

simcc_points = points([3.25, 2.75], [7.9, 5.9], [9, 1], [-1, 3], [0.25, 5.25])
simcc_visible = np.array([[1, 1, 1, 1, 0]], dtype=np.float32)
for sigma, ratio, kind, smooth, normalize in ((2, 2, 'gaussian', 0, True), ((1, 1.5), 3, 'gaussian', 0, False),
                                              (0.4, 1.5, 'gaussian', 0, True), (2, 2, 'standard', 0, True), (2, 3, 'standard', 0.2, True)):
    given = {'input_size': [8, 6], 'simcc_split_ratio': ratio, 'sigma': sigma, 'smoothing_type': kind,
             'label_smooth_weight': smooth, 'normalize': normalize}
    label = codecs['SimCCLabel'](input_size=(8, 6), smoothing_type=kind, sigma=sigma, simcc_split_ratio=ratio,
                                 label_smooth_weight=smooth, normalize=normalize)
    encoded = label.encode(simcc_points, simcc_visible)
    x, y = encoded['keypoint_x_labels'], encoded['keypoint_y_labels']
    inputs = {**given, 'keypoints': simcc_points, 'visible': simcc_visible}
    case(f'simcc/encode/{kind}/{ratio}', 'simcc_encode', inputs, {'x': x, 'y': y, 'weights': encoded['keypoint_weights']}, 1e-5)
    keypoints, scores = label.decode(x, y)
    case(f'simcc/decode/{kind}/{ratio}', 'simcc_decode', inputs, {'keypoints': keypoints, 'scores': scores}, 1e-5)
for sigma in (6, 3, 1.2):
    wide = points([20.3, 7.8], [1.2, 46.9], [63, 0])
    given = {'input_size': [64, 48], 'sigma': sigma, 'dark': True}
    label = codecs['SimCCLabel'](input_size=(64, 48), sigma=float(sigma), use_dark=True)
    encoded = label.encode(wide)
    keypoints, scores = label.decode(encoded['keypoint_x_labels'], encoded['keypoint_y_labels'])
    case(f'simcc/dark/{sigma}', 'simcc_decode', {**given, 'keypoints': wide}, {'keypoints': keypoints, 'scores': scores}, 1e-3)

maps = torch.arange(48.).reshape(2, 6, 2, 2)
for mode, indices in (('heatmap', [1, 0, 2, 4, 3, 5]), ('udp_combined', [1, 0]), ('offset', [0, 2, 1]), ('heatmap', None)):
    for shift in (True, False):
        flipped = tta.flip_heatmaps(maps.clone(), indices, mode, shift)
        given = {'heatmaps': maps, 'mode': mode, 'shift': shift}
        if indices:
            given['flip_indices'] = indices
        case(f'flip/{mode}/{shift}/{bool(indices)}', 'flip_heatmaps', given, {'out': flipped}, 1e-6)
coordinates = torch.tensor([[[0.25, 0.5], [0.75, 0.1]], [[0.1, 0.2], [0.3, 0.4]]])
flipped = tta.flip_coordinates(coordinates.clone(), [1, 0], False, (192, 256))
case('flip/coordinates', 'flip_coordinates', {'coords': coordinates, 'flip_indices': [1, 0], 'shift': False, 'input_size': [192, 256]},
     {'out': flipped}, 1e-6)

for rotation in (0, 90, -37.5):
    for shift in ((0, 0), (0.1, -0.2)):
        for fixed in (True, False):
            given = {'kind': 'msra', 'center': [60, 95], 'scale': [140.625, 200], 'rot': rotation, 'output_size': [192, 256],
                     'shift': shift, 'fix_aspect_ratio': fixed}
            matrix = boxes.get_warp_matrix(np.array([60., 95.]), np.array([140.625, 200.]), rotation, (192, 256), shift, False, fixed)
            case(f'warp/msra/{rotation}/{shift[0]}/{fixed}', 'warp_matrix', given, {'matrix': matrix}, 1e-5)
    matrix = boxes.get_udp_warp_matrix(np.array([60., 95.]), np.array([140.625, 200.]), rotation, (192, 256))
    case(f'warp/udp/{rotation}', 'warp_matrix', {'kind': 'udp', 'center': [60, 95], 'scale': [140.625, 200], 'rot': rotation,
                                                 'output_size': [192, 256]}, {'matrix': matrix}, 1e-5)
center, scale = boxes.bbox_xywh2cs(np.array([[10., 20, 30, 50]]), 1.1)
case('box/xywh', 'bbox_cs', {'bbox': [[10, 20, 30, 50]], 'padding': 1.1, 'format': 'xywh'}, {'center': center, 'scale': scale}, 1e-6)

predictions = random.uniform(0, 90, (4, 5, 2)).round(1)
truth = (predictions + random.normal(0, 4, (4, 5, 2))).round(1)
mask = random.rand(4, 5) > 0.3
mask[:, 2] = False
norm = np.array([[50., 40], [40, 30], [0, 10], [80, 80]])
accuracy, mean, count = metrics.keypoint_pck_accuracy(predictions, truth, mask.copy(), 0.1, norm.copy())
shared = {'pred': predictions, 'gt': truth, 'mask': mask.astype(int)}
case('pck/zero_norm', 'pck', {**shared, 'thr': 0.1, 'norm': norm}, {'acc': accuracy, 'avg': mean, 'count': count}, 1e-6,
     'a norm of 0 leaves the image out')
none = np.zeros_like(mask)
accuracy, mean, count = metrics.keypoint_pck_accuracy(predictions, truth, none.copy(), 0.1, norm.copy())
case('pck/none', 'pck', {**shared, 'mask': none.astype(int), 'thr': 0.1, 'norm': norm}, {'acc': accuracy, 'avg': mean, 'count': count}, 1e-6)
case('nme/zero_norm', 'nme', {**shared, 'norm': norm}, {'nme': metrics.keypoint_nme(predictions, truth, mask.copy(), norm.copy())}, 1e-6)
case('epe', 'epe', shared, {'epe': metrics.keypoint_epe(predictions, truth, mask.copy())}, 1e-6)
for norm, thresholds in ((30, 20), (10, 7)):
    case(f'auc/{thresholds}', 'auc', {**shared, 'norm': norm, 'num_thrs': thresholds},
         {'auc': metrics.keypoint_auc(predictions, truth, mask.copy(), norm, thresholds)}, 1e-6)
body = np.concatenate([random.uniform(0, 200, (17, 2)), random.randint(0, 3, (17, 1))], 1).round(1)
found = np.stack([body + np.concatenate([random.normal(0, 6, (17, 2)), np.zeros((17, 1))], 1) for _ in range(3)]).round(1)
for threshold in (None, 0.5, 5):
    value = nms.oks_iou(body.ravel(), found.reshape(3, -1), 9000., np.array([8000., 9500, 7000]), vis_thr=threshold)
    case(f'oks/{threshold}', 'oks_mmpose', {'gt': body.ravel(), 'pred': found.reshape(3, -1), 'area_gt': 9000,
                                            'area_pred': [8000, 9500, 7000], **({'vis_thr': threshold} if threshold else {})}, {'oks': value}, 1e-6)

json.dump({'tools': {'numpy': np.__version__, 'torch': torch.__version__}, 'layout': 'heatmaps row-major [K][H][W]; sizes given as [w,h]',
           'cases': cases}, sys.stdout, separators=(',', ':'))
