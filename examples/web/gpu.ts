/// <reference types="@webgpu/types" />

/** The adapter by name and what its shader computed, or why there is none. */
export interface GpuAnswer {
  adapter: string;
  squares?: number[];
}

const shader = `
  @group(0) @binding(0) var<storage, read_write> values: array<f32>;
  @compute @workgroup_size(8) fn square(@builtin(global_invocation_id) id: vec3u) {
    values[id.x] = values[id.x] * values[id.x];
  }
`;

/** Squares eight numbers on the GPU: the smallest program that proves that one computes. */
export async function askGpu(): Promise<GpuAnswer> {
  const adapter = await navigator.gpu?.requestAdapter();
  if (!adapter) return { adapter: navigator.gpu ? 'WebGPU without an adapter' : 'no WebGPU in this browser' };
  const device = await adapter.requestDevice();
  const values = Float32Array.from({ length: 8 }, (_, i) => i + 1);
  const { STORAGE, COPY_SRC, COPY_DST, MAP_READ } = GPUBufferUsage;
  const storage = device.createBuffer({ size: values.byteLength, usage: STORAGE | COPY_SRC | COPY_DST });
  const result = device.createBuffer({ size: values.byteLength, usage: COPY_DST | MAP_READ });
  device.queue.writeBuffer(storage, 0, values);

  const module = device.createShaderModule({ code: shader });
  const pipeline = device.createComputePipeline({ layout: 'auto', compute: { module, entryPoint: 'square' } });
  const bindGroup = device.createBindGroup({
    layout: pipeline.getBindGroupLayout(0),
    entries: [{ binding: 0, resource: { buffer: storage } }],
  });
  const commands = device.createCommandEncoder();
  const pass = commands.beginComputePass();
  pass.setPipeline(pipeline);
  pass.setBindGroup(0, bindGroup);
  pass.dispatchWorkgroups(1);
  pass.end();
  commands.copyBufferToBuffer(storage, 0, result, 0, values.byteLength);
  device.queue.submit([commands.finish()]);

  await result.mapAsync(GPUMapMode.READ);
  const squares = Array.from(new Float32Array(result.getMappedRange()));
  device.destroy();
  const { vendor, architecture, description } = adapter.info;
  return { adapter: description || [vendor, architecture].filter(Boolean).join(' ') || 'unnamed', squares };
}
