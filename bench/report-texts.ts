import { createRandom } from '@cairn-ml/numeric';

/** Findings as radiologists word them, organ by organ, each in several ways. Written for this file. */
const findings = [
  [
    'the heart is normal in size .',
    'heart size is normal .',
    'the cardiac silhouette is mildly enlarged .',
    'there is moderate cardiomegaly , unchanged from the prior study .',
    'the heart size is at the upper limits of normal .',
  ],
  [
    'the mediastinal and hilar contours are unremarkable .',
    'mediastinal contours are stable .',
    'the aorta is tortuous and calcified .',
    'there is slight widening of the superior mediastinum , likely due to portable technique .',
  ],
  [
    'the lungs are clear without focal consolidation .',
    'there is no focal consolidation concerning for pneumonia .',
    'patchy opacity in the right lower lobe may represent atelectasis or early pneumonia .',
    'bibasilar atelectasis is again noted , increased on the left .',
    'there is a dense retrocardiac opacity which obscures the left hemidiaphragm .',
    'low lung volumes accentuate the bronchovascular markings .',
  ],
  [
    'there is no pleural effusion or pneumothorax .',
    'no pneumothorax is seen .',
    'small bilateral pleural effusions are present , left greater than right .',
    'a small left apical pneumothorax is unchanged compared to the earlier film .',
    'blunting of the right costophrenic angle suggests a trace effusion .',
  ],
  [
    'pulmonary vasculature is within normal limits .',
    'there is mild pulmonary vascular congestion without overt edema .',
    'interval improvement in interstitial pulmonary edema is noted .',
    'kerley b lines are consistent with mild interstitial edema .',
  ],
  [
    'a right internal jugular central venous catheter terminates in the mid superior vena cava .',
    'the endotracheal tube tip is 4 cm above the carina .',
    'median sternotomy wires are intact and aligned .',
    'the nasogastric tube courses below the diaphragm and out of view .',
    'left chest wall pacemaker leads are in standard position .',
  ],
  [
    'no acute osseous abnormality is identified .',
    'degenerative changes are seen throughout the thoracic spine .',
    'old healed left sided rib fractures are noted .',
    'there is no free air below the right hemidiaphragm .',
  ],
  [
    'impression : no acute cardiopulmonary process .',
    'impression : findings consistent with mild congestive heart failure .',
    'impression : right lower lobe pneumonia cannot be excluded ; follow up radiographs are recommended .',
    'impression : stable appearance of the chest without evidence of new infection .',
  ],
];

const replacements = new Map([
  ['mild', 'moderate'],
  ['small', 'tiny'],
  ['unchanged', 'stable'],
  ['left', 'right'],
  ['noted', 'seen'],
  ['increased', 'increasing'],
  ['effusion', 'effusions'],
  ['there', 'now'],
]);

/**
 * `count` pairs of a report as a model may write it and the report it should have been, one text each, of 36 to 103 tokens with blanks between. The
 * model's shares about half of the sentences, says some in another way or place, drops some, and changes words. The same seed gives the same pairs.
 */
export function reportPairs(count: number, seed: number): { candidates: string[]; references: string[] } {
  const random = createRandom(seed);
  const pick = <Entry>(entries: readonly Entry[]) => entries[random.integer(0, entries.length - 1)]!;
  const candidates: string[] = [];
  const references: string[] = [];
  for (let i = 0; i < count; i++) {
    const reference = findings.map(pick);
    const candidate = reference
      .map((sentence, organ) => (random.uniform() < 0.5 ? sentence : pick(findings[organ]!)))
      .filter(() => random.uniform() > 0.1);
    if (random.uniform() < 0.3) candidate.push(...candidate.splice(0, random.integer(0, 2)));
    const words = candidate.join(' ').split(' ');
    candidates.push(words.map((word) => (random.uniform() < 0.2 ? (replacements.get(word) ?? word) : word)).join(' '));
    references.push(reference.join(' '));
  }
  return { candidates, references };
}
