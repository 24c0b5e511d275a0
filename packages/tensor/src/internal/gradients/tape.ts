import { engine, type Tensor } from '@tensorflow/tfjs-core';

/** What the tape tells a gradient besides the kernel's own attributes. */
export interface TapeAttributes {
  readonly inputShapes: Readonly<Record<string, number[]>>;
}

interface TapeNode {
  inputs: Readonly<Record<string, Tensor | undefined>>;
  outputs: readonly Tensor[];
}

/** The part of the engine's insides that is replaced. */
interface Recorder {
  state: { activeTape: TapeNode[] };
  saveTensorsForBackwardMode(tensors: (Tensor | undefined)[]): Tensor[];
  addTapeNode(
    name: string,
    inputs: Record<string, Tensor | undefined>,
    outputs: Tensor[],
    gradient: unknown,
    saved: Tensor[],
    attributes: object | undefined,
  ): void;
  [prepared]?: true;
}
const prepared = Symbol.for('cairn.tensor.tape');

/**
 * Mends how the engine of tfjs 4.22.0 records kernels:
 * - an optional input that is missing does not crash it;
 * - integers and booleans carry no derivative, so none is computed for them, nor for what comes out of comparisons and `argMax`;
 * - second derivatives see outputs that a kernel saved for its gradient (the engine records those copies before their source, and
 *   then finds no way from one to the other);
 * - gradients are told the shapes of the inputs, and need not keep whole tensors alive to know them.
 */
export function prepareTape(): void {
  const recorder = engine() as unknown as Recorder;
  if (recorder[prepared]) return;
  recorder[prepared] = true;
  const { addTapeNode, saveTensorsForBackwardMode } = recorder;
  recorder.saveTensorsForBackwardMode = function (tensors) {
    return saveTensorsForBackwardMode.call(
      this,
      tensors.filter((tensor) => tensor !== undefined && tensor !== null),
    );
  };
  recorder.addTapeNode = function (name, inputs, outputs, gradient, saved, attributes) {
    const inputShapes: Record<string, number[]> = {};
    const sources: Record<string, Tensor> = {};
    const differentiable = outputs.some(isReal);
    for (const key in inputs) {
      const input = inputs[key];
      if (!input) continue;
      inputShapes[key] = input.shape;
      if (differentiable && isReal(input)) sources[key] = input;
    }
    addTapeNode.call(this, name, sources, outputs, gradient, saved, { ...attributes, inputShapes });
    moveBeforeCopies(this.state.activeTape, saved.length);
  };
}

function isReal({ dtype }: Tensor): boolean {
  return dtype === 'float32' || dtype === 'complex64';
}

/** Moves the last node of the tape before the copies of its outputs, which are among the `copies` nodes before it. */
function moveBeforeCopies(tape: TapeNode[], copies: number): void {
  const node = tape.at(-1)!;
  const end = tape.length - 1;
  for (let i = end; i > 0 && i > end - copies; i--) {
    const previous = tape[i - 1]!;
    const isCopy = node.outputs.some(({ id }) => id === previous.inputs.x?.id);
    if (!isCopy) return;
    tape[i] = previous;
    tape[i - 1] = node;
  }
}
