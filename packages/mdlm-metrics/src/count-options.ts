/** Which positions a metric counts, and by which of their steps. */
export interface CountOptions {
  /**
   * `'eos'` (default): the positions up to the first end of text, which counts; `'canvas'`: all. The same where the trace has no `eosId` or the text no
   * end. A decoder that fills a canvas of fixed size writes its rest in few steps, which makes it look more parallel.
   */
  until?: 'eos' | 'canvas';
  /** `'final'` (default): the step since which the token never changed; `'first'`: the step that first wrote a token. */
  step?: 'final' | 'first';
}
