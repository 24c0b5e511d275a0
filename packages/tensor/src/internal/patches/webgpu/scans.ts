import { changePrograms } from './change-programs.js';

/** Stock writes the length of a row into the shader, and takes that shader for rows of any length (cum_webgpu.ts): reverse sums go wrong. */
export function patchScans(): void {
  for (const name of ['Cumsum', 'Cumprod'])
    changePrograms(name, (program) => {
      program.shaderKey += `_${program.outputShape.at(-1)}`;
    });
}
