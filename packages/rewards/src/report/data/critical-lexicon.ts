import type { Lexicon } from '../lexicon.js';
import { contextTriggers } from './context-triggers.js';

const airTubes = ['endotracheal tube', 'et tube', 'ett', 'endotracheal tip'];
const foodTubes = [
  'nasogastric tube',
  'orogastric tube',
  'ng tube',
  'og tube',
  'enteric tube',
  'feeding tube',
  'dobbhoff tube',
  'dobhoff tube',
];
const bronchi = [
  'right main bronchus',
  'left main bronchus',
  'right mainstem',
  'left mainstem',
  'right main stem',
  'left main stem',
  'mainstem bronchus',
  'bronchus intermedius',
];
const pneumothorax = ['pneumothorax', 'pneumothoraces', 'hydropneumothorax', 'hemopneumothorax', 'ptx'];

/**
 * Findings on chest radiographs that should not wait, and how they are written. **For research on rewards only, not for clinical use.**
 *
 * Source: our selection and our severities. The kinds of findings are those that communication policies list as critical (compare the ACR Actionable
 * Reporting Work Group, Larson et al. 2014); no policy was copied, and no clinician has reviewed it. Pass your own lexicon for anything that matters.
 *
 * @example
 * ```ts
 * import { criticalLexicon } from '@cairn-ml/rewards/report/data';
 *
 * criticalLexicon.entries[0]!.finding; // 'Tension pneumothorax'
 * ```
 */
export const criticalLexicon: Lexicon = {
  name: 'critical findings on chest radiographs',
  source: 'Our selection and severities; kinds of findings as communication policies list them. Not for clinical use',
  triggers: contextTriggers,
  entries: [
    {
      finding: 'Tension pneumothorax',
      terms: pneumothorax,
      modifiers: ['tension', 'mediastinal shift', 'shift of the mediastinum', 'tracheal deviation'],
      reach: 12,
    },
    { finding: 'Large pneumothorax', terms: pneumothorax, modifiers: ['large', 'massive', 'complete'] },
    { finding: 'Pneumothorax', terms: pneumothorax, severity: 0.5 },
    {
      finding: 'Free intraperitoneal air',
      terms: [
        'pneumoperitoneum',
        'free air',
        'free intraperitoneal air',
        'free intraperitoneal gas',
        'free subdiaphragmatic air',
        'subdiaphragmatic air',
        'air under the diaphragm',
      ],
    },
    {
      finding: 'Aortic dissection',
      terms: ['aortic dissection', 'dissection of the aorta', 'dissecting aneurysm', 'dissecting aortic aneurysm'],
    },
    {
      finding: 'Aortic rupture',
      terms: ['aortic rupture', 'ruptured aorta', 'ruptured aortic aneurysm', 'aortic transection'],
    },
    { finding: 'Pulmonary embolism', terms: ['pulmonary embolism', 'pulmonary embolus', 'pulmonary emboli'] },
    { finding: 'Cardiac tamponade', terms: ['cardiac tamponade', 'pericardial tamponade', 'tamponade'] },
    {
      finding: 'Malpositioned endotracheal tube',
      terms: airTubes,
      modifiers: [...bronchi, 'esophagus', 'oesophagus', 'esophageal', 'malpositioned'],
      reach: 12,
    },
    {
      finding: 'Malpositioned feeding tube',
      terms: foodTubes,
      modifiers: [...bronchi, 'bronchus', 'airway', 'pleural space', 'malpositioned'],
      reach: 12,
    },
    {
      finding: 'Large pleural effusion',
      terms: [
        'pleural effusion',
        'pleural effusions',
        'effusion',
        'effusions',
        'hemothorax',
        'haemothorax',
        'hydrothorax',
      ],
      modifiers: ['large', 'massive'],
      severity: 0.5,
    },
    { finding: 'Pneumomediastinum', terms: ['pneumomediastinum', 'mediastinal emphysema'], severity: 0.5 },
    {
      finding: 'Severe pulmonary edema',
      terms: ['pulmonary edema', 'pulmonary oedema', 'alveolar edema'],
      modifiers: ['severe', 'flash', 'florid'],
      severity: 0.5,
    },
    {
      finding: 'Collapsed lung',
      terms: ['lung collapse', 'collapse of the right lung', 'collapse of the left lung', 'white out', 'whiteout'],
      severity: 0.5,
    },
  ],
};
