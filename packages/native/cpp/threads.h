// A small pool of threads for large matrix products and convolutions. `CAIRN_NUM_THREADS` says how many work together (the caller
// included). One job at a time: a second caller (another worker of Node) does its own tasks itself.
#pragma once

#include <stdint.h>

namespace cairn {

int threadCount();

/** Calls task(context, i) for every i below `count`, on several threads when `worthwhile`. Rethrows std::bad_alloc. */
void runTasks(int64_t count, bool worthwhile, void (*task)(void* context, int64_t index), void* context);

/** Ends the threads; the next job starts them again. */
void stopThreads();

template <typename Task>
inline void parallel(int64_t count, bool worthwhile, const Task& task) {
  runTasks(
      count, worthwhile, [](void* context, int64_t index) { (*static_cast<const Task*>(context))(index); },
      const_cast<Task*>(&task));
}

}  // namespace cairn
