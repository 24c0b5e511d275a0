"""Writes statistics.json beside this file: oracle cases of the rank statistics.

    python3 generate.py

needs numpy and scipy (Debian: python3-scipy). Ranks, correlations and Kendall tests come from scipy, quantiles from numpy. Rank-biased
overlap is computed here from the definition of Webber, Moffat and Zobel (2010): the infinite sum itself over lists that are continued
in the worst and in the best way, and equation 32 with exact fractions for the extrapolation. Random streams are drawn with 64-bit integers.
kendall.json was written in the same way, with pairs counted one by one.
"""

import json
import math
import os
from fractions import Fraction

import numpy as np
import scipy
from scipy import stats

random = np.random.default_rng(20100)
INF = math.inf


def encode(value):
    if isinstance(value, (list, tuple, np.ndarray)):
        return [encode(entry) for entry in value]
    if isinstance(value, dict):
        return {key: encode(entry) for key, entry in value.items()}
    if isinstance(value, (float, np.floating)):
        value = float(value)
        if math.isnan(value):
            return 'NaN'
        if math.isinf(value):
            return 'Infinity' if value > 0 else '-Infinity'
        return value
    if isinstance(value, np.integer):
        return int(value)
    return value


def integers_in_order_of(values):
    """scipy takes Infinity and -Infinity together for NaN. Ranks only depend on the order."""
    return np.unique(np.asarray(values, dtype=float), return_inverse=True)[1]


cases = []


def case(group, name, given, expected, tol=1e-12):
    cases.append({'id': f'{group}_{name}', 'group': group, 'input': encode(given), 'expected': encode(expected), 'tol': tol})


# rank

SPECIAL = [3.5, -0.0, INF, 0.0, -INF, 1e300, 5e-324, -5e-324, INF, 3.5]
ARRAYS = {
    'one': [7.0],
    'distinct': list(random.permutation(9)),
    'ties': list(random.integers(0, 5, 24)),
    'all_equal': [2.0] * 6,
    'special': SPECIAL,
    'continuous': list(random.standard_normal(40)),
    'last_bits': [1 + k * 2.0**-52 for k in random.permutation(40)],
}
for name, values in ARRAYS.items():
    for method in ('average', 'min', 'max', 'dense', 'ordinal'):
        case('rank', f'{name}_{method}', {'values': values, 'method': method}, stats.rankdata(integers_in_order_of(values), method=method))

# spearman and pearson

PAIRS = {
    'one': ([1.0], [2.0]),
    'two': ([1.0, 2.0], [5.0, 3.0]),
    'constant': ([1.0, 2.0, 3.0], [0.1, 0.1, 0.1]),
    'perfect': ([1.0, 2.0, 3.0, 4.0], [3.0, 5.0, 7.0, 9.0]),
    'monotone': ([1.0, 2.0, 3.0, 4.0], [1.0, 10.0, 100.0, 1000.0]),
    'continuous': (random.standard_normal(50), random.standard_normal(50)),
    'ties': (random.integers(0, 4, 30), random.integers(0, 6, 30)),
    'far_from_zero': (1e6 + random.standard_normal(20), random.standard_normal(20)),
}
for name, (x, y) in PAIRS.items():
    enough = len(x) > 1
    with np.errstate(all='ignore'):
        case('spearman', name, {'x': x, 'y': y}, stats.spearmanr(x, y)[0] if enough else math.nan)
        case('pearson', name, {'x': x, 'y': y}, stats.pearsonr(x, y)[0] if enough else math.nan, 1e-9 if 'far' in name else 1e-12)
x, y = random.standard_normal(12), random.standard_normal(12)
case('pearson', 'huge_and_tiny', {'x': x * 1e300, 'y': y * 1e-300}, stats.pearsonr(x, y)[0])
x = [1.0, INF, -INF, 3.0, 2.0, INF]
y = [5.0, 1.0, 2.0, INF, 0.0, 4.0]
case('spearman', 'infinities', {'x': x, 'y': y}, stats.spearmanr(integers_in_order_of(x), integers_in_order_of(y))[0])

# Kendall tests beyond kendall.json: one-sided alternatives, both variants, larger inputs


def kendall(name, x, y):
    given = {'x': x, 'y': y}
    x, y = integers_in_order_of(x), integers_in_order_of(y)
    exact_allowed = len(set(x)) == len(x) and len(set(y)) == len(y)
    expected = {
        'tauB': stats.kendalltau(x, y).statistic,
        'tauC': stats.kendalltau(x, y, variant='c').statistic,
        'pDefault': stats.kendalltau(x, y).pvalue,
        'pLess': stats.kendalltau(x, y, alternative='less').pvalue,
        'pGreater': stats.kendalltau(x, y, alternative='greater').pvalue,
        'pAsymptotic': stats.kendalltau(x, y, method='asymptotic').pvalue if len(x) > 2 else None,
        'pExact': stats.kendalltau(x, y, method='exact').pvalue if exact_allowed else None,
    }
    case('kendall', name, given, expected)


for size in (2, 3, 4, 8, 33, 34, 60, 175):
    kendall(f'permutation_{size}', np.arange(size), random.permutation(size))
for size in (40, 200):
    nearly = np.arange(size)
    nearly[[3, 4]] = nearly[[4, 3]]
    kendall(f'one_swap_{size}', np.arange(size), nearly)
    kendall(f'one_swap_reversed_{size}', np.arange(size), nearly[::-1])
for size, levels in ((5, 2), (12, 3), (40, 4), (300, 7), (300, 100)):
    kendall(f'ties_{size}_{levels}', random.integers(0, levels, size), random.integers(0, levels, size))
    kendall(f'x_ties_{size}_{levels}', random.integers(0, levels, size), random.standard_normal(size))
kendall('strong_400', np.arange(400), np.arange(400) + 40 * random.standard_normal(400))
kendall('special', SPECIAL, list(range(5)) * 2)

# quantile

for name, values in ARRAYS.items():
    if name != 'special':
        q = [0, 0.05, 0.25, 1 / 3, 0.5, 0.9, 0.999, 1]
        case('quantile', name, {'values': values, 'q': q}, np.quantile(values, q))
case('quantile', 'single_share', {'values': [4.0, 1.0, 3.0], 'q': 0.25}, np.quantile([4.0, 1.0, 3.0], 0.25))
case('quantile', 'infinities', {'values': [-INF, 1.0, 2.0, INF], 'q': [0, 1 / 3, 0.5, 0.9, 1]}, [-INF, 1.0, 1.5, INF, INF])
case('quantile', 'huge', {'values': [-1e308, 1e308], 'q': [0.25, 0.75]}, [-5e307, 5e307])

# rank-biased overlap

DEPTH = 4000  # 0.98^4000 is below 1e-35


def overlap_at_depths(a, b):
    """How many items the first d of both lists share, for d = 1 …; the lists are continued to the same length by then."""
    in_a, in_b, shared = set(), set(), 0
    for item_a, item_b in zip(a, b):
        in_a.add(item_a)
        shared += item_a in in_b
        in_b.add(item_b)
        shared += item_b in in_a
        yield shared


def rbo(a, b, p):
    return (1 - p) * math.fsum(p ** (d - 1) * x / d for d, x in enumerate(overlap_at_depths(a, b), 1))


def continued_apart(a, b):
    """No further item is ever shared."""
    return (
        list(a) + [('a', i) for i in range(DEPTH - len(a))],
        list(b) + [('b', i) for i in range(DEPTH - len(b))],
    )


def continued_together(a, b):
    """Every further item is one that the other list has had already, as long as there is any, and a common new one then."""
    a, b = list(a), list(b)
    owed_to_a = [item for item in b if item not in a]
    owed_to_b = [item for item in a if item not in b]
    while len(a) < len(b):
        a.append(owed_to_a.pop(0))
    while len(b) < len(a):
        b.append(owed_to_b.pop(0))
    while len(a) < DEPTH:
        a.append(owed_to_a.pop(0) if owed_to_a else ('new', len(a)))
        b.append(owed_to_b.pop(0) if owed_to_b else ('new', len(b)))
    return a, b


def extrapolated(a, b, p):
    """Equation 32, in exact fractions."""
    short, long = sorted((list(a), list(b)), key=len)
    s, l = len(short), len(long)
    if s == 0:
        return math.nan
    p = Fraction(p)
    shared = [len(set(short[:d]) & set(long[:d])) for d in range(l + 1)]
    total = sum(Fraction(shared[d], d) * p**d for d in range(1, l + 1))
    total += sum(Fraction(shared[s] * (d - s), s * d) * p**d for d in range(s + 1, l + 1))
    return float((1 - p) / p * total + (Fraction(shared[l] - shared[s], l) + Fraction(shared[s], s)) * p**l)


def overlap_case(name, a, b, p):
    least = rbo(*continued_apart(a, b), p)
    most = rbo(*continued_together(a, b), p)
    expected = {'extrapolated': extrapolated(a, b, p), 'minimum': least, 'residual': most - least}
    case('rank_biased_overlap', name, {'a': list(a), 'b': list(b), 'p': p}, expected, 1e-12)


for p in (0.5, 0.9, 0.98):
    overlap_case(f'same_{p}', range(8), range(8), p)
    overlap_case(f'disjoint_{p}', range(6), range(10, 16), p)
    overlap_case(f'reversed_{p}', range(7), range(6, -1, -1), p)
    overlap_case(f'uneven_{p}', [3, 1, 4, 5, 9], [1, 3, 5, 2, 7, 9, 8, 4], p)
    overlap_case(f'uneven_disjoint_{p}', [1], [2, 3, 4, 5], p)
    overlap_case(f'inside_{p}', [5, 2], list(random.permutation(9)), p)
    overlap_case(f'one_empty_{p}', [], [1, 2, 3], p)
    overlap_case(f'both_empty_{p}', [], [], p)
    overlap_case(f'partly_{p}', list(random.permutation(30)[:20]), list(random.permutation(30)[:25]), p)
overlap_case('words', ['a', 'b', 'c'], ['a', 'c', 'd', 'b'], 0.9)

# random streams: xoroshiro128+ on 64-bit integers


class Stream:
    def __init__(self, words):
        first, second, third, fourth = (self.hashed(words, salt) for salt in (1, 2, 3, 4))
        self.s0, self.s1 = first << 32 | second, third << 32 | fourth

    @staticmethod
    def scrambled(word):
        word = (word + 0x9E3779B9) & 0xFFFFFFFF
        word = (word ^ word >> 16) * 0x85EBCA6B & 0xFFFFFFFF
        word = (word ^ word >> 13) * 0xC2B2AE35 & 0xFFFFFFFF
        return word ^ word >> 16

    def hashed(self, words, salt):
        state = self.scrambled(salt)
        for word in words:
            state = self.scrambled(state ^ word)
        return state

    def word(self):
        mask = 2**64 - 1

        def rotated(value, by):
            return (value << by | value >> (64 - by)) & mask

        word = (self.s0 + self.s1) & 0xFFFFFFFF
        self.s1 ^= self.s0
        self.s0 = rotated(self.s0, 24) ^ self.s1 ^ (self.s1 << 16 & mask)
        self.s1 = rotated(self.s1, 37)
        return word

    def uniform(self):
        return ((self.word() >> 5) * 2**26 + (self.word() >> 6)) / 2**53

    def normal(self):
        while True:  # the ratio of uniforms without Leva's bounds, which only save logarithms
            u, v = 1 - self.uniform(), 1.7156 * (self.uniform() - 0.5)
            if v * v <= -4 * u * u * math.log(u):
                return v / u

    def integer(self, low, high):
        while True:
            offset = self.word() >> (32 - (high - low).bit_length())
            if offset <= high - low:
                return low + offset

    def permutation(self, size):
        order = list(range(size))
        for i in range(size - 1):
            j = i + self.integer(0, size - 1 - i)
            order[i], order[j] = order[j], order[i]
        return order

    def fork(self):
        return Stream([self.word() for _ in range(4)])


for seed in (0, 1, 42, -1, 2**32, -(2**53) + 1, 2**53 - 1):
    stream = Stream([seed & 0xFFFFFFFF, seed >> 32 & 0xFFFFFFFF])
    expected = {
        'uniform': [stream.uniform() for _ in range(4)],
        'normal': [stream.normal() for _ in range(20)],
        'integer': [stream.integer(-9, 9) for _ in range(10)],
        'permutation': stream.permutation(8),
        'fork': stream.fork().uniform(),
    }
    case('random', str(seed), {'seed': seed}, expected, 1e-15)

source = f'scipy {scipy.__version__}, numpy {np.__version__}; rank-biased overlap and random streams from their definitions'
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), 'statistics.json'), 'w') as file:
    file.write(json.dumps({'source': source, 'encoding': 'NaN/Infinity/-Infinity are strings; null = not given', 'cases': []})[:-2])
    file.write('\n' + ',\n'.join(json.dumps(entry) for entry in cases) + '\n]}\n')
print(len(cases), 'cases')
