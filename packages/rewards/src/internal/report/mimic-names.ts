/**
 * Which section a heading of MIMIC-CXR begins, spelling errors of the corpus included.
 * Source: MIT-LCP/mimic-cxr, `txt/section_parser.py` (MIT licence), `normalize_section_names`.
 */
const aliases: Record<string, string> = {
  impression:
    'conclusion|findings and impression|findings/impression|findings/ impression|ndication|impresson|imprression|imoression|impressoin|imprssion|impresion|imperssion|mpression|impession',
  findings: 'chest, two views|finding|findins|findindgs|findgings|findngs|findnings|finidngs|reference findings',
  comparison:
    'comparisons|reference exam|comparison exam|comparison film|comparision|comparsion|comparrison|comparisions',
  indication: 'reason for examination|reason for exam|clinical indication|idication',
  history: 'clinical history|clinical information|patient history|pfi',
  examination: 'exam|type of examination',
  recommendations: 'recommendation(s)|recommendation',
  'wet read': 'wetread',
  preamble: '',
  technique: '',
  notification: '',
  addendum: '',
  date: '',
  comment: '',
};

const sectionOf = new Map(
  Object.entries(aliases).flatMap(([section, others]) =>
    [section, ...others.split('|').filter(Boolean)].map((name) => [name, section] as const),
  ),
);

const contained = ['impression', 'findings', 'history', 'comparison', 'addendum'];
const studies =
  /chest|portable|ribs|bone window|two views|pa and lat|ap and lateral|lateral and (?:ap|pa)|frontal (?:and|view|(?:semi-)?upright)|(?:pa|ap|one|lateral) view/;

/** The section that a listed heading begins, in any case; undefined for a heading that is not listed. */
export function listedSection(heading: string): string | undefined {
  return sectionOf.get(heading.trim().toLowerCase());
}

/** The name that the program gives a section with this heading. */
export function normalizeHeading(heading: string): string {
  const name = heading.trim().toLowerCase();
  const section = sectionOf.get(name) ?? contained.find((each) => name.includes(each));
  return section ?? (studies.test(name) ? 'findings' : name);
}
