"""Writes programs.json: what verl's own functions, and TRL's formulas under torch, give in float64, with gradients of autograd.

    git show b178a3cd:verl/trainer/ppo/core_algos.py > core_algos.py          (of github.com/volcengine/verl)
    git show b178a3cd:verl/utils/torch_functional.py > torch_functional.py
    python3 programs.py core_algos.py torch_functional.py

needs torch (Debian: python3-torch). The functions are cut out of verl's files and run as they are. TRL (f2cd5771) computes its loss inside of a trainer:
its formulas are written out here, in `trl_loss`. Inputs are multiples of 1/64, which float32 holds exactly.
"""

import ast
import json
import pathlib
import random
import sys
import types
from collections import defaultdict
from typing import Any, Optional

import numpy
import torch

torch.set_default_dtype(torch.float64)
random.seed(6)


class Config(dict):
    """verl's configuration: fields, and `get`."""

    __getattr__ = dict.get
    global_batch_info: dict = {}


def functions_of(path, names, **known):
    """Runs the named functions of a file without importing what the file imports."""
    body = [node for node in ast.parse(pathlib.Path(path).read_text()).body if getattr(node, "name", None) in names]
    for node in body:
        node.decorator_list = []
        for argument in node.args.args:
            argument.annotation = None
        node.returns = None
    scope = dict(known, torch=torch, np=numpy, defaultdict=defaultdict, Optional=Optional, Any=Any)
    exec(compile(ast.Module(body=body, type_ignores=[]), str(path), "exec"), scope)
    return types.SimpleNamespace(**{name: scope[name] for name in names})


masked = functions_of(sys.argv[2], ["masked_sum", "masked_mean", "masked_var", "masked_whiten"])
verl = functions_of(
    sys.argv[1],
    [
        "agg_loss",
        "compute_policy_loss_vanilla",
        "compute_policy_loss_gspo",
        "compute_policy_loss_sapo",
        "compute_policy_loss_cispo",
        "kl_penalty",
        "kl_penalty_forward",
        "compute_grpo_outcome_advantage",
        "compute_rloo_outcome_advantage",
        "compute_opo_outcome_advantage",
        "compute_grpo_passk_outcome_advantage",
        "compute_reinforce_plus_plus_baseline_outcome_advantage",
    ],
    verl_F=masked,
    ActorConfig=Config,
    AlgoConfig=type("AlgoConfig", (), {}),
)


def grid(rows, columns, low, high):
    return [[random.randint(int(low * 64), int(high * 64)) / 64 for _ in range(columns)] for _ in range(rows)]


def batch():
    """Five completions of up to seven tokens, one of them without any; ratios from 0.05 to 20, advantages of both signs and 0."""
    lengths = [7, 5, 0, 1, 6]
    old = grid(5, 7, -3, 0)
    scale = [0.25, 1, 1, 3, 0.5]
    new = [[o + s * d for o, d in zip(row, change)] for row, change, s in zip(old, grid(5, 7, -1, 1), scale)]
    return {
        "logprobs": [[min(x, 0.0) for x in row] for row in new],
        "oldLogprobs": old,
        "referenceLogprobs": grid(5, 7, -3, 0),
        "advantages": [1.25, -0.75, 0.5, -2.0, 0.0],
        "tokenAdvantages": grid(5, 7, -2, 2),
        "weights": grid(5, 7, 0, 2),
        "mask": [[1 if t < n else 0 for t in range(7)] for n in lengths],
    }


def read(given):
    tensors = {name: torch.tensor(values, dtype=torch.float64) for name, values in given.items()}
    tensors["logprobs"].requires_grad_(True)
    return types.SimpleNamespace(**tensors)


def differentiated(loss, x):
    (gradient,) = torch.autograd.grad(loss, x.logprobs)
    return {"loss": loss.item(), "gradient": gradient.tolist()}


cases = []


def add(kind, name, source, given, expected, tol=1e-7):
    cases.append({"id": name, "kind": kind, "source": source, "input": given, "expected": expected, "tol": tol})


# Losses. `seq` says under which mode verl aggregates, `options` what Cairn is told.
LOSSES = [
    ("vanilla", "token-mean", {}, {"dualClip": 3}),
    ("vanilla", "seq-mean-token-mean", {"clip_ratio_high": 0.28}, {"dualClip": 3, "clipHigh": 0.28}),
    ("vanilla", "seq-mean-token-sum", {"clip_ratio_c": 1.5}, {"dualClip": 1.5}),
    ("vanilla", "seq-mean-token-sum-norm", {"clip_ratio": 0.05}, {"dualClip": 3, "clipLow": 0.05, "clipHigh": 0.05}),
    ("gspo", "seq-mean-token-mean", {}, {"level": "sequenceToken"}),
    ("gspo", "seq-mean-token-mean", {"clip_ratio": 0.01}, {"level": "sequenceToken", "clipLow": 0.01, "clipHigh": 0.01}),
    ("sapo", "seq-mean-token-mean", {"tau_pos": 1.0, "tau_neg": 1.05}, {"objective": "sapo"}),
    (
        "sapo",
        "seq-mean-token-mean",
        {"tau_pos": 2.0, "tau_neg": 0.5},
        {"objective": "sapo", "positiveTemperature": 2, "negativeTemperature": 0.5},
    ),
    ("cispo", "token-mean", {"clip_ratio_high": 0.28}, {"objective": "cispo", "clipHigh": 0.28}),
    ("cispo", "seq-mean-token-sum", {"clip_ratio_low": 1.0, "clip_ratio_high": 4.0}, {"objective": "cispo", "clipLow": 1, "clipHigh": 4}),
]
MODES = {
    "token-mean": {"aggregation": "tokenMean"},
    "seq-mean-token-mean": {"aggregation": "sequenceMean"},
    "seq-mean-token-sum": {"aggregation": "sequenceSum"},
    "seq-mean-token-sum-norm": {"aggregation": "fixedLengthSum", "maxLength": 7},
}
for number, (loss, mode, config, options) in enumerate(LOSSES):
    for per_token in (False, True):
        given = batch()
        x = read(given)
        advantages = x.tokenAdvantages if per_token else x.advantages.unsqueeze(1).expand(-1, 7)
        settings = Config({"clip_ratio": 0.2, **config})
        weights = x.weights if per_token else None
        value, _ = getattr(verl, f"compute_policy_loss_{loss}")(
            x.oldLogprobs, x.logprobs, advantages, x.mask, mode, settings, weights
        )
        shown = {name: given[name] for name in ("logprobs", "oldLogprobs", "mask")}
        shown["advantages"] = given["tokenAdvantages" if per_token else "advantages"]
        shown["options"] = {**options, **MODES[mode]}
        if per_token:
            shown["weights"] = given["weights"]
        name = f"verl-{loss}-{number}-{'token' if per_token else 'completion'}"
        add("program-loss", name, f"verl compute_policy_loss_{loss} executed", shown, differentiated(value, x))


def trl_loss(x, level, loss_type, low, high, delta=None, beta=0.0, corrected=False, max_length=None):
    """The formulas of GRPOTrainer's loss. Sequence weights keep their own gradient."""
    logs = x.logprobs - x.oldLogprobs
    lengths = x.mask.sum(-1).clamp(min=1.0)
    if level == "sequence":
        logs = ((logs * x.mask).sum(-1) / lengths).unsqueeze(-1)
    ratio = logs.exp()
    advantages = x.advantages.unsqueeze(1)
    if loss_type == "cispo":
        losses = -ratio.clamp(max=high).detach() * advantages * x.logprobs
    else:
        clipped = ratio.clamp(1 - low, 1 + high)
        capped = ratio if delta is None else ratio.clamp(max=delta)
        losses = -torch.min(capped * advantages, clipped * advantages)
    if beta:
        difference = x.referenceLogprobs - x.logprobs
        divergence = difference.exp() - difference - 1
        losses = losses + beta * (divergence * ratio if corrected else divergence)
    total = (losses * x.mask).sum()
    if loss_type == "grpo":
        return ((losses * x.mask).sum(-1) / lengths).mean()
    if loss_type == "dr_grpo":
        return total / (x.mask.shape[0] * max_length)
    return total / x.mask.sum().clamp(min=1.0)


UNLIMITED = {"logRatioLimit": 80, "valueLimit": "Infinity"}
TRL = [
    (dict(level="token", loss_type="grpo", low=0.2, high=0.2), {"aggregation": "sequenceMean", "emptySequences": "count"}),
    (dict(level="token", loss_type="dapo", low=0.2, high=0.28), {"clipHigh": 0.28}),
    (
        dict(level="token", loss_type="dr_grpo", low=0.2, high=0.2, max_length=12),
        {"aggregation": "fixedLength", "maxLength": 12, "emptySequences": "count"},
    ),
    (dict(level="token", loss_type="bnpo", low=0.2, high=0.2, delta=2.5), {"dualClip": 2.5}),
    (
        dict(level="sequence", loss_type="grpo", low=0.01, high=0.02),
        {"level": "sequence", "clipLow": 0.01, "clipHigh": 0.02, "aggregation": "sequenceMean", "emptySequences": "count"},
    ),
    (dict(level="token", loss_type="cispo", low=0.2, high=5.0), {"objective": "cispo", "clipLow": 1, "clipHigh": 4}),
    (
        dict(level="token", loss_type="grpo", low=0.2, high=0.2, beta=0.04),
        {"aggregation": "sequenceMean", "emptySequences": "count", "klCoefficient": 0.04, "kl": UNLIMITED},
    ),
    (
        dict(level="token", loss_type="dapo", low=0.2, high=0.2, beta=0.5, corrected=True),
        {"klCoefficient": 0.5, "klCorrection": "ratio", "kl": UNLIMITED},
    ),
]
for number, (settings, options) in enumerate(TRL):
    given = batch()
    x = read(given)
    shown = {name: given[name] for name in ("logprobs", "oldLogprobs", "mask", "advantages")}
    shown["options"] = {**options, "logRatioLimit": 80}
    if settings.get("beta"):
        shown["referenceLogprobs"] = given["referenceLogprobs"]
    source = "formulas of TRL f2cd5771 GRPOTrainer under torch"
    add("program-loss", f"trl-{settings['loss_type']}-{number}", source, shown, differentiated(trl_loss(x, **settings), x))

# Divergences, with the gradient of their sum.
for kind, options in [
    ("k1", {"kind": "k1"}),
    ("k2", {"kind": "k2"}),
    ("k3", {"kind": "k3"}),
    ("abs", {"kind": "absolute"}),
    ("k1+", {"kind": "k1", "gradient": "k2"}),
    ("k3+", {"kind": "k3", "gradient": "k2"}),
]:
    logprobs = torch.tensor([-1.0, -0.5, -2.0, -0.125, -50.0, -0.25, -4.0], requires_grad=True)
    reference = torch.tensor([-1.25, -0.375, -1.0, -0.140625, -1.0, -30.0, -1.5])
    if kind.endswith("+"):  # at this commit kl_penalty raises for such names, before it comes to its own rule, which is this one
        other = 0.5 * (logprobs - reference).square()
        value = other - other.detach() + verl.kl_penalty_forward(logprobs, reference, kind[:-1]).detach()
    else:
        value = verl.kl_penalty(logprobs, reference, kind)
    (gradient,) = torch.autograd.grad(value.sum(), logprobs)
    given = {"logprobs": logprobs.tolist(), "referenceLogprobs": reference.tolist(), "options": options}
    add("program-kl", f"verl-{kind}", "verl kl_penalty, kl_penalty_forward executed", given, {"values": value.tolist(), "gradient": gradient.tolist()})

# Advantages of verl: ids in any order, a group of one, equal rewards.
for number in range(3):
    ids = ["a", "b", "a", "c", "b", "a", "d", "b", "d", "a"]
    rewards = [random.randint(0, 64) / 64 for _ in ids]
    rewards[6] = rewards[8]
    lengths = [random.randint(1, 9) for _ in ids]
    mask = torch.tensor([[1.0 if t < n else 0.0 for t in range(9)] for n in lengths])
    scores = torch.zeros_like(mask)
    scores[:, 0] = torch.tensor(rewards)
    index = numpy.array(ids, dtype=object)
    given = {"rewards": rewards, "lengths": lengths, "groupIds": ids}
    expected = {}
    for name, function in {
        "grpo": verl.compute_grpo_outcome_advantage,
        "rloo": verl.compute_rloo_outcome_advantage,
        "opo": verl.compute_opo_outcome_advantage,
        "reinforcePlusPlus": verl.compute_reinforce_plus_plus_baseline_outcome_advantage,
    }.items():
        expected[name] = function(scores.clone(), mask, index)[0][:, 0].tolist()
    expected["drGrpo"] = verl.compute_grpo_outcome_advantage(scores.clone(), mask, index, norm_adv_by_std_in_grpo=False)[0][:, 0].tolist()
    pairs = numpy.array(["a", "b", "a", "b", "b", "a", "d", "b", "d", "a"], dtype=object)  # verl wants two in each group
    given["passAtKGroupIds"] = pairs.tolist()
    expected["passAtK"] = verl.compute_grpo_passk_outcome_advantage(scores, mask, pairs, config=Config())[0][:, 0].tolist()
    add("program-advantages", f"verl-advantages-{number}", "verl compute_*_outcome_advantage executed", given, expected)

about = {"oracle": f"verl b178a3cd and TRL f2cd5771, torch {torch.__version__}, float64"}
lines = ",\n".join(json.dumps(case) for case in cases)
pathlib.Path(__file__).with_suffix(".json").write_text(json.dumps(about)[:-1] + f', "cases": [\n{lines}\n]}}\n')
print(len(cases), "cases")
