// Symmetric matrices in float64, row-major [size, size].
//
// All eigenpairs: Householder reduction to tridiagonal form from the last row up, where the update of one reflector and the product of the
// next are one pass over the lower triangle; then implicit QL with Wilkinson's shift on the rows of the transposed orthogonal matrix
// (Golub and Van Loan, "Matrix Computations", 8.3). It is the algorithm of numeric's symmetricEigen. Entries are expected in a range whose
// squares are float64: the caller scales.
#include "dispatch.h"
#include "simd.h"
#include "workspace.h"

namespace cairn::CAIRN_TARGET {
namespace {

/** Squares of anything smaller leave float64. */
constexpr double vanishing = 1e-150;

double dot(const double* x, const double* y, int64_t count) {
  double sum = 0;
#pragma omp simd reduction(+ : sum)
  for (int64_t i = 0; i < count; i++) sum += x[i] * y[i];
  return sum;
}

void addMultiple(double* y, double factor, const double* x, int64_t count) {
#pragma omp simd
  for (int64_t i = 0; i < count; i++) y[i] += factor * x[i];
}

/** Turns row[size] into the reflector that maps it onto its last axis; returns the factor, 0 when nothing is to do. */
double makeReflector(double* row, int64_t size, double& offDiagonal) {
  const double last = row[size - 1];
  double largest = 0;
  for (int64_t j = 0; j < size - 1; j++) largest = fmax(largest, fabs(row[j]));
  if (largest < vanishing) {
    offDiagonal = last;
    row[size - 1] = 1;
    return 0;
  }
  const double length = copysign(sqrt(dot(row, row, size)), -last), pivot = last - length;
  for (int64_t j = 0; j < size - 1; j++) row[j] /= pivot;
  row[size - 1] = 1;
  offDiagonal = length;
  return -pivot / length;
}

/** Rows 0 to m - 1 of the lower triangle: A -= p q' + q p', and y = A u with the new A. */
void updateAndMultiply(double* a, int64_t n, int64_t m, const double* p, const double* q, const double* u, double* y) {
  for (int64_t i = 0; i < m; i++) {
    double* row = a + i * n;
    const double pi = p[i], qi = q[i], ui = u[i];
    double sum = 0;
#pragma omp simd reduction(+ : sum)
    for (int64_t j = 0; j < i; j++) {
      const double value = row[j] - (pi * q[j] + qi * p[j]);
      row[j] = value;
      sum += value * u[j];
      y[j] += value * ui;
    }
    row[i] -= 2 * pi * qi;
    y[i] = sum + row[i] * ui;
  }
}

/** Leaves reflector m in row m of `a`, and the tridiagonal matrix in `diagonal` and `offDiagonal`. */
void tridiagonalize(double* a, int64_t n, double* diagonal, double* offDiagonal, double* factors, double* scratch) {
  double *q = scratch, *product = scratch + n;  // A -= u q' + q u' is what the rows above still await
  for (int64_t j = 0; j < n; j++) q[j] = 0;
  for (int64_t m = n - 1; m >= 0; m--) {
    double *row = a + m * n, *below = m < n - 1 ? row + n : row;
    const double um = below[m], qm = q[m];
    for (int64_t j = 0; j <= m; j++) row[j] -= um * q[j] + qm * below[j];
    diagonal[m] = row[m];
    factors[m] = 0;
    if (m == 0) return;
    const double factor = makeReflector(row, m, offDiagonal[m - 1]);
    factors[m] = factor;
    updateAndMultiply(a, n, m, below, q, row, product);
    const double half = 0.5 * factor * factor * dot(product, row, m);
    for (int64_t j = 0; j < m; j++) q[j] = factor * product[j] - half * row[j];
  }
}

/** The rows of the transposed orthogonal matrix that the reflectors make up. */
void multiplyReflectors(const double* reflectors, const double* factors, double* rows, int64_t n) {
  for (int64_t i = 0; i < n; i++)
    for (int64_t j = 0; j < n; j++) rows[i * n + j] = i == j;
  for (int64_t m = 1; m < n; m++)
    for (int64_t r = 0; r < m && factors[m] != 0; r++) {
      double* row = rows + r * n;
      addMultiple(row, -factors[m] * dot(row, reflectors + m * n, m), reflectors + m * n, m);
    }
}

/** Rotates the row pairs (last, last + 1), …, (first, first + 1), two rotations a pass. */
void rotateRows(double* rows, int64_t n, int64_t first, int64_t last, const double* sines, const double* cosines) {
  int64_t i = last;
  for (; i > first; i -= 2) {
    double *upper = rows + (i - 1) * n, *middle = upper + n, *lower = middle + n;
    const double s1 = sines[i], c1 = cosines[i], s0 = sines[i - 1], c0 = cosines[i - 1];
#pragma omp simd
    for (int64_t k = 0; k < n; k++) {
      const double x = upper[k], y = middle[k], z = lower[k], t = c1 * y - s1 * z;
      lower[k] = s1 * y + c1 * z;
      middle[k] = s0 * x + c0 * t;
      upper[k] = c0 * x - s0 * t;
    }
  }
  if (i < first) return;
  double *upper = rows + i * n, *lower = upper + n;
  const double s = sines[i], c = cosines[i];
#pragma omp simd
  for (int64_t k = 0; k < n; k++) {
    const double x = upper[k], y = lower[k];
    lower[k] = s * x + c * y;
    upper[k] = c * x - s * y;
  }
}

/** One sweep of the block from l to m. */
void sweep(double* d, double* e, double* rows, int64_t n, int64_t l, int64_t m, double* sines, double* cosines) {
  const double half = (d[l + 1] - d[l]) / (2 * e[l]), root = sqrt(half * half + 1);
  double g = d[m] - d[l] + e[l] / (half + (half < 0 ? -root : root));
  double sine = 1, cosine = 1, shift = 0;
  int64_t i = m - 1;
  for (; i >= l; i--) {
    const double f = sine * e[i], b = cosine * e[i], r = hypot(f, g);
    e[i + 1] = r;
    if (r < vanishing) {
      e[i + 1] = 0;
      d[i + 1] -= shift;
      e[m] = 0;
      break;
    }
    sine = f / r;
    cosine = g / r;
    const double next = d[i + 1] - shift, t = (d[i] - next) * sine + 2 * cosine * b;
    shift = sine * t;
    d[i + 1] = next + shift;
    g = cosine * t - b;
    sines[i] = sine;
    cosines[i] = cosine;
  }
  rotateRows(rows, n, i + 1, m - 1, sines, cosines);
  if (i >= l) return;
  d[l] -= shift;
  e[l] = g;
  e[m] = 0;
}

/** False when an eigenvalue did not converge in 60 sweeps. */
bool implicitQl(double* d, double* e, double* rows, int64_t n, double* scratch) {
  for (int64_t l = 0; l < n; l++)
    for (int64_t iteration = 0;; iteration++) {
      int64_t m = l;
      while (m < n - 1 && fabs(e[m]) > fmax(2.220446049250313e-16 * (fabs(d[m]) + fabs(d[m + 1])), vanishing)) m++;
      if (m == l) break;
      if (iteration == 60) return false;
      sweep(d, e, rows, n, l, m, scratch, scratch + n);
    }
  return true;
}

}  // namespace

/** Overwrites `matrix`. values[size] are unsorted; row k of vectors[size, size] belongs to values[k]. */
bool symmetricEigen(double* matrix, double* values, double* vectors, int64_t size) {
  double* scratch = workspace<double>(Slot::row, static_cast<size_t>(4 * size));
  double *offDiagonal = scratch, *factors = scratch + size, *rest = scratch + 2 * size;
  for (int64_t i = 0; i < size; i++) offDiagonal[i] = 0;
  tridiagonalize(matrix, size, values, offDiagonal, factors, rest);
  multiplyReflectors(matrix, factors, vectors, size);
  return implicitQl(values, offDiagonal, vectors, size, rest);
}

/** y = A x from the lower triangle, each entry of which is read once and used twice. */
void symmetricProduct(const double* matrix, const double* x, double* y, int64_t size) {
  for (int64_t i = 0; i < size; i++) {
    const double* row = matrix + i * size;
    const double xi = x[i];
    double sum = 0;
#pragma omp simd reduction(+ : sum)
    for (int64_t j = 0; j < i; j++) {
      sum += row[j] * x[j];
      y[j] += row[j] * xi;
    }
    y[i] = sum + row[i] * xi;
  }
}

}  // namespace cairn::CAIRN_TARGET
