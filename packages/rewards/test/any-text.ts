import fc from 'fast-check';

/** Texts of any UTF-16 units, lone surrogates included; `fc.string({ unit: 'binary' })` takes seconds to set up. */
export const anyText = (maxLength: number): fc.Arbitrary<string> =>
  fc.array(fc.nat(0xffff), { maxLength }).map((units) => String.fromCharCode(...units));
