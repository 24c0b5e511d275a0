/** Where the place in the patient comes from: one of the two transforms of the header, or only its spacings. */
export type AffineSource = 'sform' | 'qform' | 'spacing';
