import type { LoadGraphBackboneOptions } from '../../adaptation/load-graph-backbone.js';

/** A network of `@vladmandic/human` that `loadHumanBackbone` knows. */
export type HumanModel = 'handlandmark-lite' | 'movenet-lightning' | 'facemesh' | 'centernet';

const movenet = 'StatefulPartitionedCall/center_net_mobile_net_v2fpn_feature_extractor/model_1';
const facemesh = 'StatefulPartitionedCall/model_1';

/** Taps span the resolutions of each network; ranges are what the package gives it. */
export const humanModels: Readonly<
  Record<HumanModel, Required<Pick<LoadGraphBackboneOptions, 'taps' | 'inputSize' | 'range'>>>
> = {
  'handlandmark-lite': {
    taps: ['Add_5', 'Add_9', 'model_1/model/add_6/ArithmeticOptimizer/AddOpsRewrite_add'],
    inputSize: [224, 224],
    range: [0, 1],
  },
  'movenet-lightning': {
    taps: [
      `${movenet}/model/block_2_add/add`,
      `${movenet}/model/block_5_add/add`,
      `${movenet}/model/block_9_add/add`,
      `${movenet}/model/block_12_add/add`,
      `${movenet}/re_lu_2/Relu`,
    ],
    inputSize: [192, 192],
    range: [0, 255],
  },
  facemesh: {
    taps: [`${facemesh}/p_re_lu_6/Relu`, `${facemesh}/p_re_lu_9/Relu`, `${facemesh}/p_re_lu_12/Relu`],
    inputSize: [192, 192],
    range: [0, 1],
  },
  centernet: {
    taps: [
      'tower_0/MobilenetV3/expanded_conv_5/add',
      'tower_0/MobilenetV3/expanded_conv_11/add',
      'tower_0/MobilenetV3/expanded_conv_14/add',
      'tower_0/CenternetHead/Relu_1',
    ],
    inputSize: [512, 512],
    range: [0, 255],
  },
};
