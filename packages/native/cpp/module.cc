// The binary's face to JavaScript (Node-API 8): the functions of calls.h under their names. Anything that does not fit exactly is a TypeError
// or RangeError; memory that cannot be had is an Error that says so.
#include <atomic>
#include <new>

#include "calls.h"
#include "threads.h"

namespace cairn {
namespace {

void callUseTarget(Call& call) {
  char name[32];
  call.text("name", name, sizeof name);
  if (!useTarget(name)) refuse(false, "this processor or binary has no target '%s'", name);
}

napi_value failure(napi_env env, bool isType, const char* code, const char* message) {
  if (isType) napi_throw_type_error(env, code, message);
  else napi_throw_range_error(env, code, message);
  return nullptr;
}

template <void (*function)(Call&)>
napi_value enter(napi_env env, napi_callback_info info) {
  try {
    Call call(env, info);
    function(call);
  } catch (const Refusal& refusal) {
    return failure(env, refusal.isType, "CAIRN_ARGUMENT", refusal.message);
  } catch (const NoConvergence&) {
    napi_throw_error(env, "CAIRN_CONVERGENCE", "no convergence in 60 sweeps");
  } catch (const std::bad_alloc&) {
    napi_throw_error(env, "CAIRN_MEMORY", "out of memory");
  } catch (...) {
    napi_throw_error(env, "CAIRN_INTERNAL", "unexpected failure");
  }
  return nullptr;
}

void setText(napi_env env, napi_value object, const char* name, const char* text) {
  napi_value value;
  napi_create_string_utf8(env, text, NAPI_AUTO_LENGTH, &value);
  napi_set_named_property(env, object, name, value);
}

/** {version, interface, target, targets, threads}; `interface` changes with the functions below, and src/internal/addon.ts expects it. */
napi_value info(napi_env env, napi_callback_info) {
  napi_value result, names, threads, version;
  napi_create_object(env, &result);
  setText(env, result, "version", CAIRN_VERSION);
  setText(env, result, "target", kernels().name);
  const Kernels* targets[4];
  const int32_t count = usableTargets(targets);
  napi_create_array(env, &names);
  for (int32_t i = 0; i < count; i++) {
    napi_value name;
    napi_create_string_utf8(env, targets[i]->name, NAPI_AUTO_LENGTH, &name);
    napi_set_element(env, names, static_cast<uint32_t>(i), name);
  }
  napi_set_named_property(env, result, "targets", names);
  napi_create_int32(env, threadCount(), &threads);
  napi_set_named_property(env, result, "threads", threads);
  napi_create_int32(env, 1, &version);
  napi_set_named_property(env, result, "interface", version);
  return result;
}

/** Environments (the main thread and workers) that use this binary. Node may unload it after the last, which no thread may outlive. */
std::atomic<int> environments{0};

void leave(void*) {
  if (--environments == 0) stopThreads();
}

}  // namespace
}  // namespace cairn

NAPI_MODULE_INIT() {
  using namespace cairn;
  const struct {
    const char* name;
    napi_callback function;
  } functions[] = {
      {"info", info},
      {"useTarget", enter<callUseTarget>},
      {"gemm", enter<callGemm>},
      {"convolve", enter<callConvolve>},
      {"convolveGradientInput", enter<callConvolveGradientInput>},
      {"convolveGradientFilter", enter<callConvolveGradientFilter>},
      {"depthwise", enter<callDepthwise>},
      {"depthwiseGradientInput", enter<callDepthwiseGradientInput>},
      {"depthwiseGradientFilter", enter<callDepthwiseGradientFilter>},
      {"maxPool", enter<callMaxPool>},
      {"averagePool", enter<callAveragePool>},
      {"maxPoolGradient", enter<callMaxPoolGradient>},
      {"averagePoolGradient", enter<callAveragePoolGradient>},
      {"unary", enter<callUnary>},
      {"binary", enter<callBinary>},
      {"compare", enter<callCompare>},
      {"select", enter<callSelect>},
      {"reduce", enter<callReduce>},
      {"softmax", enter<callSoftmax>},
      {"logSoftmax", enter<callLogSoftmax>},
      {"normalize", enter<callNormalize>},
      {"copyBox", enter<callCopyBox>},
      {"gather", enter<callGather>},
      {"segmentSum", enter<callSegmentSum>},
      {"cumulativeSum", enter<callCumulativeSum>},
      {"largest", enter<callLargest>},
      {"resizeBilinear", enter<callResizeBilinear>},
      {"resizeBilinearGradient", enter<callResizeBilinearGradient>},
      {"adamW", enter<callAdamW>},
      {"symmetricEigen", enter<callSymmetricEigen>},
      {"symmetricProduct", enter<callSymmetricProduct>},
  };
  for (const auto& entry : functions) {
    napi_value function;
    if (napi_create_function(env, entry.name, NAPI_AUTO_LENGTH, entry.function, nullptr, &function) != napi_ok ||
        napi_set_named_property(env, exports, entry.name, function) != napi_ok)
      return nullptr;
  }
  environments++;
  napi_add_env_cleanup_hook(env, leave, nullptr);
  return exports;
}
