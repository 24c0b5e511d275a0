// Arguments of a call from JavaScript, read strictly: whatever is not exactly what a kernel expects is thrown as a Refusal, before any
// memory is touched. A detached buffer has length 0, so it never fits where numbers are expected.
#pragma once

#include <node_api.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>

#include <initializer_list>

namespace cairn {

/** Becomes a TypeError or RangeError in JavaScript. */
struct Refusal {
  bool isType;
  char message[200];
};

[[noreturn]] inline void refuse(bool isType, const char* format, ...) {
  Refusal refusal;
  refusal.isType = isType;
  va_list values;
  va_start(values, format);
  vsnprintf(refusal.message, sizeof refusal.message, format, values);
  va_end(values);
  throw refusal;
}

template <typename T>
struct Array {
  T* data;
  int64_t length;
};

/** The product of sizes, which no array can have beyond 2^40. */
inline int64_t sizeOf(std::initializer_list<int64_t> sizes) {
  constexpr int64_t limit = int64_t{1} << 40;
  int64_t product = 1;
  for (int64_t size : sizes)
    if (size == 0) return 0;
  for (int64_t size : sizes) {
    if (size > limit / product) refuse(false, "the array would have more than 2^40 entries");
    product *= size;
  }
  return product;
}

class Call {
 public:
  Call(napi_env environment, napi_callback_info info) : env(environment) {
    size_t count = most;
    napi_get_cb_info(env, info, &count, values, nullptr, nullptr);
    present = count < most ? count : most;
  }

  Array<float> floats(const char* name, int64_t length) { return array<float>(name, length, napi_float32_array, "Float32Array"); }
  Array<double> doubles(const char* name, int64_t length) {
    return array<double>(name, length, napi_float64_array, "Float64Array");
  }
  Array<int32_t> integers(const char* name, int64_t length) {
    return array<int32_t>(name, length, napi_int32_array, "Int32Array");
  }
  Array<uint8_t> bytes(const char* name, int64_t length) { return array<uint8_t>(name, length, napi_uint8_array, "Uint8Array"); }

  /** Numbers of 32 bits of either kind. */
  Array<uint32_t> words(const char* name, int64_t length) {
    return nextIsFloats() ? array<uint32_t>(name, length, napi_float32_array, "Float32Array")
                          : array<uint32_t>(name, length, napi_int32_array, "Float32Array or an Int32Array");
  }

  bool nextIsFloats() const { return next < present && type(values[next]) == napi_float32_array; }

  /** Whether the next argument is null; it is skipped then. */
  bool skipNull() {
    napi_valuetype kind = napi_undefined;
    if (next >= present || napi_typeof(env, values[next], &kind) != napi_ok || kind != napi_null) return false;
    next++;
    return true;
  }

  double number(const char* name) {
    double value = 0;
    if (napi_get_value_double(env, take(name), &value) != napi_ok) refuse(true, "%s must be a number", name);
    return value;
  }

  int32_t choice(const char* name, int32_t count) {
    const double value = number(name);
    if (!(value >= 0 && value < count) || value != static_cast<int32_t>(value))
      refuse(false, "%s must be an integer from 0 to %d", name, count - 1);
    return static_cast<int32_t>(value);
  }

  void text(const char* name, char* to, size_t size) {
    size_t length;
    if (napi_get_value_string_utf8(env, take(name), to, size, &length) != napi_ok) refuse(true, "%s must be a string", name);
  }

  const napi_env env;

 private:
  static constexpr size_t most = 10;
  napi_value values[most];
  size_t present = 0, next = 0;

  napi_value take(const char* name) {
    if (next >= present) refuse(true, "%s is missing", name);
    return values[next++];
  }

  napi_typedarray_type type(napi_value value) const {
    bool isArray = false;
    napi_typedarray_type kind = napi_int8_array;
    if (value && napi_is_typedarray(env, value, &isArray) == napi_ok && isArray)
      napi_get_typedarray_info(env, value, &kind, nullptr, nullptr, nullptr, nullptr);
    return kind;
  }

  /** `length` -1 takes any. */
  template <typename T>
  Array<T> array(const char* name, int64_t length, napi_typedarray_type wanted, const char* kind) {
    const napi_value value = take(name);
    bool isArray = false;
    if (napi_is_typedarray(env, value, &isArray) != napi_ok || !isArray) refuse(true, "%s must be a %s", name, kind);
    napi_typedarray_type found;
    size_t present = 0;
    void* data = nullptr;
    napi_get_typedarray_info(env, value, &found, &present, &data, nullptr, nullptr);
    if (found != wanted) refuse(true, "%s must be a %s", name, kind);
    if (length >= 0 && static_cast<int64_t>(present) != length)
      refuse(false, "%s must have %lld entries, got %lld", name, static_cast<long long>(length), static_cast<long long>(present));
    static double nothing;  // an empty array may have no address, which even copies of no bytes must not be given
    return {static_cast<T*>(present == 0 ? &nothing : data), static_cast<int64_t>(present)};
  }
};

/** The numbers of a shape, one after the other. */
class Shape {
 public:
  Shape(Call& call, int64_t length) : numbers(call.integers("shape", length)) {}
  explicit Shape(Call& call) : numbers(call.integers("shape", -1)) {}

  int64_t size(const char* name) { return number(name, 0, INT32_MAX); }
  bool flag(const char* name) { return number(name, 0, 1) == 1; }

  int64_t number(const char* name, int64_t least, int64_t most) {
    if (next >= numbers.length) refuse(false, "shape ends before %s", name);
    const int64_t value = numbers.data[next++];
    if (value < least || value > most)
      refuse(false, "%s must be from %lld to %lld, got %lld", name, static_cast<long long>(least), static_cast<long long>(most),
             static_cast<long long>(value));
    return value;
  }

  void end() const {
    if (next != numbers.length) refuse(false, "shape must have %lld entries", static_cast<long long>(next));
  }

 private:
  Array<int32_t> numbers;
  int64_t next = 0;
};

}  // namespace cairn
