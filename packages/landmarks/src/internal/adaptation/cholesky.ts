/**
 * Solves A x = b for several b at once, A symmetric and positive definite, n x n by rows. `matrix` becomes its factor, `rightHandSides` the solutions.
 * False where A is not positive definite.
 */
export function solveByCholesky(matrix: Float64Array, size: number, rightHandSides: readonly Float64Array[]): boolean {
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let value = matrix[i * size + j]!;
      for (let k = 0; k < j; k++) value -= matrix[i * size + k]! * matrix[j * size + k]!;
      if (i > j) matrix[i * size + j] = value / matrix[j * size + j]!;
      else if (value > 0) matrix[i * size + i] = Math.sqrt(value);
      else return false;
    }
  }
  for (const b of rightHandSides) {
    for (let i = 0; i < size; i++) {
      for (let k = 0; k < i; k++) b[i]! -= matrix[i * size + k]! * b[k]!;
      b[i]! /= matrix[i * size + i]!;
    }
    for (let i = size - 1; i >= 0; i--) {
      b[i]! /= matrix[i * size + i]!;
      for (let k = 0; k < i; k++) b[k]! -= matrix[i * size + k]! * b[i]!;
    }
  }
  return true;
}
