/** A notebook-style script: a title, and work that shows what it does on a stage. */
export interface Example {
  title: string;
  /** One sentence for the list of contents. */
  summary: string;
  /** How many times `run` calls `stage.step`. */
  steps: number;
  run(stage: Stage): void | Promise<void>;
}

/** Where an example shows its work: the terminal and the report at once. */
export interface Stage {
  /** Announces the next piece of work. */
  step(what: string): Promise<void>;
  /** A paragraph. */
  say(text: string): void;
  table(header: readonly string[], rows: readonly (readonly (string | number)[])[]): void;
  /** An SVG, saved as `name`.svg, and what it shows. */
  figure(name: string, svg: string, caption: string): void;
  /** A page of its own, saved as `name`.html beside the report and shown in it, and what it shows. */
  page(name: string, html: string, caption: string): void;
}
