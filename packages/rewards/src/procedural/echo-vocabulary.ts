/** A name and the other ways to write it. */
export interface Term {
  /** How templates name it. It is looked for in texts, too. */
  name: string;
  /** Phrases that mean the same, in any case, with or without hyphens, and with "four" for 4 and "color" for colour. */
  aliases?: readonly string[];
}

/** The views and modalities that templates may require and that are recognised in texts. */
export interface EchoVocabulary {
  views: readonly Term[];
  modalities: readonly Term[];
}

/**
 * Views and modalities of transthoracic echocardiography with their usual spellings, for templates and {@link proceduralQuality}.
 *
 * Names are the abbreviations in common use: PLAX, PSAX, A4C and so on. `'4 chamber'` alone is read as the apical view, `'subcostal'` alone as
 * any subcostal one. PW counts only before "Doppler", because it is the posterior wall, too, and "contrast" alone not at all ("in contrast to").
 *
 * @example
 * ```ts
 * import { echoVocabulary } from '@cairn-ml/rewards/procedural';
 *
 * const { views, modalities } = echoVocabulary;
 * views.map(({ name }) => name).slice(0, 4); // ['PLAX', 'PSAX', 'RV inflow', 'A4C']
 * const own = { views: [...views, { name: 'RV-focused A4C', aliases: ['right ventricular focused view'] }], modalities };
 * own.views.length - views.length; // 1
 * ```
 *
 * Source: the views and modalities of "Guidelines for Performing a Comprehensive Transthoracic Echocardiographic Examination in Adults" (ASE, 2019). The
 * lists of spellings are ours.
 */
export const echoVocabulary: EchoVocabulary = {
  views: [
    { name: 'PLAX', aliases: ['parasternal long axis', 'long axis parasternal'] },
    { name: 'PSAX', aliases: ['parasternal short axis', 'short axis parasternal', 'short axis', 'SAX'] },
    { name: 'RV inflow', aliases: ['right ventricular inflow'] },
    { name: 'A4C', aliases: ['apical 4 chamber', '4 chamber', 'apical 4C', '4CH'] },
    { name: 'A2C', aliases: ['apical 2 chamber', '2 chamber', 'apical 2C', '2CH'] },
    { name: 'A3C', aliases: ['apical 3 chamber', '3 chamber', 'apical 3C', '3CH', 'apical long axis', 'APLAX'] },
    { name: 'A5C', aliases: ['apical 5 chamber', '5 chamber', 'apical 5C', '5CH'] },
    {
      name: 'subcostal',
      aliases: ['subxiphoid', 'SC4C', 'subcostal 4 chamber', 'subcostal short axis'],
    },
    { name: 'IVC', aliases: ['inferior vena cava', 'inferior caval vein'] },
    { name: 'suprasternal', aliases: ['SSN', 'suprasternal notch'] },
    { name: 'right parasternal', aliases: ['RPS'] },
  ],
  modalities: [
    { name: '2D', aliases: ['2 D', '2 dimensional', 'B mode', 'grey scale', 'gray scale'] },
    { name: 'M-mode', aliases: ['motion mode'] },
    { name: 'colour Doppler', aliases: ['colour', 'colour flow', 'CFD'] },
    {
      name: 'PW Doppler',
      aliases: ['pulsed wave', 'pulse wave', 'pulsed Doppler', 'pulsed wave Doppler', 'PWD'],
    },
    { name: 'CW Doppler', aliases: ['CW', 'continuous wave', 'continuous wave Doppler', 'CWD'] },
    {
      name: 'tissue Doppler',
      aliases: ['TDI', 'tissue velocity', 'tissue Doppler imaging'],
    },
    { name: 'strain', aliases: ['GLS', 'speckle tracking', 'longitudinal strain'] },
    { name: '3D', aliases: ['3 D', '3 dimensional', 'RT3DE'] },
    {
      name: 'contrast echo',
      aliases: ['contrast echocardiography', 'contrast enhanced', 'ultrasound enhancing agent', 'LV opacification'],
    },
    { name: 'saline contrast', aliases: ['agitated saline', 'agitated saline contrast', 'bubble study'] },
    {
      name: 'TOE',
      aliases: ['TEE', 'transoesophageal', 'transesophageal', 'trans oesophageal', 'trans esophageal'],
    },
  ],
};
