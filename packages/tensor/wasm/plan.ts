// What a plan of windows holds, in i32, in the order of `windowPlan` in JavaScript.

export const IN_HEIGHT: usize = 0;
export const IN_WIDTH: usize = 4;
export const CHANNELS: usize = 8;
export const OUT_HEIGHT: usize = 12;
export const OUT_WIDTH: usize = 16;
export const FILTER_HEIGHT: usize = 20;
export const FILTER_WIDTH: usize = 24;
export const STRIDE_HEIGHT: usize = 28;
export const STRIDE_WIDTH: usize = 32;
export const DILATION_HEIGHT: usize = 36;
export const DILATION_WIDTH: usize = 40;
export const TOP: usize = 44;
export const LEFT: usize = 48;
