export { devices, useDevice } from '../../tensor/test/devices.js';
