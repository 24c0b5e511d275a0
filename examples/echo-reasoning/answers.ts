/** One completion, with what is wrong with it. */
export interface Answer {
  name: string;
  text: string;
}

const steps = [
  'Wall thickness: In the PLAX and PSAX views, two-dimensional imaging shows concentric thickening of the left ventricle, with a septum of 16 mm at end-diastole.',
  'Myocardium, valves and pericardium: On 2D images the A4C shows granular myocardium, thickened mitral valve leaflets and interatrial septum, and the subcostal view a small pericardial effusion.',
  'Atria: In 2D, both atria are severely dilated in the A4C and A2C.',
  'Diastolic function: In the A4C, pulsed-wave Doppler of the mitral inflow shows restrictive filling with a short deceleration time, and tissue Doppler of the mitral annulus very low velocities, so filling pressure is high.',
  'Longitudinal strain and apical sparing: Speckle tracking in the A4C, A2C and A3C shows severely reduced strain at the base with preserved strain at the apex.',
  'Right ventricle and pulmonary pressure: In the A4C, M-mode shows reduced longitudinal excursion of a thick right ventricle, and continuous-wave Doppler a tricuspid regurgitation velocity that points to raised pulmonary artery pressure.',
  'Differential diagnosis and conclusion: Thick walls, restrictive filling and preserved strain at the apex point to infiltration rather than hypertension; monoclonal protein and scintigraphy come next.',
];
const [right, wrong] = ['cardiac amyloidosis', 'obstructive hypertrophic cardiomyopathy'];

const numbered = (lines: readonly string[]) => lines.map((line, k) => `Step ${k + 1}: ${line}`).join('\n');
const tagged = (thinking: string, answer: string) => `<think>\n${thinking}\n</think>\n<answer>${answer}</answer>`;
const withLine = (place: number, line: string) => steps.map((step, k) => (k === place ? line : step));

const oneWindow = steps.map((step) =>
  step
    .replace('In the PLAX and PSAX views', 'In the PLAX view')
    .replace('the A4C shows granular', 'the PLAX shows granular')
    .replace('the A4C and A2C', 'the PLAX')
    .replace(', and the subcostal view a small', ', and there is a small'),
);
const invented = withLine(
  1,
  'Myocardium, valves and pericardium: A transoesophageal study and the suprasternal view show a mobile vegetation on the aortic valve and a dissection flap in the aortic arch, and 3D imaging a ruptured chord; 2D in the A4C and subcostal view shows pericardial effusion.',
);
const misread = withLine(
  6,
  'Differential diagnosis and conclusion: Thick walls without another cause are those of a genetic disease of the heart muscle, with obstruction of the outflow tract; family screening comes next.',
);

/** The same study answered eight times: once well, and seven times with one defect. */
export const answers: Answer[] = [
  { name: 'good', text: tagged(numbered(steps), right) },
  { name: 'required views missing', text: tagged(numbered(oneWindow), right) },
  { name: 'wrong order', text: tagged(numbered([6, 4, 5, 3, 1, 0, 2].map((k) => steps[k]!)), right) },
  { name: 'no steps', text: tagged('This looks like an infiltrative heart.', right) },
  { name: 'padded', text: tagged(numbered([...steps, ...steps.slice(0, 5), ...steps.slice(2, 5)]), right) },
  { name: 'invented views', text: tagged(numbered(invented), right) },
  { name: 'wrong diagnosis', text: tagged(numbered(misread), wrong) },
  { name: 'no tags', text: `${numbered(steps)}\nIt is ${right}.` },
];
