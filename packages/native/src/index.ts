export { createSymmetricProduct } from './create-symmetric-product.js';
export { type NativeInfo, registerNative } from './register-native.js';
export { symmetricEigen } from './symmetric-eigen.js';
