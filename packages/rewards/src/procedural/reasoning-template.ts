/** A name of the vocabulary, or several of which one is enough. */
export type Requirement = string | readonly string[];

/** One step of the canonical reading. */
export interface TemplateStep {
  /** A few words: what the step is about. */
  title: string;
  /** What a reader does and looks for. It can go into a prompt; no reward reads it. */
  instruction?: string;
  /** Phrases that tell that a written step is this one. The title is one of them. */
  cues?: readonly string[];
  /** Views that the step must refer to. */
  views?: readonly Requirement[];
  /** Modalities that the step must refer to. */
  modalities?: readonly Requirement[];
}

/** A document that a template's structure comes from. */
export interface TemplateSource {
  title: string;
  /** Of publication. */
  year: number;
}

/** The canonical diagnostic procedure for one disease. */
export interface ReasoningTemplate {
  /** Short and unique: kebab-case by convention. */
  id: string;
  /** The name of the disease, which is the right answer. */
  disease: string;
  /** Other names of it that count as right. */
  aliases?: readonly string[];
  /** At least one, in the order of the reading. */
  steps: readonly TemplateStep[];
  sources?: readonly TemplateSource[];
}
