/** How a generated report relates to the reference. */
export const kinds = ['faithful', 'reworded', 'inventing', 'omitting', 'missing', 'overstating'] as const;

/** `inventing` and `omitting` are of the impression alone; what is `missing` is in neither section. */
export type Kind = (typeof kinds)[number];

/** A reference report and one generated report of each kind, findings and impression each. */
export interface ReportCase {
  name: string;
  reference: Sections;
  rollouts: Record<Kind, Sections>;
}

type Sections = readonly [findings: string, impression: string];

/** As a model that was asked for headings would write it. */
export const write = ([findings, impression]: Sections): string => `Findings: ${findings}\n\nImpression: ${impression}`;

/** Written for this example; no patient's report. Not for clinical use. */
export const cases: readonly ReportCase[] = [
  caseOf(
    'large pneumothorax',
    [
      'Large right pneumothorax with collapse of the right lung. No mediastinal shift. The left lung is clear. Heart size is normal. No pleural effusion.',
      'Large right pneumothorax with lung collapse. Findings were called to the emergency department.',
    ],
    {
      reworded: [
        'There is a large pneumothorax on the right and collapse of the right lung. The mediastinum is midline. Left lung clear, heart not enlarged, no effusion.',
        'Large pneumothorax and lung collapse on the right, communicated by telephone.',
      ],
      inventing: [
        'Large right pneumothorax with collapse of the right lung. No mediastinal shift. The left lung is clear. Heart size is normal. No pleural effusion.',
        'Large right pneumothorax with lung collapse. Displaced rib fracture and left lower lobe pneumonia.',
      ],
      omitting: [
        'Large right pneumothorax with collapse of the right lung. No mediastinal shift. The left lung is clear. Heart size is normal. No pleural effusion.',
        'The left lung is clear. Heart size is normal.',
      ],
      missing: [
        'The lungs are clear. No pneumothorax. Heart size is normal. No pleural effusion.',
        'No acute cardiopulmonary process.',
      ],
      overstating: [
        'Large right tension pneumothorax with collapse of the right lung and mediastinal shift. The left lung is clear. Heart size is normal. No pleural effusion.',
        'Large right tension pneumothorax with lung collapse. Findings were called to the emergency department.',
      ],
    },
  ),
  caseOf(
    'free air',
    [
      'Free air under the right hemidiaphragm. The lungs are clear. No pleural effusion or pneumothorax. Heart size is normal.',
      'Pneumoperitoneum. Urgent surgical consultation is recommended.',
    ],
    {
      reworded: [
        'Lungs clear, normal heart, no effusion, no pneumothorax. There is free subdiaphragmatic air on the right.',
        'Free intraperitoneal air; urgent surgical review advised.',
      ],
      inventing: [
        'Free air under the right hemidiaphragm. The lungs are clear. No pleural effusion or pneumothorax. Heart size is normal.',
        'Pneumoperitoneum. Right lower lobe pneumonia with a small pleural effusion.',
      ],
      omitting: [
        'Free air under the right hemidiaphragm. The lungs are clear. No pleural effusion or pneumothorax. Heart size is normal.',
        'No acute process in the lungs.',
      ],
      missing: [
        'The lungs are clear. No pleural effusion or pneumothorax. Heart size is normal. No free air.',
        'No acute cardiopulmonary process.',
      ],
      overstating: [
        'Free air under the right hemidiaphragm and pneumomediastinum. The lungs are clear. No pleural effusion or pneumothorax. Heart size is normal.',
        'Pneumoperitoneum and pneumomediastinum. Urgent surgical consultation is recommended.',
      ],
    },
  ),
  caseOf(
    'tube in the right main bronchus',
    [
      'The endotracheal tube ends in the right main bronchus. Atelectasis of the left lower lobe. No pneumothorax. Heart size is normal.',
      'Endotracheal tube in the right main bronchus, withdrawal by 4 cm is advised. Left lower lobe atelectasis.',
    ],
    {
      reworded: [
        'ET tube tip lies in the right mainstem. Left lower lobe atelectasis is seen. Heart normal in size, no pneumothorax.',
        'Right mainstem position of the ET tube, pull back by 4 cm. Atelectasis in the left lower lobe.',
      ],
      inventing: [
        'The endotracheal tube ends in the right main bronchus. Atelectasis of the left lower lobe. No pneumothorax. Heart size is normal.',
        'Endotracheal tube in the right main bronchus. Left lower lobe atelectasis and a lung nodule.',
      ],
      omitting: [
        'The endotracheal tube ends in the right main bronchus. Atelectasis of the left lower lobe. No pneumothorax. Heart size is normal.',
        'Left lower lobe atelectasis.',
      ],
      missing: [
        'The endotracheal tube ends 5 cm above the carina. Atelectasis of the left lower lobe. No pneumothorax. Heart size is normal.',
        'Endotracheal tube in good position. Left lower lobe atelectasis.',
      ],
      overstating: [
        'The endotracheal tube ends in the right main bronchus. White out of the left lung with atelectasis. No pneumothorax. Heart size is normal.',
        'Endotracheal tube in the right main bronchus with white out of the left lung. Left lung atelectasis.',
      ],
    },
  ),
  caseOf(
    'small pneumothorax',
    [
      'Small left apical pneumothorax after removal of a central line. The lungs are otherwise clear. No pleural effusion.',
      'Small left apical pneumothorax. Repeat radiograph in four hours.',
    ],
    {
      reworded: [
        'At the left apex there is a small pneumothorax; the lungs are clear otherwise and there is no effusion.',
        'Small apical pneumothorax on the left, repeat film in four hours.',
      ],
      inventing: [
        'Small left apical pneumothorax after removal of a central line. The lungs are otherwise clear. No pleural effusion.',
        'Small left apical pneumothorax. Rib fracture. Cardiomegaly.',
      ],
      omitting: [
        'Small left apical pneumothorax after removal of a central line. The lungs are otherwise clear. No pleural effusion.',
        'The lungs are clear.',
      ],
      missing: ['The lungs are clear. No pneumothorax or pleural effusion.', 'No acute cardiopulmonary process.'],
      overstating: [
        'Large left pneumothorax after removal of a central line. The lungs are otherwise clear. No pleural effusion.',
        'Large left pneumothorax. Immediate drainage.',
      ],
    },
  ),
  caseOf(
    'pneumonia',
    [
      'Consolidation in the right lower lobe with a small right pleural effusion. No pneumothorax. Heart size is normal.',
      'Right lower lobe pneumonia with a small pleural effusion.',
    ],
    {
      reworded: [
        'Right lower lobe airspace opacity and a small effusion on that side. Heart normal, no pneumothorax.',
        'Pneumonia of the right lower lobe, small effusion.',
      ],
      inventing: [
        'Consolidation in the right lower lobe with a small right pleural effusion. No pneumothorax. Heart size is normal.',
        'Right lower lobe pneumonia with a small pleural effusion. Rib fracture and a lung nodule.',
      ],
      omitting: [
        'Consolidation in the right lower lobe with a small right pleural effusion. No pneumothorax. Heart size is normal.',
        'Small pleural effusion.',
      ],
      missing: [
        'Small right pleural effusion. The lungs are clear. No pneumothorax. Heart size is normal.',
        'Small pleural effusion.',
      ],
      overstating: [
        'Extensive bilateral consolidation with a large right pleural effusion. No pneumothorax. Heart size is normal.',
        'Multifocal pneumonia with a large pleural effusion.',
      ],
    },
  ),
  caseOf(
    'heart failure',
    [
      'Cardiomegaly. Interstitial edema and small bilateral pleural effusions. No pneumothorax.',
      'Cardiomegaly with mild pulmonary edema and small effusions, consistent with heart failure.',
    ],
    {
      reworded: [
        'The heart is enlarged. There are small effusions on both sides and interstitial edema. No pneumothorax.',
        'Mild pulmonary edema, small effusions and cardiomegaly in keeping with heart failure.',
      ],
      inventing: [
        'Cardiomegaly. Interstitial edema and small bilateral pleural effusions. No pneumothorax.',
        'Cardiomegaly with mild pulmonary edema and small effusions. Right upper lobe pneumonia. Rib fracture.',
      ],
      omitting: [
        'Cardiomegaly. Interstitial edema and small bilateral pleural effusions. No pneumothorax.',
        'Cardiomegaly.',
      ],
      missing: [
        'Cardiomegaly. Small bilateral pleural effusions. No pulmonary edema or pneumothorax.',
        'Cardiomegaly with small effusions.',
      ],
      overstating: [
        'Severe cardiomegaly. Severe pulmonary edema and large bilateral pleural effusions. No pneumothorax.',
        'Severe cardiomegaly with severe pulmonary edema and large effusions, consistent with heart failure.',
      ],
    },
  ),
];

function caseOf(name: string, reference: Sections, others: Omit<Record<Kind, Sections>, 'faithful'>): ReportCase {
  return { name, reference, rollouts: { faithful: reference, ...others } };
}
