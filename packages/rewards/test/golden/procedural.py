"""Writes procedural.json beside this file: oracle cases of the procedural rewards.

    python3 procedural.py

needs numpy (Debian: python3-numpy). Formats are judged by Python's re with the pattern of ms-swift's `format` reward, cosines by numpy, quantities in exact
fractions. A chain for procedural quality is written from a plan that says what each step mentions, so its expected values come from the plan and not
from reading the text; the longest common subsequence is found by trying every subsequence.
"""

import json
import os
import random
import re
from fractions import Fraction
from itertools import combinations

import numpy as np

rng = random.Random(2601)
cases = []


def case(kind, name, given, expected):
    cases.append({'id': f'{kind}-{name}', 'kind': kind, 'input': given, 'expected': expected})


# format: swift/plugin/orm.py

pattern = re.compile(r'^<think>.*?</think>\s*<answer>.*?</answer>(?![\s\S])', re.DOTALL | re.MULTILINE)
texts = [
    '<think>a</think><answer>b</answer>',
    '<think>a</think>\n\n<answer>b</answer>',
    '<think></think><answer></answer>',
    ' <think>a</think><answer>b</answer>',
    '<think>a</think><answer>b</answer>\n',
    '<think>a</think> so <answer>b</answer>',
    '<think>a<answer>b</answer>',
    '<think>a<think>c</think></think><answer>b</answer>',
    '<think>a</think></think>\u2003\x85\x1c<answer>b<answer>c</answer>',
    '<think>a</think>\ufeff<answer>b</answer>',
    '<think>a</think><answer>b</answer><answer>c</answer>',
    '<think>a</think><answer>b</answer> c </answer>',
    '<THINK>a</THINK><answer>b</answer>',
    'x\n<think>a</think><answer>b</answer>',
    '<think>a</think>x</think>\t<answer></answer>',
    '<answer>b</answer><think>a</think>',
    '',
]
pieces = ['<think>', '</think>', '<answer>', '</answer>', ' ', '\n', 'a', '\x85']
texts += ['<think>' + ''.join(rng.choice(pieces) for _ in range(rng.randint(1, 9))) + '</answer>' for _ in range(300)]
case('formatReward', 'released', {'texts': texts}, [1 if pattern.match(text) else 0 for text in texts])

# quantity

pairs = [(n, N) for n in range(0, 13) for N in (1, 5, 8)]
shapes = {
    'ratio': lambda n, N: Fraction(min(n, N), max(n, N)),
    'capped': lambda n, N: min(Fraction(n, N), Fraction(1)),
    'linear': lambda n, N: max(Fraction(0), 1 - abs(Fraction(n - N, N))),
}
for shape, reward in shapes.items():
    case('proceduralQuantity', shape, {'pairs': pairs, 'shape': shape}, [float(reward(n, N)) for n, N in pairs])

# grounding

generator = np.random.default_rng(8)
for pool, floor, ceiling in [('max', 0, 1), ('mean', 0, 1), ('max', 0.2, 0.7), ('mean', -1, 1)]:
    given, expected = [], []
    for steps, clips, width in [(1, 1, 2), (4, 3, 8), (7, 5, 64), (3, 1, 3)]:
        scale = 10.0 ** generator.integers(-9, 9)
        a, b = generator.normal(size=(steps, width)) * scale, generator.normal(size=(clips, width))
        b[0] += a[0] / scale
        a, b = np.round(a, 12 if scale > 1e-3 else 20), np.round(b, 6)
        cosines = (a / np.linalg.norm(a, axis=1, keepdims=True)) @ (b / np.linalg.norm(b, axis=1, keepdims=True)).T
        similarity = (cosines.max(axis=1) if pool == 'max' else cosines.mean(axis=1)).mean()
        given.append({'steps': a.tolist(), 'visuals': b.tolist()})
        expected.append(float(np.clip((similarity - floor) / (ceiling - floor), 0, 1)))
    case('semanticGrounding', f'{pool}-{floor}-{ceiling}', {'rows': given, 'pool': pool, 'floor': floor, 'ceiling': ceiling}, expected)

# quality, from plans

spellings = {
    'PLAX': ['PLAX', 'parasternal long-axis', 'Parasternal  long axis'],
    'PSAX': ['psax', 'short-axis'],
    'A4C': ['A4C', 'apical four-chamber', 'four chamber'],
    'A2C': ['A2C', 'apical 2-chamber'],
    'subcostal': ['subcostal four-chamber', 'Subxiphoid'],
    'colour Doppler': ['color-flow', 'colour Doppler'],
    'CW Doppler': ['continuous-wave Doppler', 'CW'],
    'strain': ['GLS', 'speckle-tracking'],
}
views = ['PLAX', 'PSAX', 'A4C', 'A2C', 'subcostal']
modalities = [name for name in spellings if name not in views]
subjects = ['walls', 'valves', 'atria', 'function', 'pressure', 'verdict']


def longest_in_order(places):
    distinct = len(set(places))
    for size in range(distinct, 0, -1):
        if any(all(x < y for x, y in zip(chosen, chosen[1:])) for chosen in combinations(places, size)):
            return size
    return 0


for number in range(24):
    steps = []
    for title in subjects[: rng.randint(2, 6)]:
        wanted = rng.sample(views, rng.randint(0, 3))
        needs = [wanted[:2]] + wanted[2:] if len(wanted) > 2 else wanted
        steps.append({'title': title, 'views': needs, 'modalities': rng.sample(modalities, rng.randint(0, 2))})
    evidence = rng.choice([None, rng.sample(views, 3)])
    plan = [(rng.randrange(len(steps)), rng.sample(list(spellings), rng.randint(0, 3))) for _ in range(rng.randint(0, 7))]
    written = [
        {'index': i, 'label': None, 'title': steps[t]['title'], 'body': '; '.join(['seen'] + [rng.choice(spellings[name]) for name in names])}
        for i, (t, names) in enumerate(plan)
    ]
    for scope in ['step', 'chain']:
        shares = []
        for t, step in enumerate(steps):
            mentioned = {name for place, names in plan if scope == 'chain' or place == t for name in names}
            needs = [need if isinstance(need, list) else [need] for need in step['views'] + step['modalities']]
            if evidence is not None:
                needs = [[name for name in need if name in evidence or name in modalities] for need in needs]
            needs = [need for need in needs if need]
            if needs:
                shares.append(Fraction(sum(any(name in mentioned for name in need) for need in needs), len(needs)))
        everything = {name for _, names in plan for name in names}
        unsupported = {name for name in everything if evidence is not None and name in views and name not in evidence}
        coverage = sum(shares) / len(shares) if shares else None
        order = Fraction(longest_in_order([t for t, _ in plan]), len(steps))
        factor = order * (1 - Fraction(len(unsupported), max(1, len(everything))))
        case(
            'proceduralQuality',
            f'{number}-{scope}',
            {'written': written, 'steps': steps, 'scope': scope, **({'views': evidence} if evidence is not None else {})},
            {
                'coverage': 'none' if coverage is None else float(coverage),
                'order': float(order),
                'unsupported': sorted(unsupported),
                'score': 'none' if coverage is None else float(coverage * factor),
            },
        )

about = 'Procedural rewards in the forms of this package, which are reconstructions; written by procedural.py.'
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), 'procedural.json'), 'w') as file:
    json.dump({'about': about, 'tolerance': 1e-9, 'cases': cases}, file, ensure_ascii=True)
    file.write('\n')
