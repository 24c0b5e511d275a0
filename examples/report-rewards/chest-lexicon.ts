import { detectMentions, type Lexicon } from '@cairn-ml/rewards/report';
import { criticalLexicon } from '@cairn-ml/rewards/report/data';

const pneumonia = ['pneumonia', 'consolidation', 'airspace opacity', 'air space opacity'];

/** The critical findings of the package, and what else these reports speak of. Made for these reports; not for clinical use. */
export const chestLexicon: Lexicon = {
  ...criticalLexicon,
  name: 'findings of the example reports',
  source: 'criticalLexicon, and entries written for this example',
  entries: [
    ...criticalLexicon.entries,
    { finding: 'Pleural effusion', terms: ['pleural effusion', 'pleural effusions', 'effusion', 'effusions'] },
    { finding: 'Cardiomegaly', terms: ['cardiomegaly', 'enlarged heart', 'heart is enlarged', 'cardiac enlargement'] },
    {
      finding: 'Severe cardiomegaly',
      terms: ['cardiomegaly', 'enlarged heart', 'heart is enlarged'],
      modifiers: ['severe', 'severely', 'massively'],
    },
    { finding: 'Pulmonary edema', terms: ['pulmonary edema', 'interstitial edema', 'alveolar edema'] },
    { finding: 'Pneumonia', terms: pneumonia },
    { finding: 'Multifocal pneumonia', terms: pneumonia, modifiers: ['multifocal', 'bilateral', 'extensive'] },
    { finding: 'Atelectasis', terms: ['atelectasis', 'subsegmental collapse'] },
    { finding: 'Rib fracture', terms: ['rib fracture', 'rib fractures', 'fractured rib'] },
    { finding: 'Lung nodule', terms: ['nodule', 'nodules', 'pulmonary mass', 'mass'] },
    { finding: 'Chest tube', terms: ['chest tube', 'pleural drain'] },
  ],
};

/** The labeler of this example: findings that a text calls present or possible. A trained one (CheXbert) would stand here. */
export function labelFindings(text: string): string[] {
  return detectMentions(text, chestLexicon)
    .filter(({ status }) => status === 'present' || status === 'uncertain')
    .map(({ finding }) => finding);
}
