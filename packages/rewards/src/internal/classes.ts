import { checkOption, InvalidArgumentError } from '@cairn-ml/numeric';
import type { AnswerOptions } from '../contract.js';

/** Which rollouts gave the same answer. Classes are numbered by their first member. */
export interface AnswerClasses {
  /** Class of each rollout, -1 for no answer. */
  classOf: Int32Array;
  /** Of each class, the spelling seen first. */
  answers: string[];
  /** Members of each class. */
  counts: number[];
  /** Rollouts that have an answer. */
  valid: number;
}

export function classifyAnswers(
  caller: string,
  answers: readonly (string | null)[],
  { key, equivalence, emptyAnswers = 'invalid' }: AnswerOptions = {},
): AnswerClasses {
  checkOption(caller, 'emptyAnswers', emptyAnswers, ['invalid', 'valid']);
  const classOf = new Int32Array(answers.length).fill(-1);
  const bySpelling = new Map<string, number>();
  const byKey = key ? new Map<string, number>() : bySpelling;
  const spellings: string[] = [];
  for (let i = 0; i < answers.length; i++) {
    const answer = answers[i]!;
    if (answer === null) continue;
    let found = bySpelling.get(answer);
    if (found === undefined) {
      if (typeof answer !== 'string')
        throw new InvalidArgumentError(caller, `answers[${i}]`, 'be a string, or null for no answer', answer);
      const isNone = emptyAnswers === 'invalid' && answer.trim() === '';
      const name = isNone ? null : key ? key(answer) : answer;
      found = name === null ? -1 : (byKey.get(name) ?? spellings.length);
      if (found === spellings.length) {
        byKey.set(name!, found);
        spellings.push(answer);
      }
      bySpelling.set(answer, found);
    }
    classOf[i] = found;
  }
  return count(classOf, spellings, equivalence ? joinPairs(spellings, equivalence) : undefined);
}

/** For each spelling the first one that it is joined with, by all pairs in both directions. */
function joinPairs(spellings: string[], equivalence: (a: string, b: string) => boolean): Int32Array {
  const root = roots(spellings.length);
  for (let b = 1; b < spellings.length; b++) {
    for (let a = 0; a < b; a++) {
      if (root[a] === root[b]) continue;
      if (equivalence(spellings[a]!, spellings[b]!) || equivalence(spellings[b]!, spellings[a]!)) join(root, a, b);
    }
  }
  return root;
}

/** Each its own root. */
export function roots(size: number): Int32Array {
  return Int32Array.from({ length: size }, (_, i) => i);
}

/** The classes of `a` and `b` become one, whose root is its first member. */
export function join(root: Int32Array, a: number, b: number): void {
  const [kept, given] = [Math.min(root[a]!, root[b]!), Math.max(root[a]!, root[b]!)];
  for (let i = 0; i < root.length; i++) if (root[i] === given) root[i] = kept;
}

function count(classOf: Int32Array, spellings: string[], root: Int32Array | undefined): AnswerClasses {
  let answers = spellings;
  if (root) {
    const number = new Int32Array(spellings.length);
    answers = [];
    for (let i = 0; i < spellings.length; i++) {
      number[i] = root[i] === i ? answers.push(spellings[i]!) - 1 : number[root[i]!]!;
    }
    for (let i = 0; i < classOf.length; i++) if (classOf[i]! >= 0) classOf[i] = number[classOf[i]!]!;
  }
  const counts = new Array<number>(answers.length).fill(0);
  let valid = 0;
  for (let i = 0; i < classOf.length; i++) {
    if (classOf[i]! < 0) continue;
    counts[classOf[i]!]!++;
    valid++;
  }
  return { classOf, answers, counts, valid };
}
