#include "workspace.h"

#include <stdint.h>
#include <stdlib.h>

#include <new>

namespace cairn {
namespace {

constexpr size_t alignment = 64;

/** A larger block than this is given back with the next, smaller request: one huge call does not hold memory for ever. */
constexpr size_t keep = size_t{32} << 20;

struct Block {
  void* memory = nullptr;
  void* aligned = nullptr;
  size_t size = 0;
  ~Block() { free(memory); }
};

thread_local Block blocks[static_cast<size_t>(Slot::count)];

}  // namespace

void* workspaceBytes(Slot slot, size_t bytes) {
  Block& block = blocks[static_cast<size_t>(slot)];
  if (block.size >= bytes && (block.size <= keep || bytes > keep)) return block.aligned;
  free(block.memory);
  block.size = 0;
  block.memory = bytes > SIZE_MAX - alignment ? nullptr : malloc(bytes + alignment);
  if (!block.memory) throw std::bad_alloc();
  block.aligned = reinterpret_cast<void*>((reinterpret_cast<uintptr_t>(block.memory) + alignment - 1) & ~(alignment - 1));
  block.size = bytes;
  return block.aligned;
}

}  // namespace cairn
