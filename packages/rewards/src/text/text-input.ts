/** A text, or its tokens: any strings, in order. */
export type TextInput = string | readonly string[];

/** One reference text, or several references, each a text or its tokens. A list is always a list of references, never of tokens. */
export type References = string | readonly TextInput[];

/** Cuts a text into tokens. Tokens that are given are taken as they are. */
export type Tokenize = (text: string) => readonly string[];

/** How texts are cut. */
export interface TokenizeOptions {
  /** Default: `tokenizeWhitespace`, which keeps case and punctuation. */
  tokenize?: Tokenize;
}

/** What a metric over matching parts returns. */
export interface PrecisionRecall {
  /** The F-measure of precision and recall. */
  score: number;
  /** The share of the candidate that matches. */
  precision: number;
  /** The share of the reference that is matched. */
  recall: number;
}
