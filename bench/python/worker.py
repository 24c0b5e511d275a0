"""Prepares jobs and times them; one line of JSON in, one line of JSON out (see bench/peers/python.ts)."""

import importlib
import json
import math
import sys
from time import perf_counter

import numpy as np

job = None


def read(value):
    return np.fromfile(value['file'], dtype=value['type']) if isinstance(value, dict) else value


def plain(value):
    if isinstance(value, dict):
        return {key: plain(entry) for key, entry in value.items()}
    if isinstance(value, (list, tuple, np.ndarray)):
        return [plain(entry) for entry in value]
    if isinstance(value, np.generic):
        value = value.item()
    return None if isinstance(value, float) and not math.isfinite(value) else value


def answer(request):
    global job
    if 'module' in request:
        job = None  # before memory is taken for the next
        prepare = getattr(importlib.import_module(request['module']), request['prepare'])
        job = prepare(**{name: read(value) for name, value in request['parameters'].items()})
        return {}
    times = request['times']
    start = perf_counter()
    for _ in range(times):
        result = job()
    milliseconds = (perf_counter() - start) * 1000 / times
    return {'milliseconds': milliseconds, 'result': plain(result)}


answers, sys.stdout = sys.stdout, sys.stderr  # what a peer prints is no answer
for line in sys.stdin:
    try:
        reply = answer(json.loads(line))
    except ModuleNotFoundError as error:
        reply = {'missing': error.name}
    except Exception as error:
        reply = {'error': f'{type(error).__name__}: {error}'}
    print(json.dumps(reply), file=answers, flush=True)
