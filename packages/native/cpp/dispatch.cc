#include "dispatch.h"

#include <string.h>

#include <atomic>

namespace cairn {

#if defined(__aarch64__)
#define CAIRN_BASE neon
#else
#define CAIRN_BASE baseline
#endif

namespace CAIRN_BASE {
extern const Kernels table;
}
#if defined(__x86_64__)
namespace avx2 {
extern const Kernels table;
}
namespace avx512 {
extern const Kernels table;
}
#endif

int32_t usableTargets(const Kernels* (&targets)[4]) {
  int32_t count = 0;
  targets[count++] = &CAIRN_BASE::table;
#if defined(__x86_64__)
  __builtin_cpu_init();
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) {
    targets[count++] = &avx2::table;
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512bw") &&
        __builtin_cpu_supports("avx512vl"))
      targets[count++] = &avx512::table;
  }
#endif
  return count;
}

namespace {

const Kernels* bestTarget() {
  const Kernels* targets[4];
  const int32_t count = usableTargets(targets);
  return targets[count - 1];
}

std::atomic<const Kernels*>& current() {
  static std::atomic<const Kernels*> chosen{bestTarget()};
  return chosen;
}

}  // namespace

const Kernels& kernels() { return *current().load(std::memory_order_relaxed); }

bool useTarget(const char* name) {
  const Kernels* targets[4];
  const int32_t count = usableTargets(targets);
  for (int32_t i = 0; i < count; i++)
    if (strcmp(targets[i]->name, name) == 0) {
      current() = targets[i];
      return true;
    }
  return false;
}

}  // namespace cairn
