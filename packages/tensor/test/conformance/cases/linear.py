"""Products of matrices."""

import numpy as np

from .case import case, draw, float32, ints

case('matMul', 'matrices', [draw(3, 4), draw(4, 5)], second=True)
case('matMul', 'first transposed', [draw(4, 3), draw(4, 5)], True, second=True)
case('matMul', 'second transposed', [draw(3, 4), draw(5, 4)], False, True, second=True)
case('matMul', 'both transposed', [draw(4, 3), draw(5, 4)], True, True)
case('matMul', 'batches', [draw(2, 3, 4), draw(2, 4, 2)], second=True)
case('matMul', 'batches, first transposed', [draw(2, 4, 3), draw(2, 4, 2)], True)
case('matMul', 'batches, second transposed', [draw(2, 3, 4), draw(2, 2, 4)], False, True)
case('matMul', 'batches, both transposed', [draw(2, 4, 3), draw(2, 2, 4)], True, True)
case('matMul', 'first has one batch', [draw(1, 3, 4), draw(3, 4, 2)], second=True)
case('matMul', 'second has one batch', [draw(3, 2, 4), draw(1, 4, 3)])
case('matMul', 'second has no batch', [draw(3, 2, 4), draw(4, 3)])
case('matMul', 'first has no batch, transposed', [draw(4, 2), draw(3, 4, 3)], True)
case('matMul', 'rank 4, broadcast both ways', [draw(2, 1, 2, 3), draw(1, 2, 3, 2)])
case('matMul', 'one row', [draw(1, 6), draw(6, 3)])
case('matMul', 'one column', [draw(3, 6), draw(6, 1)])
case('matMul', 'inner size 1', [draw(3, 1), draw(1, 4)])
case('matMul', 'inner size 0 gives zeros', [np.zeros((2, 0)), np.zeros((0, 3))], gradient=False)
case('matMul', 'no rows', [np.zeros((0, 3)), draw(3, 2)], gradient=False)
case('matMul', 'sizes divisible by 4', [draw(8, 12), draw(12, 8)])
case('matMul', 'beyond one tile', [np.round(draw(33, 9), 1), np.round(draw(9, 34), 1)], gradient=False)
case('matMul', 'long inner size', [np.round(draw(2, 200), 1), np.round(draw(200, 3), 1)], gradient=False)
case('matMul', 'beyond one tile, with gradient', [np.round(draw(17, 5), 1), np.round(draw(5, 19), 1)])
case('matMul', 'NaN and infinity spread', [float32([[1, np.nan], [np.inf, 1]]), float32([[1, 2], [3, 4]])], gradient=False)

inputs = dict(a='$0', b='$1')
biased = dict(inputs, bias='$2')
matrices = [draw(3, 4), draw(4, 5), draw(5, seed=1)]
case('fusedMatMul', 'no bias', matrices[:2], call=[inputs], second=True)
case('fusedMatMul', 'bias', matrices, call=[biased], second=True)
case('fusedMatMul', 'transposed', [draw(4, 3), draw(5, 4), draw(5, seed=1)], call=[dict(biased, transposeA=True, transposeB=True)])
case('fusedMatMul', 'batches', [draw(2, 3, 4), draw(2, 4, 5), draw(5, seed=1)], call=[biased])
for activation in ('relu', 'relu6', 'elu', 'sigmoid', 'linear'):
    case('fusedMatMul', f'bias, {activation}', matrices, call=[dict(biased, activation=activation)])
case('fusedMatMul', 'bias, leakyrelu', matrices, call=[dict(biased, activation='leakyrelu', leakyreluAlpha=0.1)])
case('fusedMatMul', 'bias, prelu', [*matrices, draw(5, low=0.05, high=0.3)], call=[dict(biased, activation='prelu', preluActivationWeights='$3')])

case('dot', 'vectors', [draw(5), draw(5, seed=1)], second=True)
case('dot', 'vector and matrix', [draw(3), draw(3, 4)])
case('dot', 'matrix and vector', [draw(3, 4), draw(4)])
case('dot', 'matrices', [draw(3, 4), draw(4, 2)])
case('outerProduct', 'vectors', [draw(3), draw(4)], second=True)

for equation, shapes in {
    'ij,jk->ik': [(2, 3), (3, 4)],
    'bij,bjk->bik': [(2, 2, 3), (2, 3, 2)],
    'bij,kj->bik': [(2, 2, 3), (4, 3)],
    'nij,nj->ni': [(2, 3, 4), (2, 4)],
    'ij,ij->i': [(3, 4), (3, 4)],
    'ij,ij->': [(3, 4), (3, 4)],
    'i,j->ij': [(3,), (4,)],
    'bqhd,bkhd->bhqk': [(1, 2, 2, 3), (1, 3, 2, 3)],
    'ij->ji': [(3, 4)],
    'ijk->j': [(2, 3, 2)],
    'ij->': [(2, 3)],
    'i->i': [(4,)],
}.items():
    tensors = [draw(*shape, seed=i) for i, shape in enumerate(shapes)]
    case('einsum', equation, tensors, call=[equation, *(f'${i}' for i in range(len(tensors)))], second=len(tensors) > 1)

case('bandPart', 'band', [draw(4, 5)], 1, 2, second=True)
case('bandPart', 'lower triangle', [draw(4, 4)], -1, 0)
case('bandPart', 'upper triangle', [draw(4, 4)], 0, -1)
case('bandPart', 'batches', [draw(2, 3, 4)], 1, 0)
case('bandPart', 'everything', [draw(3, 3)], -1, -1)
case('bandPart', 'int32', [ints(3, 3)], 0, 0)
case('diag', 'vector', [draw(4)])
case('diag', 'matrix', [draw(2, 2)])
case('diag', 'int32', [ints(3)])
case('eye', 'square', [], 3)
case('eye', 'wide', [], 2, 4)
case('eye', 'batches', [], 2, 3, [2])
case('eye', 'int32', [], 2, 2, None, 'int32')
