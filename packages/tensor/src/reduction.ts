/** What becomes of the losses of single entries: kept, averaged, or added up. */
export type Reduction = 'none' | 'mean' | 'sum';
