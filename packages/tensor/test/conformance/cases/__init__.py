"""All cases, by family: one module here is one data module of the suite."""

from importlib import import_module

from .case import CASES

FAMILIES = {}
for name in ('elementwise', 'binary', 'reductions', 'linear', 'convolution', 'images', 'indexing', 'shapes', 'composites'):
    start = len(CASES)
    import_module(f'cases.{name}')
    FAMILIES[name] = CASES[start:]
