export { type DicomImage, type ReadDicomOptions, readDicom } from './read-dicom.js';
export { type DicomVolume, type ReadDicomSeriesOptions, readDicomSeries } from './read-dicom-series.js';
export type { SpacingSource } from './spacing-source.js';
