export { readJpeg } from './read-jpeg.js';
