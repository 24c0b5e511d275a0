import { join } from 'node:path';

/** MediaPipe's network for landmarks of hands in photographs, 2 MB, input [1, 224, 224, 3]. */
export const handModel = join(import.meta.dirname, '../node_modules/@vladmandic/human/models/handlandmark-lite.json');

/** Sums of residual blocks, of 56 x 56 x 96, 28 x 28 x 144 and 14 x 14 x 64. */
export const handTaps = ['Add_5', 'Add_9', 'model_1/model/add_6/ArithmeticOptimizer/AddOpsRewrite_add'];
