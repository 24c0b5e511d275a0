/** Width and height of invented radiographs, in the fit and in the page. */
export const size = 256;

/** Seeds of the radiographs that the head was fitted on: 0 up to this. The page shows others. */
export const fittedSeeds = 48;
