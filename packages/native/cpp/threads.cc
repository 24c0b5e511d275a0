#include "threads.h"

#include <stdlib.h>

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <new>
#include <thread>
#include <vector>

namespace cairn {
namespace {

constexpr int mostThreads = 64;

struct Job {
  void (*task)(void*, int64_t);
  void* context;
  int64_t count;
  std::atomic<int64_t> next{0};
  std::atomic<bool> failed{false};

  void work() {
    for (int64_t i = next++; i < count; i = next++) {
      try {
        task(context, i);
      } catch (...) {
        failed = true;
      }
    }
  }
};

class Pool {
 public:
  /** False when another job is running. */
  bool run(Job& job, int helpers) {
    if (!owner.try_lock()) return false;
    std::lock_guard<std::mutex> owned(owner, std::adopt_lock);
    if (!start(helpers)) return false;
    {
      std::lock_guard<std::mutex> lock(mutex);
      current = &job;
      generation++;
    }
    wake.notify_all();
    job.work();
    std::unique_lock<std::mutex> lock(mutex);
    current = nullptr;  // who wakes up only now has nothing to do, and nobody waits for it
    done.wait(lock, [this] { return working == 0; });
    return true;
  }

  void stop() {
    std::lock_guard<std::mutex> owned(owner);
    {
      std::lock_guard<std::mutex> lock(mutex);
      stopping = true;
    }
    wake.notify_all();
    for (std::thread& thread : threads) thread.join();
    threads.clear();
    stopping = false;
  }

 private:
  bool start(int helpers) {
    try {
      while (static_cast<int>(threads.size()) < helpers) threads.emplace_back([this, from = generation] { loop(from); });
    } catch (...) {  // no more threads: those that there are do
    }
    return !threads.empty();
  }

  void loop(uint64_t seen) {
    for (;;) {
      Job* job;
      {
        std::unique_lock<std::mutex> lock(mutex);
        wake.wait(lock, [&] { return stopping || generation != seen; });
        if (stopping) return;
        seen = generation;
        job = current;
        if (!job) continue;
        working++;
      }
      job->work();
      std::lock_guard<std::mutex> lock(mutex);
      if (--working == 0) done.notify_one();
    }
  }

  std::mutex owner, mutex;
  std::condition_variable wake, done;
  std::vector<std::thread> threads;
  Job* current = nullptr;
  uint64_t generation = 0;
  int working = 0;
  bool stopping = false;
};

/** Never destroyed: a thread that still waits when the process ends must not find its mutex gone. */
Pool& pool() {
  static Pool& only = *new Pool;
  return only;
}

int readThreadCount() {
  const char* text = getenv("CAIRN_NUM_THREADS");
  const int wished = text ? atoi(text) : 0;
  const int count = wished > 0 ? wished : static_cast<int>(std::thread::hardware_concurrency());
  return count < 1 ? 1 : count > mostThreads ? mostThreads : count;
}

}  // namespace

int threadCount() {
  static const int count = readThreadCount();
  return count;
}

void runTasks(int64_t count, bool worthwhile, void (*task)(void*, int64_t), void* context) {
  Job job;
  job.task = task;
  job.context = context;
  job.count = count;
  const int helpers = static_cast<int>(threadCount() < count ? threadCount() : count) - 1;
  if (!worthwhile || helpers < 1 || !pool().run(job, helpers)) job.work();
  if (job.failed) throw std::bad_alloc();
}

void stopThreads() { pool().stop(); }

}  // namespace cairn
