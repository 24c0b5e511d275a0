import cv2
import numpy as np

cv2.setNumThreads(1)


def udp(heatmaps, landmarks, width, height, kernel):
    batch = heatmaps.astype(np.float32).reshape(-1, landmarks, height, width)
    return lambda: np.concatenate([decode(maps.copy(), kernel) for maps in batch]).ravel()


def maximum(heatmaps, landmarks, width, height):
    batch = heatmaps.astype(np.float32).reshape(-1, landmarks, height * width)
    return lambda: np.concatenate([maps.argmax(axis=1) for maps in batch])


def decode(maps, kernel):
    """UDP with DARK for the maps of one image, in the way of mmpose: every map is blurred and its logarithm taken as a whole."""
    count, height, width = maps.shape
    y, x = np.unravel_index(maps.reshape(count, -1).argmax(axis=1), (height, width))
    border = kernel // 2
    for one in maps:
        most = one.max()
        padded = cv2.copyMakeBorder(one, border, border, border, border, cv2.BORDER_CONSTANT, value=0)
        one[:] = cv2.GaussianBlur(padded, (kernel, kernel), 0)[border:-border, border:-border]
        one *= most / one.max()
    logarithms = np.log(np.clip(maps, 1e-3, 50, out=maps), out=maps)
    p = np.pad(logarithms, ((0, 0), (1, 1), (1, 1)), mode='edge')
    at = lambda dx, dy: p[np.arange(count), y + 1 + dy, x + 1 + dx]
    here = at(0, 0)
    gradient = np.stack([at(1, 0) - at(-1, 0), at(0, 1) - at(0, -1)], axis=1) / 2
    cross = (at(1, 1) - at(1, 0) - at(0, 1) + 2 * here - at(-1, 0) - at(0, -1) + at(-1, -1)) / 2
    hessian = np.empty((count, 2, 2))
    hessian[:, 0, 0] = at(1, 0) - 2 * here + at(-1, 0)
    hessian[:, 1, 1] = at(0, 1) - 2 * here + at(0, -1)
    hessian[:, 0, 1] = hessian[:, 1, 0] = cross
    hessian += np.finfo(np.float32).eps * np.eye(2)
    step = np.linalg.solve(hessian, gradient[:, :, None])[:, :, 0]
    return np.stack([x, y], axis=1) - step
