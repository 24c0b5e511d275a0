const marker = Symbol.for('cairn.error');

/**
 * The base of every error that a Cairn package throws on purpose.
 *
 * `isInstance` recognises it across duplicate copies of a package (two versions in one app, or a package loaded twice),
 * where `instanceof` fails.
 *
 * @example
 * ```ts
 * import { CairnError, rank } from '@cairn-ml/numeric';
 *
 * try {
 *   rank([1, Number.NaN]);
 * } catch (error) {
 *   console.log(CairnError.isInstance(error) && error.name); // InvalidArgumentError
 * }
 * ```
 */
export class CairnError extends Error {
  /** The name of the class, which survives a minifier. */
  static readonly kind: string = 'CairnError';
  override readonly name: string = 'CairnError';

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    Object.defineProperty(this, marker, { value: true });
  }

  /** Whether `value` was thrown by Cairn, and by this class or one derived from it. */
  static isInstance<T extends CairnError>(
    this: (abstract new (...parameters: never[]) => T) & { readonly kind: string },
    value: unknown,
  ): value is T {
    if (!(value instanceof Error) || (value as { [marker]?: true })[marker] !== true) return false;
    return this.kind === 'CairnError' || value.name === this.kind;
  }
}

/** An array, matrix or tensor whose shape does not fit. */
export class ShapeError extends CairnError {
  static override readonly kind = 'ShapeError';
  override readonly name = 'ShapeError';
  readonly argument: string;
  readonly expected: string;
  readonly actual: readonly number[];

  /** Reads: ``caller: `argument` must expected, got [actual]. fix`` */
  constructor(caller: string, argument: string, expected: string, actual: readonly number[], fix?: string) {
    super(sentence(caller, argument, expected, `[${actual.join(', ')}]`, fix));
    this.argument = argument;
    this.expected = expected;
    this.actual = actual;
  }
}

/** A value outside what an argument or option allows. */
export class InvalidArgumentError extends CairnError {
  static override readonly kind = 'InvalidArgumentError';
  override readonly name = 'InvalidArgumentError';
  readonly argument: string;
  readonly value: unknown;

  /** Reads: ``caller: `argument` must rule, got value. fix`` */
  constructor(caller: string, argument: string, rule: string, value: unknown, fix?: string) {
    super(sentence(caller, argument, rule, show(value), fix));
    this.argument = argument;
    this.value = value;
  }
}

/** An iteration that ended without reaching its tolerance. */
export class ConvergenceError extends CairnError {
  static override readonly kind = 'ConvergenceError';
  override readonly name = 'ConvergenceError';
  readonly iterations: number;
  readonly residual: number;

  /** Reads: `caller: no convergence after iterations iterations (residual residual). fix` */
  constructor(caller: string, iterations: number, residual: number, fix?: string) {
    super(
      `${caller}: no convergence after ${iterations} iterations (residual ${residual.toExponential(1)}).${fix ? ` ${fix}` : ''}`,
    );
    this.iterations = iterations;
    this.residual = residual;
  }
}

/** A device or engine that cannot do what was asked. */
export class BackendError extends CairnError {
  static override readonly kind = 'BackendError';
  override readonly name = 'BackendError';
  readonly backend: string;
  readonly operation: string;

  /** Reads: `operation on backend: reason` */
  constructor(backend: string, operation: string, reason: string, options?: ErrorOptions) {
    super(`${operation} on ${backend}: ${reason}`, options);
    this.backend = backend;
    this.operation = operation;
  }
}

/** A text that is not in the format it should be in. */
export class ParseError extends CairnError {
  static override readonly kind = 'ParseError';
  override readonly name = 'ParseError';
  readonly text: string;
  readonly position: number;

  /** Reads: `caller: expected …, got "…" at position N.` */
  constructor(caller: string, expected: string, text: string, position: number) {
    const found = position < text.length ? `"${text.slice(position, position + 20)}"` : 'the end';
    super(`${caller}: expected ${expected}, got ${found} at position ${position}.`);
    this.text = text;
    this.position = position;
  }
}

function sentence(caller: string, argument: string, rule: string, found: string, fix: string | undefined): string {
  return `${caller}: \`${argument}\` must ${rule}, got ${found}.${fix ? ` ${fix}` : ''}`;
}

function show(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (Array.isArray(value) || ArrayBuffer.isView(value)) {
    const items = Array.from(value as ArrayLike<unknown>);
    return items.length <= 8
      ? `[${items.map(show).join(', ')}]`
      : `[${items.slice(0, 8).map(show).join(', ')}, … ${items.length} entries]`;
  }
  if (typeof value === 'object' && value !== null)
    return Object.getPrototypeOf(value)?.constructor?.name ?? 'an object';
  return String(value);
}
