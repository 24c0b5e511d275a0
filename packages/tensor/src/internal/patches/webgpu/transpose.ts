import { changePrograms, replaceCode } from './change-programs.js';

/** Kernels that transpose. */
const names = ['Transpose', 'All', 'Any', 'Max', 'Mean', 'Min', 'Prod', 'Sum'];

/**
 * Stock's shader writes what it reads, which does not compile for booleans, nor for floats that were cast from them: their memory holds integers
 * (transpose_webgpu.ts).
 */
export function patchTranspose(): void {
  for (const name of names)
    changePrograms(name, (program, dtype) => {
      if (program.shaderKey.startsWith('transpose_') && dtype !== 'int32')
        replaceCode(program, /setOutputAtIndex\(flatIndex, (A\[[^;]*\])\);/, 'setOutputAtIndex(flatIndex, f32($1));');
    });
}
