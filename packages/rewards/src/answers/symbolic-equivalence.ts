import { checkNumber } from '@cairn-ml/numeric';
import { Engine, type Outcome } from '../internal/answers/engine.js';
import { Unsupported } from '../internal/answers/rational.js';
import type { Answer } from '../internal/answers/read-answer.js';
import type { Question } from '../internal/answers/same-value.js';
import { toMathjs } from '../internal/answers/to-mathjs.js';
import { type SymbolicWorker, startSymbolicWorker } from '../internal/answers/worker-port.js';
import { type CanonicalizeOptions, parseAnswer } from './canonicalize-answer.js';

/** Options of {@link createSymbolicEquivalence}. */
export interface SymbolicEquivalenceOptions extends CanonicalizeOptions {
  /** Milliseconds that one question may take; then the thread is ended, and the answers count as different. Default 1000. */
  timeLimit?: number;
  /** Milliseconds that loading mathjs may take, once per thread. Default 30 000. */
  startLimit?: number;
  /** Starts the thread, where a bundler needs it said otherwise: a worker of `@cairn-ml/rewards`' `symbolic-worker` module. */
  startWorker?: () => SymbolicWorker;
}

/** Why two answers counted as different without being known to be. */
export type SymbolicReason = 'timeout' | 'undecided' | 'unread' | 'error';

/** A question without an answer. */
export interface SymbolicDiagnostic {
  /** The two answers, as they were given. */
  a: string;
  b: string;
  /**
   * `'timeout'`: took longer than `timeLimit`. `'undecided'`: no values that could be compared. `'unread'`: too long, or no formula. `'error'`: mathjs
   * failed, with `detail`.
   */
  reason: SymbolicReason;
  detail?: string;
}

/** A judge of answers, with a thread of its own. */
export interface SymbolicEquivalence {
  /** Whether two answers mean the same. Symmetric. Rejects only when mathjs cannot be loaded. */
  equivalent: (a: string, b: string) => Promise<boolean>;
  /** Questions that had no answer, the latest 1000, in order. */
  readonly diagnostics: readonly SymbolicDiagnostic[];
  /** Ends the thread. It starts again with the next question. */
  dispose: () => Promise<void>;
}

/** Questions remembered, and diagnostics kept. */
const most = 1000;

/**
 * A judge that knows when formulas are equal which are written with different functions: it compares canonical answers first, and asks **mathjs** (an
 * optional peer) about the rest, in a thread that it can end.
 *
 * Two formulas are equal when their values are, at eight fixed points for the variables and with 100 digits (10 where values are complex). A
 * decimal of at least six digits equals the constant that it abbreviates, to a unit of its last place. What canonical forms decide exactly (fractions,
 * polynomials) is not asked. Entries of tuples, sets and lists are compared one by one. A question that takes too long, or cannot be decided, is
 * answered with *different*, and told in `diagnostics`.
 *
 * Symmetric, and with `mergeEquivalent` transitive: `mergeEquivalent(answers, judge.equivalent)`. Questions
 * are asked one after the other. `timeLimit` is not spent on loading.
 *
 * @throws {InvalidArgumentError} for bad options, and (rejects) for answers that are no strings
 * @throws {BackendError} (rejects) when mathjs is not installed or does not load
 *
 * @example
 * ```ts
 * import { createSymbolicEquivalence } from '@cairn-ml/rewards/answers';
 *
 * const judge = createSymbolicEquivalence({ timeLimit: 2000 });
 * await judge.equivalent('\\sin^2 x + \\cos^2 x', '1'); // true
 * await judge.equivalent('\\frac{x^2-1}{x-1}', 'x+1'); // true
 * await judge.equivalent('\\sqrt{2}', '1.414'); // false
 * await judge.dispose();
 * ```
 *
 * Source: ours; random evaluation is the classical test of identities.
 */
export function createSymbolicEquivalence(options: SymbolicEquivalenceOptions = {}): SymbolicEquivalence {
  const { timeLimit = 1000, startLimit = 30_000, startWorker = startSymbolicWorker, ...reading } = options;
  const caller = 'createSymbolicEquivalence';
  checkNumber(caller, 'timeLimit', timeLimit, { min: 1, max: 2 ** 31 - 1 });
  checkNumber(caller, 'startLimit', startLimit, { min: 1, max: 2 ** 31 - 1 });
  parseAnswer(caller, '0', reading);
  const engine = new Engine({ start: startWorker, timeLimit, startLimit });
  const known = new Map<string, boolean>();
  const diagnostics: SymbolicDiagnostic[] = [];
  return {
    diagnostics,
    dispose: () => engine.stop(),
    async equivalent(a, b) {
      const [left, right] = [parseAnswer(caller, a, reading), parseAnswer(caller, b, reading)];
      if (!left || !right) return false;
      if (left.key === right.key) return true;
      const [first, second] = left.key < right.key ? [left, right] : [right, left];
      const question = JSON.stringify([first.key, second.key]);
      const before = known.get(question);
      if (before !== undefined) return before;
      const reasons: Omit<SymbolicDiagnostic, 'a' | 'b'>[] = [];
      const verdict = await compare(first, second, async (asked) => {
        const outcome = asked ? await engine.ask(asked) : 'unread';
        if (typeof outcome === 'boolean') return outcome;
        reasons.push(reasonOf(outcome));
        return false;
      });
      if (!verdict && reasons[0]) {
        diagnostics.push({ a, b, ...reasons[0] });
        if (diagnostics.length > most) diagnostics.shift();
      }
      if (known.size >= most) known.delete(known.keys().next().value!);
      known.set(question, verdict);
      return verdict;
    },
  };
}

type Ask = (question: Question | undefined) => Promise<boolean>;

async function compare(a: Answer, b: Answer, ask: Ask): Promise<boolean> {
  if (a.key === b.key) return true;
  if (a.items || b.items) {
    const [left, right] = [a.items, b.items];
    if (!left || !right || left.length !== right.length || a.brackets !== b.brackets) return false;
    return a.brackets!.startsWith('unordered') ? matchAll(left, right, ask) : compareAll(left, right, ask);
  }
  if (a.expression && b.expression) return a.isOpaque || b.isOpaque ? ask(questionOf(a, b)) : false;
  return isPlain(a) && isPlain(b) ? false : ask(undefined);
}

async function compareAll(left: Answer[], right: Answer[], ask: Ask): Promise<boolean> {
  for (const [k, item] of left.entries()) if (!(await compare(item, right[k]!, ask))) return false;
  return true;
}

/** Each on the left finds one on the right that nobody has found yet. */
async function matchAll(left: Answer[], right: Answer[], ask: Ask): Promise<boolean> {
  const free = [...right];
  for (const item of left) {
    let found = -1;
    for (let k = 0; k < free.length && found < 0; k++) if (await compare(item, free[k]!, ask)) found = k;
    if (found < 0) return false;
    free.splice(found, 1);
  }
  return true;
}

/** Words and formulas are what they are; anything else was not read. */
function isPlain({ key, expression }: Answer): boolean {
  return expression !== undefined || /^[\p{L}\s'’.-]+$/u.test(key);
}

function questionOf(a: Answer, b: Answer): Question | undefined {
  const variables = new Map<string, string>();
  try {
    const [left, right] = [toMathjs(a.expression!, variables), toMathjs(b.expression!, variables)];
    const decimal = [a, b].find(({ places }) => places !== undefined);
    const isAbbreviation = decimal && variables.size === 0 && digitsOf(decimal) >= 6;
    const unit = isAbbreviation ? `1e-${decimal.places}` : null;
    return { a: left, b: right, variables: [...variables.values()], unit };
  } catch (error) {
    if (error instanceof Unsupported) return undefined;
    throw error;
  }
}

/** Significant digits that a decimal was written with. */
function digitsOf({ places = 0, expression }: Answer): number {
  const value = expression?.op === 'number' ? expression.value : undefined;
  return value ? `${(value.n * 10n ** BigInt(places)) / value.d}`.length : 0;
}

function reasonOf(outcome: Exclude<Outcome, boolean> | 'unread'): Omit<SymbolicDiagnostic, 'a' | 'b'> {
  return typeof outcome === 'string' ? { reason: outcome } : { reason: 'error', detail: outcome.error };
}
