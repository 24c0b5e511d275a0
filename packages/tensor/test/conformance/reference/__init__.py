from . import composites, convolution, elementwise, images, indexing, linear, reductions, shapes  # noqa: F401
from .registry import OPS  # noqa: F401
