/** How pixels are compressed, of those kinds that can be read. */
export type Compression = 'none' | 'rle' | 'jpeg';

const prefix = '1.2.840.10008.1.2';

const readable = new Map<string, Compression>([
  [prefix, 'none'],
  [`${prefix}.1`, 'none'],
  [`${prefix}.1.99`, 'none'],
  [`${prefix}.2`, 'none'],
  [`${prefix}.5`, 'rle'],
  [`${prefix}.4.50`, 'jpeg'],
  [`${prefix}.4.51`, 'jpeg'],
]);

const others: [RegExp, string][] = [
  [/\.4\.(57|70)$/, 'lossless JPEG'],
  [/\.4\.8[01]$/, 'JPEG-LS'],
  [/\.4\.9[0-3]$/, 'JPEG 2000'],
  [/\.4\.10[0-8](\.1)?$/, 'video (MPEG, HEVC)'],
  [/\.4\.11[0-2]$/, 'JPEG XL'],
  [/\.4\.20[1-5]$/, 'high-throughput JPEG 2000'],
];

export function compressionOf(
  transferSyntax: string,
  fail: (explanation: string, problem: 'unsupported') => never,
): Compression {
  const compression = readable.get(transferSyntax);
  if (compression) return compression;
  const name = others.find(([pattern]) => transferSyntax.startsWith(prefix) && pattern.test(transferSyntax))?.[1];
  return fail(
    `its pixels are in the transfer syntax ${transferSyntax}${name ? `, ${name}` : ''}. Decompress the file first: gdcmconv --raw in.dcm out.dcm, or dcmdjpeg, dcmdjpls of DCMTK.`,
    'unsupported',
  );
}
