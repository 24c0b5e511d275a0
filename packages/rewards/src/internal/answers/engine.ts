import { BackendError } from '@cairn-ml/numeric';
import type { Question, Verdict } from './same-value.js';
import type { Reply } from './symbolic-worker.js';
import { listen, type SymbolicWorker } from './worker-port.js';

export interface EngineOptions {
  start: () => SymbolicWorker;
  /** Milliseconds for one question. */
  timeLimit: number;
  /** Milliseconds to load mathjs. */
  startLimit: number;
}

/** What became of a question. */
export type Outcome = Verdict | 'timeout' | { error: string };

interface Thread {
  worker: SymbolicWorker;
  ready: Promise<void>;
  /** Told the reply to the question that is under way. */
  settle: (outcome: Outcome) => void;
}

/** Asks one question after the other in a thread, which is ended when one takes too long and begun anew for the next. */
export class Engine {
  #thread: Thread | undefined;
  #last: Promise<unknown> = Promise.resolve();
  #count = 0;

  readonly #options: EngineOptions;

  constructor(options: EngineOptions) {
    this.#options = options;
  }

  /** @throws {BackendError} (rejects) when mathjs cannot be loaded */
  ask(question: Question): Promise<Outcome> {
    const answer = this.#last.then(() => this.#askNow(question));
    this.#last = answer.catch(() => {});
    return answer;
  }

  async stop(): Promise<void> {
    const thread = this.#thread;
    this.#thread = undefined;
    thread?.settle('undecided');
    await thread?.worker.terminate();
  }

  async #askNow(question: Question): Promise<Outcome> {
    this.#thread ??= this.#begin();
    const thread = this.#thread;
    thread.worker.ref?.();
    try {
      await thread.ready;
      const outcome = await within(
        this.#options.timeLimit,
        new Promise<Outcome>((resolve) => {
          thread.settle = resolve;
          thread.worker.postMessage({ id: ++this.#count, ...question });
        }),
      );
      if (outcome === undefined) await this.stop();
      return outcome ?? 'timeout';
    } catch (error) {
      await this.stop();
      throw error;
    } finally {
      thread.worker.unref?.();
    }
  }

  #begin(): Thread {
    const thread: Thread = { worker: this.#options.start(), ready: Promise.resolve(), settle: () => {} };
    const loaded = new Promise<void>((resolve, reject) => {
      const fail = (reason: string) => {
        reject(
          new BackendError(
            'mathjs',
            'createSymbolicEquivalence',
            `${reason}. It is an optional peer: npm install mathjs.`,
          ),
        );
        thread.settle({ error: reason });
        if (this.#thread === thread) this.#thread = undefined;
      };
      const hear = (reply: Reply) => {
        if ('ready' in reply) resolve();
        else if ('missing' in reply) fail(`it could not be loaded: ${reply.missing}`);
        else thread.settle('error' in reply ? { error: reply.error } : reply.verdict);
      };
      listen(thread.worker, (data) => hear(data as Reply), fail);
    });
    thread.ready = within(
      this.#options.startLimit,
      loaded.then(() => true),
    ).then((isReady) => {
      if (!isReady)
        throw new BackendError(
          'mathjs',
          'createSymbolicEquivalence',
          `it took longer than ${this.#options.startLimit} ms to load`,
        );
    });
    thread.ready.catch(() => {});
    return thread;
  }
}

/** What `promise` becomes, or undefined after `milliseconds`. */
async function within<T>(milliseconds: number, promise: Promise<T>): Promise<T | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), milliseconds);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
