export {
  createMaskedDiffusionModel,
  type FitOptions,
  type FitProgress,
  type MaskedDiffusionModel,
  type MaskedDiffusionModelOptions,
} from './create-masked-diffusion-model.js';
export { type MaskedDiffusionLossOptions, maskedDiffusionLoss } from './masked-diffusion-loss.js';
