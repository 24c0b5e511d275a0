"""Metrics and formats of decoding traces with NumPy, SciPy and the json module, as one writes them in Python."""

import json

import numpy as np
from scipy.stats import kendalltau


def metrics(steps, length):
    """AFP, tokens per forward pass and tau-b with the position of each of many decodes, averaged; a pass for each step up to the last."""
    traces = steps.reshape(-1, length)
    positions = np.arange(length)

    def job():
        sums = np.zeros(3)
        for final in traces:
            tau = kendalltau(positions, final)[0]
            sums += length / len(np.unique(final)), length / (final.max() + 1), tau
        return (sums / len(traces)).tolist()

    return job


def load(path):
    """A trace in JSON, its columns as arrays; the sum of its steps, positions and tokens."""

    def job():
        with open(path) as file:
            trace = json.load(file)
        events = {name: np.asarray(values) for name, values in trace['events'].items()}
        return [int(events[name].sum()) for name in ('step', 'position', 'token')]

    return job
