"""Writes solve.json beside this file: positive definite systems with several right-hand sides.

    python3 generate-solve.py

needs numpy and scipy (Debian: python3-scipy). Solutions come from scipy.linalg.cho_factor and cho_solve (LAPACK dpotrf, dpotrs).
"""

import json
import os

import numpy as np
import scipy
from scipy.linalg import cho_factor, cho_solve

random = np.random.default_rng(10)


def solve_case(name, a, count, note=''):
    b = random.standard_normal((count, a.shape[0]))
    return {
        'id': name,
        'kind': 'solve_positive_definite',
        'matrix': a.tolist(),
        'right_hand_sides': b.tolist(),
        'expected': {'solutions': cho_solve(cho_factor(a), b.T).T.tolist()},
        'tol': float(1e-14 * np.linalg.cond(a) * max(1.0, np.abs(b).max())) / min(1.0, float(np.abs(a).max())),
        'note': note,
    }


def gram(n, rows, ridge):
    x = random.standard_normal((rows, n))
    return x.T @ x / rows + ridge * np.eye(n)


path = np.diag(np.full(9, 2.0)) - np.diag(np.ones(8), 1) - np.diag(np.ones(8), -1)
arrow = np.diag(np.arange(3.0, 11.0))
arrow[0, 1:] = arrow[1:, 0] = 0.5

cases = [
    solve_case('one', np.array([[4.0]]), 3),
    solve_case('two', np.array([[4.0, 1.0], [1.0, 3.0]]), 1),
    solve_case('path', path, 4, 'a band: reordering changes nothing'),
    solve_case('arrow', arrow, 5, 'zeros that a good order keeps'),
    solve_case('gram', gram(20, 60, 0.01), 7, 'well conditioned'),
    solve_case('ridge', gram(24, 8, 0.01), 9, 'fewer samples than channels: the ridge makes it definite'),
    solve_case('steep', np.diag(10.0 ** -np.arange(0, 8)) + 1e-9, 4, 'condition number 1e7'),
]

if __name__ == '__main__':
    target = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'solve.json')
    with open(target, 'w') as file:
        source = f'scipy {scipy.__version__} linalg.cho_factor, cho_solve'
        json.dump({'source': source, 'cases': cases}, file, separators=(',', ':'))
        file.write('\n')
