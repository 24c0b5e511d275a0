export { readPng } from './read-png.js';
export { type WritePngOptions, writePng } from './write-png.js';
