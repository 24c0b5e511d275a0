// Scratch memory of a thread. It grows to what the largest call needed and is freed with its thread.
#pragma once

#include <stddef.h>

namespace cairn {

/** Each use has its own slot, so that kernels that call each other do not share one by accident. */
enum class Slot { packedLeft, packedRight, band, addresses, targets, row, count };

/** At least `bytes` bytes, aligned to 64, with whatever was in them. Throws std::bad_alloc. */
void* workspaceBytes(Slot slot, size_t bytes);

template <typename T>
inline T* workspace(Slot slot, size_t count) {
  return static_cast<T*>(workspaceBytes(slot, count * sizeof(T)));
}

}  // namespace cairn
