"""Writes eigen.json beside this file: symmetric matrices with their spectra.

    python3 generate-eigen.py

needs numpy and scipy (Debian: python3-scipy). All spectra come from numpy.linalg.eigh (LAPACK dsyevd). (ARPACK in shift-invert mode near 0 gets pairs far
from 0 to 1e-6 only.)
"""

import json
import os

import numpy as np
import scipy.sparse as sparse

random = np.random.default_rng(2)


def symmetric(n):
    a = random.standard_normal((n, n))
    return (a + a.T) / 2


def gaussian_laplacian(n, width):
    t = np.sort(random.random(n))
    s = np.exp(-(((t[:, None] - t[None, :]) / width) ** 2))
    return np.diag(s.sum(1)) - s


def eigen_case(name, a, note=''):
    return {
        'id': name,
        'kind': 'symmetric_eigen',
        'matrix': a.tolist(),
        'expected': {'values': np.linalg.eigh(a)[0].tolist()},
        'tol': 1e-12 * max(1.0, float(np.abs(a).sum(1).max())),
        'note': note,
    }


def smallest_case(name, laplacian, k, note=''):
    n = laplacian.shape[0]
    lower = sparse.tril(laplacian).tocoo()
    values, vectors = np.linalg.eigh(laplacian.toarray())
    order = slice(1, k + 1)
    return {
        'id': name,
        'kind': 'smallest_eigenpairs',
        'n': n,
        'null_vector': 'constant',
        'lower_triangle': [lower.row.tolist(), lower.col.tolist(), lower.data.tolist()],
        'expected': {
            'values': values[order].tolist(),
            'vectors_up_to_sign': [(v * np.sign(v[np.argmax(np.abs(v))])).tolist() for v in vectors.T[order]],
        },
        'tol': 1e-8,
        'note': note,
    }


def chain(n, reach):
    shuffled = random.permutation(n)
    rows, cols, weights = [], [], []
    for p in range(n):
        for d in range(1, min(reach, n - 1 - p) + 1):
            rows.append(shuffled[p])
            cols.append(shuffled[p + d])
            weights.append(round(float(np.exp(-d) * (0.5 + random.random())), 12))
    w = sparse.coo_matrix((weights, (rows, cols)), shape=(n, n))
    w = w + w.T
    return sparse.diags(np.asarray(w.sum(1)).ravel()) - w


hilbert = 1.0 / (np.arange(8)[:, None] + np.arange(8)[None, :] + 1)
wilkinson = np.diag(np.abs(np.arange(-10, 11)).astype(float)) + np.diag(np.ones(20), 1) + np.diag(np.ones(20), -1)
graded = np.diag(10.0 ** -np.arange(0, 24, 2)) + 1e-3 * np.outer(10.0 ** -np.arange(0, 24, 2), 10.0 ** -np.arange(0, 24, 2))
low_rank = np.outer(np.arange(1, 8), np.arange(1, 8)).astype(float)

cases = [
    eigen_case('one', np.array([[3.0]])),
    eigen_case('two', np.array([[2.0, -1.0], [-1.0, 2.0]])),
    eigen_case('zero_5', np.zeros((5, 5))),
    eigen_case('identity_6', np.eye(6), 'one value six times'),
    eigen_case('random_8', symmetric(8)),
    eigen_case('random_33', symmetric(33)),
    eigen_case('hilbert_8', hilbert, 'condition 1e10'),
    eigen_case('wilkinson_21', wilkinson, 'pairs of values that agree to 14 digits'),
    eigen_case('graded_12', graded),
    eigen_case('rank_one_7', low_rank, 'zero six times'),
    eigen_case('gaussian_laplacian_20', gaussian_laplacian(20, 0.2)),
    smallest_case('gaussian_laplacian_130', sparse.csr_matrix(gaussian_laplacian(130, 0.3).round(12)), 3, 'dense, by Lanczos'),
    smallest_case('shuffled_chain_400', chain(400, 4), 3, 'sparse, path-like'),
]

if __name__ == '__main__':
    target = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'eigen.json')
    with open(target, 'w') as file:
        json.dump({'source': f'numpy {np.__version__} linalg.eigh', 'cases': cases}, file, separators=(',', ':'))
        file.write('\n')
