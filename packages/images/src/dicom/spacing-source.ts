/** Which attribute a spacing comes from: at the patient, or at the detector of an X-ray, where everything is magnified. */
export type SpacingSource = 'patient' | 'detector';
