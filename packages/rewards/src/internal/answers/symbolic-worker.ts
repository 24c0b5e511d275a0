import type { MathJsInstance } from 'mathjs';
import { type Question, sameValue, type Verdict } from './same-value.js';
import { builtin } from './worker-port.js';

/** What the worker says: that it is ready, that it cannot be, or a verdict. */
export type Reply =
  | { ready: true }
  | { missing: string }
  | { id: number; verdict: Verdict }
  | { id: number; error: string };

interface Port {
  postMessage: (reply: Reply) => void;
  onmessage?: (event: { data: Question & { id: number } }) => void;
  on?: (name: 'message', listener: (data: Question & { id: number }) => void) => void;
}

// In Node the thread talks through its parent's port, in a browser through its own scope
const port = (builtin('node:worker_threads')?.parentPort ?? globalThis) as unknown as Port;

let math: MathJsInstance | undefined;
try {
  const { all, create } = await import('mathjs');
  math = create(all!, { number: 'BigNumber', precision: 128 });
} catch (error) {
  port.postMessage({ missing: String(error) });
}
if (math) {
  const engine = math;
  const answer = ({ id, ...question }: Question & { id: number }) => {
    try {
      port.postMessage({ id, verdict: sameValue(engine, question) });
    } catch (error) {
      port.postMessage({ id, error: String(error) });
    }
  };
  if (port.on) port.on('message', answer);
  else port.onmessage = ({ data }) => answer(data);
  // what the first question of all would pay: compilation, constants with all digits
  sameValue(engine, { a: 'log(4)+sin(2)^2', b: '2*log(2)+1-cos(2)^2', variables: [], unit: null });
  port.postMessage({ ready: true });
}
