import numpy as np
from scipy.linalg import eigh
from scipy.sparse import csr_matrix
from scipy.sparse.linalg import LinearOperator, eigsh


def deflated(laplacian, size, tolerance):
    """The Fiedler value by ARPACK, the constant vector moved to the other end of the spectrum."""
    matrix = laplacian.reshape(size, size)
    shift = 1.5 * matrix.diagonal().max()

    def multiply(x):
        return matrix @ x + shift * x.mean()

    def job():
        values, vectors = eigsh(LinearOperator((size, size), matvec=multiply, dtype=float), k=1, which='SA', tol=tolerance)
        return float(values[0])

    return job


def subset(laplacian, size):
    matrix = laplacian.reshape(size, size)
    return lambda: float(eigh(matrix, subset_by_index=[0, 1])[0][1])


def batch(laplacians, size):
    """numpy.linalg.eigh of matrices that come one by one, as batches of a training loop do."""
    matrices = laplacians.reshape(-1, size, size)
    return lambda: [float(np.linalg.eigh(matrix)[0][1]) for matrix in matrices]


def stacked(laplacians, size):
    """numpy.linalg.eigh of all matrices in one call."""
    matrices = laplacians.reshape(-1, size, size)
    return lambda: np.linalg.eigh(matrices)[0][:, 1].tolist()


def shift_invert(row_pointers, columns, values, size):
    """The Fiedler value of a sparse Laplacian by ARPACK with a factorisation near 0."""
    matrix = csr_matrix((values, columns, row_pointers), shape=(size, size)).tocsc()
    return lambda: float(np.sort(eigsh(matrix, k=2, sigma=-1e-9)[0])[1])
