import { changePrograms, replaceCode } from './change-programs.js';

/** Stock compares the number of an image with that of boxes, not of images (crop_and_resize_webgpu.ts): later images are 0. */
export function patchCropAndResize(): void {
  changePrograms('CropAndResize', (program) =>
    replaceCode(program, 'bInd >= uniforms.outShape[0]', 'bInd >= uniforms.imageShape[0]'),
  );
}
