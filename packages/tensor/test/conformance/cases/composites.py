"""Networks of a few layers; references and gradients by torch."""

import numpy as np

from .case import case, draw, positive

case('attention', 'two heads', [draw(2, 3, 4), draw(4, 4), draw(4, 4, seed=1), draw(4, 4, seed=2)], 2, second=True)
case('attention', 'one head', [draw(1, 4, 2), draw(2, 2), draw(2, 2, seed=1), draw(2, 2, seed=2)], 1)
case('causalAttention', 'one sequence', [draw(1, 4, 2), draw(1, 4, 2, seed=1), draw(1, 4, 2, seed=2)], second=True)
case('layerNorm', 'rows', [draw(3, 4), positive(4), draw(4, seed=1)], second=True)
case('layerNorm', 'sequences', [draw(2, 2, 3), positive(3), draw(3, seed=1)])
labels = np.array([0, 2, 1, 2])
case('mlpLoss', 'four rows, three classes', [draw(4, 3), draw(3, 5), draw(5), draw(5, 3), draw(3), labels], gradient=[0, 1, 2, 3, 4], second=True)
case('cnnLoss', 'two images', [draw(2, 4, 4, 1), draw(3, 3, 1, 2), draw(2, low=0.1, high=0.5), draw(8, 2), draw(2, 2)], gradient=[0, 1, 2, 3, 4])
case('recurrence', 'three steps', [draw(2, 3, 2), draw(2, 4), draw(2, 4, seed=1), draw(4)], second=True)
case('embeddingLoss', 'repeated tokens', [draw(5, 3), np.array([[0, 2, 2], [4, 0, 1]]), draw(3, 2)], gradient=[0, 2], second=True)
case('contrastiveLoss', 'four rows', [draw(4, 3)], 0.5, second=True)
