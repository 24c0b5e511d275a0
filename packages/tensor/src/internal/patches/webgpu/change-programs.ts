import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import type { DataType } from '@tensorflow/tfjs-core';
import { kernelOf, replaceKernel } from '../replace-kernel.js';

/** What is changed here of a program of tfjs: a compute shader, and the key under which it is kept once compiled. */
export interface Program {
  outputShape: number[];
  shaderKey: string;
  getUserCode(): string;
}

/** Makes the programs of a stock kernel run with a change; `dtype` is that of the result. */
export function changePrograms(kernelName: string, change: (program: Program, dtype: DataType) => void): void {
  const stock = kernelOf<WebGPUBackend, object>('webgpu', kernelName);
  replaceKernel<WebGPUBackend, object>('webgpu', kernelName, (call) => {
    const { backend } = call;
    const { runWebGPUProgram } = backend;
    backend.runWebGPUProgram = (program, inputs, dtype, ...rest) => {
      change(program, dtype);
      return runWebGPUProgram.call(backend, program, inputs, dtype, ...rest);
    };
    try {
      return stock(call);
    } finally {
      backend.runWebGPUProgram = runWebGPUProgram;
    }
  });
}

/** Replaces a part of a program's shader, which is kept under another key then. */
export function replaceCode(program: Program, part: string | RegExp, replacement: string): void {
  const code = program.getUserCode();
  program.getUserCode = () => code.replace(part, replacement);
  program.shaderKey += '_cairn';
}
