"""Writes mdlm-extra.json beside this file: more oracle cases of the kinds in mdlm.json.

    python3 generate.py

needs numpy and scipy (Debian: python3-scipy). tau-b comes from scipy, everything else is computed here from its definition, slowly: pairs counted one
by one, finalisation found by looking at all later snapshots, AR-ness by sets of positions, selection rules as loops over sorted lists in the way of
the released code, the bound by integration over time with scipy. mdlm.json has the cases of another author.
"""

import json
import math
import os
from itertools import product

import numpy as np
import scipy
from scipy import integrate, stats

random = np.random.default_rng(2601)
cases = []


def encode(value):
    if isinstance(value, (list, tuple, np.ndarray)):
        return [encode(entry) for entry in value]
    if isinstance(value, dict):
        return {key: encode(entry) for key, entry in value.items()}
    if isinstance(value, (float, np.floating)):
        return 'NaN' if math.isnan(value) else float(value)
    return int(value) if isinstance(value, np.integer) else value


def case(group, name, given, expected, tol=1e-9):
    cases.append({'id': f'{group}_{name}', 'group': group, 'input': encode(given), 'expected': encode(expected), 'tol': tol})


# traces


def divide(a, b):
    return a / b if b else math.nan


def order_statistics(steps):
    n = len(steps)
    pairs = [(steps[i], steps[j]) for i in range(n) for j in range(i + 1, n)]
    rising = sum(a < b for a, b in pairs)
    falling = sum(a > b for a, b in pairs)
    return {
        'tauA': divide(rising - falling, len(pairs)),
        'tauB': float(stats.kendalltau(range(n), steps)[0]) if n > 1 else math.nan,
        'gamma': divide(rising - falling, rising + falling),
        'tauStrict': divide(rising - (len(pairs) - rising), len(pairs)),
    }


for k, (size, most, missing) in enumerate([(1, 1, 0), (2, 3, 0), (5, 2, 0.3), (12, 30, 0), (40, 8, 0.1), (64, 64, 0), (97, 11, 0), (300, 40, 0.02)]):
    steps = [None if random.random() < missing else int(random.integers(0, most)) for _ in range(size)]
    known = [step for step in steps if step is not None]
    nfe = max(known) + 1 + int(random.integers(0, 5))
    expected = {
        'n': len(known),
        'finalizingSteps': len(set(known)),
        'afp': len(known) / len(set(known)),
        'tpf': len(known) / nfe,
        'maxPerStep': max(known.count(step) for step in known),
        **order_statistics(known),
    }
    case('trace', f'random_{k}', {'finalStep': steps, 'nfe': nfe}, expected)

for n, k in [(256, 8), (64, 4)]:
    # k tokens a step from left to right, in closed form
    tau_a = 1 - (k - 1) / (n - 1)
    expected = {'afp': k, 'tauA': tau_a, 'tauB': math.sqrt(tau_a), 'gamma': 1}
    case('trace', f'left_to_right_{n}_{k}', {'finalStep': [i // k for i in range(n)], 'nfe': n // k}, expected)

for k, (size, segments) in enumerate([(12, 5), (50, 3), (29, 4)]):
    steps = random.integers(0, 12, size)
    expected = [
        {'afp': len(part) / len(set(part.tolist())), 'tauB': order_statistics(part.tolist())['tauB']}
        for part in np.array_split(steps, segments)
    ]
    case('trace', f'segments_{k}', {'finalStep': steps, 'segments': segments}, expected)

for k in range(6):
    size, steps, mask = 10, 14, 9
    canvas = [mask] * size
    snapshots = [list(canvas)]
    remasks = edits = 0
    for _ in range(steps):
        for i in range(size):
            if canvas[i] == mask and random.random() < 0.25:
                canvas[i] = int(random.integers(0, 4))
            elif canvas[i] != mask and random.random() < 0.1:
                if random.random() < 0.5:
                    canvas[i] = mask
                    remasks += 1
                else:
                    canvas[i] = (canvas[i] + 1) % 4
                    edits += 1
        snapshots.append(list(canvas))
    final = [
        None if canvas[i] == mask else min(t for t in range(steps + 1) if all(later[i] == canvas[i] for later in snapshots[t:]))
        for i in range(size)
    ]
    first = [next((t for t in range(steps + 1) if snapshots[t][i] != mask), None) for i in range(size)]
    expected = {'finalStep': final, 'firstUnmaskStep': first, 'remasks': remasks, 'edits': edits}
    case('trace', f'snapshots_{k}', {'snapshots': snapshots, 'maskId': mask}, expected)


# selection rules


def by_factor(confidence, factor):
    thresholds = [1 - factor / (n + 1) for n in range(1, len(confidence) + 1)]
    thresholds[0] = -1
    falling = sorted(confidence, reverse=True)
    for top in range(len(thresholds)):
        if falling[top] < thresholds[top]:
            break
    if top == 0 or top == len(thresholds) - 1:
        top += 1
    return sorted(np.argsort([-c for c in confidence], kind='stable')[:top].tolist())


def by_entropy(entropy, gamma):
    order = np.argsort(entropy, kind='stable')
    values = np.array(entropy)[order]
    kept = (np.cumsum(values) - np.maximum.accumulate(values) <= gamma).sum()
    return sorted(order[: max(1, kept)].tolist())


for size in [1, 2, 3, 8, 20]:
    confidence = np.round(random.beta(6, 1, size), 4).tolist()
    entropy = np.round(random.exponential(0.3, size), 4).tolist()
    for factor in [0, 0.25, 0.5, 1, 2]:
        case('select', f'factor_{size}_{factor}', {'confidence': confidence, 'factor': factor}, by_factor(confidence, factor))
    for threshold in [0.5, 0.9, 1.0]:
        expected = [i for i in range(size) if confidence[i] >= threshold or i == int(np.argmax(confidence))]
        case('select', f'threshold_{size}_{threshold}', {'confidence': confidence, 'threshold': threshold}, expected)
    for gamma in [0, 0.05, 0.5, 3]:
        case('select', f'entropy_bound_{size}_{gamma}', {'entropy': entropy, 'gamma': gamma}, by_entropy(entropy, gamma))

for masked, steps in [(0, 3), (7, 1), (128, 32), (100, 7), (3, 9)]:
    expected = [masked // steps + (1 if i < masked % steps else 0) for i in range(steps)]
    case('select', f'llada_{masked}_{steps}', {'masked': masked, 'steps': steps}, expected)
    for eps in [1e-3, 0.1]:
        times = np.linspace(1, eps, steps + 1)
        left, counts = masked, []
        for i in range(steps):
            counts.append(int(left * (1 - times[i + 1] / times[i])) if i < steps - 1 else left)
            left -= counts[-1]
        case('select', f'dream_{masked}_{steps}_{eps}', {'masked': masked, 'steps': steps, 'eps': eps}, counts)


# AR-ness


def arness(order, k):
    n = len(order)
    windows = range(k, n)
    strict = sum(all(order[t - i] == order[t] - i for i in range(1, k + 1)) for t in windows)
    as_set = sum({order[t - i] for i in range(1, k + 1)} == {order[t] - i for i in range(1, k + 1)} for t in windows)
    leftmost = sum(order[t] in sorted(set(order[t:]))[:k] for t in range(n))
    return {
        'localOverTminusK': divide(strict, n - k if n > k else 0),
        'localOverT': strict / n,
        'localSetOverTminusK': divide(as_set, n - k if n > k else 0),
        'localSetOverT': as_set / n,
        'globalK': leftmost / n,
    }


for size in [1, 2, 6, 15, 40]:
    order = list(range(size))
    for _ in range(max(1, size // 5)):
        i, j = sorted(random.integers(0, size, 2))
        order[i : j + 1] = reversed(order[i : j + 1])
    case('arness', f'reversed_parts_{size}', {'order': order}, {f'k{k}': arness(order, k) for k in [1, 2, 3, 5]})


# accuracy under parallelism

for k in range(6):
    size = int(random.integers(1, 7))
    points = [[float(p), float(y)] for p, y in zip(np.round(np.cumsum(random.exponential(1, size)), 3) + 0.5, np.round(80 - random.exponential(3, size), 2))]
    alpha, best = float(random.integers(1, 6)), max(y for _, y in points) + float(random.integers(-2, 3))

    def weight(y):
        return min(math.exp(-alpha * (1 - y / best)), 1)

    kept = [(p, y) for p, y in sorted(points) if y >= points[0][1] - 5]
    heights = [y * weight(y) for _, y in kept]
    strips = [(kept[i][0] - kept[i - 1][0]) * (heights[i] + heights[i - 1]) / 2 for i in range(1, len(kept))]
    area = kept[0][0] * kept[0][1] + sum(strips)
    random.shuffle(points)
    case('aup', f'random_{k}', {'points': points, 'alpha': alpha, 'yMax': best}, area)


# parallel steps and the bound of the likelihood


def entropy(probabilities):
    return float(stats.entropy(np.asarray(probabilities).ravel()))


for shape in [(3,), (2, 4), (2, 3, 2), (2, 2, 2, 3)]:
    joint = random.dirichlet(np.full(int(np.prod(shape)), 0.4)).reshape(shape)
    axes = range(len(shape))
    marginals = [entropy(joint.sum(axis=tuple(j for j in axes if j != i))) for i in axes]
    expected = {'gap': sum(marginals) - entropy(joint), 'sumMarginalEntropy': sum(marginals), 'jointEntropy': entropy(joint)}
    case('theory', f'gap_{len(shape)}', {'joint': joint.tolist()}, expected)

for shape in [(3,), (2, 3), (2, 2, 3)]:
    joint = random.dirichlet(np.ones(int(np.prod(shape)))).reshape(shape)
    x = [int(random.integers(0, size)) for size in shape]

    def cross_entropy(masked):
        def p(hidden):
            return joint[tuple(slice(None) if i in hidden else x[i] for i in range(len(shape)))].sum()

        return -sum(math.log(p(masked - {i}) / p(masked)) for i in masked)

    def integrand(t):
        total = 0
        for bits in product([0, 1], repeat=len(shape)):
            masked = {i for i, bit in enumerate(bits) if bit}
            if masked:
                total += t ** (len(masked) - 1) * (1 - t) ** (len(shape) - len(masked)) * cross_entropy(masked)
        return total

    bound = integrate.quad(integrand, 0, 1, epsabs=1e-13)[0]
    case('theory', f'bound_{len(shape)}', {'joint': joint.tolist(), 'x': x}, {'nelbo': bound, 'nll': -math.log(joint[tuple(x)])})

path = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'mdlm-extra.json')
with open(path, 'w') as file:
    file.write(f'{{"source": "generate.py, numpy {np.__version__}, scipy {scipy.__version__}", "encoding": "NaN is a string", "cases": [\n')
    file.write(',\n'.join(json.dumps(each) for each in cases))
    file.write('\n]}\n')
print(len(cases), 'cases')
