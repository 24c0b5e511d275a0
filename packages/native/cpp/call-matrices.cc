// Arguments of matrix products, and of eigenproblems of symmetric matrices.
#include "calls.h"

namespace cairn {

void callGemm(Call& call) {
  Shape shape(call, 9);
  Gemm g;
  g.batch = shape.size("batch");
  g.m = shape.size("m");
  g.n = shape.size("n");
  g.k = shape.size("k");
  const bool aShared = shape.flag("aShared"), bShared = shape.flag("bShared");
  g.transposeA = shape.flag("transposeA");
  g.transposeB = shape.flag("transposeB");
  const Activation activation = readActivation(shape);
  g.aStride = aShared ? 0 : g.m * g.k;
  g.bStride = bShared ? 0 : g.k * g.n;
  g.a = call.floats("a", sizeOf({aShared ? 1 : g.batch, g.m, g.k})).data;
  g.b = call.floats("b", sizeOf({bShared ? 1 : g.batch, g.k, g.n})).data;
  g.c = call.floats("c", sizeOf({g.batch, g.m, g.n})).data;
  g.epilogue = readEpilogue(call, activation, g.n);
  kernels().gemm(g);
}

void callSymmetricEigen(Call& call) {
  Shape shape(call, 1);
  const int64_t size = shape.size("size");
  double* matrix = call.doubles("matrix", sizeOf({size, size})).data;
  double* values = call.doubles("values", size).data;
  double* vectors = call.doubles("vectors", sizeOf({size, size})).data;
  for (int64_t i = 0; i < size * size; i++)
    if (!(matrix[i] > -1e150 && matrix[i] < 1e150)) refuse(false, "entries of the matrix must be finite and below 1e150");
  if (!kernels().symmetricEigen(matrix, values, vectors, size)) throw NoConvergence();
}

void callSymmetricProduct(Call& call) {
  Shape shape(call, 1);
  const int64_t size = shape.size("size");
  const double* matrix = call.doubles("matrix", sizeOf({size, size})).data;
  const double* x = call.doubles("x", size).data;
  kernels().symmetricProduct(matrix, x, call.doubles("y", size).data, size);
}

}  // namespace cairn
