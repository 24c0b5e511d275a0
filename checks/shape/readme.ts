/** What a README answers, in any order, with the headings that count. */
const sections: [string, RegExp][] = [
  ['Install', /^install/i],
  ['Use', /^(use|usage|quick start|example)/i],
  ['API', /^api/i],
  ['Options', /options/i],
  ['Limits', /limits/i],
  ['Backends', /(backends|runs on|tested)/i],
  ['Citation', /(citation|cite|references)/i],
  ['Licence', /licen[cs]e/i],
];

/** Missing parts of a package's README; `values` are the functions and classes that it exports. */
export function readmeProblems(text: string, name: string, values: string[]): string[] {
  const problems: string[] = [];
  const lines = text.trimEnd().split('\n');
  const headings = lines.flatMap((line) => /^#{2,3} (.*)/.exec(line)?.[1] ?? []);
  if (lines[0] !== `# @cairn-ml/${name}`) problems.push(`README.md must begin with '# @cairn-ml/${name}'`);
  if (lines.length >= 120) problems.push(`README.md has ${lines.length} lines; under 120`);
  for (const [section, pattern] of sections) {
    if (!headings.some((heading) => pattern.test(heading))) problems.push(`README.md has no section '${section}'`);
  }
  if (!text.includes(`npm install @cairn-ml/${name}`))
    problems.push(`README.md must say 'npm install @cairn-ml/${name}'`);
  if (!/^```ts\n/m.test(text)) problems.push('README.md has no ```ts block');
  for (const value of values) {
    if (!new RegExp(`\`${value}\\b`).test(text)) problems.push(`README.md does not name \`${value}\` in its API table`);
  }
  return problems;
}
