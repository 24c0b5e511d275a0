import type { Random } from '@cairn-ml/numeric';

export const digitsPerNumber = 3;
const modulus = 10 ** digitsPerNumber;

/** Questions `a + b mod 1000` and their answers, digit by digit, the highest first: a carry must be foreseen. */
export interface Questions {
  /** `[questions, 6]`, the digits of a and of b. */
  prompts: Int32Array;
  /** `[questions, 3]` */
  answers: Int32Array;
  count: number;
}

/** Numbers of different questions: `1000 a + b`. */
export function drawQuestions(count: number, random: Random, excluded: ReadonlySet<number> = new Set()): number[] {
  const numbers = new Set<number>();
  while (numbers.size < count) {
    const question = random.integer(0, modulus ** 2 - 1);
    if (!excluded.has(question)) numbers.add(question);
  }
  return [...numbers];
}

export function writeQuestions(numbers: readonly number[]): Questions {
  const prompts = new Int32Array(numbers.length * 2 * digitsPerNumber);
  const answers = new Int32Array(numbers.length * digitsPerNumber);
  for (const [i, number] of numbers.entries()) {
    const sum = (Math.floor(number / modulus) + number) % modulus;
    writeDigits(number, prompts.subarray(i * 2 * digitsPerNumber, (i + 1) * 2 * digitsPerNumber));
    writeDigits(sum, answers.subarray(i * digitsPerNumber, (i + 1) * digitsPerNumber));
  }
  return { prompts, answers, count: numbers.length };
}

function writeDigits(value: number, into: Int32Array): void {
  for (let k = into.length - 1, rest = value; k >= 0; k--, rest = Math.floor(rest / 10)) into[k] = rest % 10;
}

/** Answer `i` as text. */
export const answerText = (digits: Int32Array, i: number): string =>
  digits.subarray(i * digitsPerNumber, (i + 1) * digitsPerNumber).join('');
