import { vi } from 'vitest';

/** Replaces WebAssembly by one that counts how many memories are made; `vi.unstubAllGlobals()` undoes it. */
export function countMemories(): { readonly made: number } {
  const { CompileError, Instance, Memory, Module } = WebAssembly;
  const count = { made: 0 };
  class CountedMemory extends Memory {
    constructor(descriptor: WebAssembly.MemoryDescriptor) {
      super(descriptor);
      count.made++;
    }
  }
  vi.stubGlobal('WebAssembly', { CompileError, Instance, Module, Memory: CountedMemory });
  return count;
}
