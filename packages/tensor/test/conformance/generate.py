"""
Writes the cases of the conformance suite: inputs, float64 references, and gradients by central differences of the references (or
by autograd of torch where the reference is a network). Needs NumPy and torch (Debian: python3-numpy python3-torch).

    /usr/bin/python3 packages/tensor/test/conformance/generate.py

The loss behind every gradient is sum_k sum_i sin(i + 1) * output_k[i] over the flattened outputs; second-order values are the gradient
of sum_k sum_i cos(i + 1) * dLoss/dinput_k[i].
"""

import json
import sys
from pathlib import Path

sys.dont_write_bytecode = True

import numpy as np  # noqa: E402
import torch  # noqa: E402
from cases import FAMILIES  # noqa: E402
from numeric import directions, loss_of, second_order, smooth_gradient, weights  # noqa: E402
from reference import OPS  # noqa: E402
from reference.composites import COMPOSITES  # noqa: E402
from verify import verify  # noqa: E402

TARGET = Path(__file__).parents[2] / 'src/internal/conformance/data'
NAMES = {'f': 'float32', 'i': 'int32', 'b': 'bool'}


def substitute(call, inputs):
    if isinstance(call, list):
        return [substitute(each, inputs) for each in call]
    if isinstance(call, dict):
        return {key: substitute(each, inputs) for key, each in call.items()}
    if isinstance(call, str) and call.startswith('$'):
        return inputs[int(call[1:])]
    return call


def flatten(result):
    """Outputs as a list; the fields of an object in alphabetical order."""
    if isinstance(result, dict):
        result = [result[key] for key in sorted(result)]
    return [np.asarray(y) for y in (result if isinstance(result, (list, tuple)) else [result])]


def solve(case):
    """Outputs, gradients and second-order gradients of a case."""
    op, inputs, which = case['op'], case['inputs'], case['which']
    if op in COMPOSITES:
        return solve_with_torch(case)
    reference = lambda values: flatten(OPS[op](*substitute(case['call'], values)))  # noqa: E731
    outputs = reference(inputs)
    function = loss_of(reference)
    gradients = smooth_gradient(f'{op} {case["name"]}', function, inputs, which) if which else None
    return outputs, gradients, second_order(function, inputs, which) if case['second'] else None


def solve_with_torch(case):
    tensors = [torch.tensor(x.tolist(), dtype=torch.float64 if x.dtype == np.float64 else torch.int64) for x in case['inputs']]
    for i in case['which']:
        tensors[i].requires_grad_()
    parameters = [tensors[i] for i in case['which']]
    output = COMPOSITES[case['op']](*substitute(case['call'], tensors))
    loss = (output.reshape(-1) * torch.tensor(weights(output.numel()))).sum()
    first = torch.autograd.grad(loss, parameters, create_graph=True)
    directed = sum((g.reshape(-1) * torch.tensor(directions(g.numel()))).sum() for g in first)
    second = torch.autograd.grad(directed, parameters, allow_unused=True) if case['second'] else None

    def spread(values):
        found = {i: 0 * tensors[i] if value is None else value for i, value in zip(case['which'], values)}
        return [np.array(found[i].tolist()) if i in found else None for i in range(len(tensors))]

    return [np.array(output.tolist())], spread(first), spread(second) if second else None


def number(x):
    if isinstance(x, (bool, np.bool_)):
        return Json(int(x))
    if np.isnan(x):
        return Json('"NaN"')
    if abs(x) >= 2.0**128 * (1 - 2.0**-25):  # rounds to infinity in float32
        return Json('"Infinity"' if x > 0 else '"-Infinity"')
    if x == 0 and np.signbit(x):
        return Json('-0')
    return Json(np.float32(x) if np.float32(x) == x and x % 1 else f'{x:.7g}')  # inputs with the digits of float32


class Json(str):
    """Text that is JSON already."""


def encode(value):
    """JSON without blanks, and with the digits that `number` chose."""
    if isinstance(value, Json):
        return value
    if isinstance(value, list):
        return f'[{",".join(map(encode, value))}]'
    if isinstance(value, dict):
        return f'{{{",".join(f"{json.dumps(key)}:{encode(each)}" for key, each in value.items())}}}'
    if isinstance(value, float) and not np.isfinite(value):
        return number(value)
    return json.dumps(value, ensure_ascii=False)


def numbers(x):
    return [number(each) for each in np.ravel(x)]


def tensor(x):
    return [NAMES[x.dtype.kind], list(x.shape), numbers(x)]


def line(case):
    with np.errstate(all='ignore'):
        outputs, gradients, second = solve(case)
    entry = {key: case[key] for key in ('op', 'name', 'call')}
    entry['inputs'] = [tensor(x) for x in case['inputs']]
    entry['outputs'] = [tensor(y) for y in outputs]
    if gradients is not None:
        entry['gradients'] = [g if g is None else numbers(tidy(g)) for g in gradients]
    if second is not None:
        # An input that the gradient does not depend on is not on the tape of a second differentiation.
        found = [None if g is None or not tidy(g, 1e-6).any() else numbers(tidy(g, 1e-6)) for g in second]
        if any(found):
            entry['secondOrder'] = found
    assert all(np.isfinite(g).all() for g in [*(gradients or []), *(second or [])] if g is not None), entry
    if case['tolerance']:
        entry['tolerance'] = case['tolerance']
    return encode(entry)


def tidy(gradient, noise=1e-9):
    """Differences leave 1e-13 where the gradient is zero, and differences of differences 1e-9."""
    return np.where(np.abs(gradient) < noise, 0.0, gradient)


def main():
    print(verify())
    TARGET.mkdir(parents=True, exist_ok=True)
    total = 0
    for family, cases in FAMILIES.items():
        lines = [line(case) for case in cases]
        total += len(lines)
        text = (
            f'/** Cases of the conformance suite, one JSON object a line; written by test/conformance/generate.py. */\n'
            f'export const {family}Cases: string = `\n' + '\n'.join(lines) + '\n`;\n'
        )
        assert '\\' not in text and '${' not in text and text.count('`') == 2, family
        path = TARGET / f'{family}.data.ts'
        path.write_text(text)
        print(f'{path.name}: {len(lines)} cases, {len(text.encode()) / 1000:.0f} kB')
    missing = sorted((set(OPS) | set(COMPOSITES)) - {case['op'] for cases in FAMILIES.values() for case in cases})
    print(f'{total} cases; references without one: {", ".join(missing) or "none"}')
    return 1 if missing else 0


if __name__ == '__main__':
    sys.exit(main())
