/** A value, such as a learning rate, for each update; `step` counts the updates before this one, so it is 0 for the first. */
export type Schedule = (step: number) => number;
