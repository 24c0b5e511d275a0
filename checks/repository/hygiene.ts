import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Whole texts are searched, so the patterns are written such that they do not match themselves. */
const registries =
  /\b(?:registry\.(?:npmjs|yarnpkg|npmmirror)|npm\.pkg\.github|(?:deb|security)\.debian|files\.pythonhosted)\.(?:org|com)\b/;
const machinePaths = /(?<![\w.:/*-])(?:\/(?:home|Users|root|tmp|work)\/[\w.]|[A-Z]:\\Users\\)/;

/** Registry hosts and paths of one machine, by line. A lockfile must have no addresses at all. */
export function placeProblems(path: string, text: string): string[] {
  return text.split('\n').flatMap((line, i) => {
    const where = `${path}:${i + 1}`;
    if (registries.test(line)) return [`${where} names a registry host`];
    if (machinePaths.test(line)) return [`${where} has a path of one machine: ${machinePaths.exec(line)?.[0]}…`];
    return path === 'pnpm-lock.yaml' && /https?:\/\//.test(line) ? [`${where} has an address: ${line.trim()}`] : [];
  });
}

/** Links of a Markdown file to files that are not in the repository. */
export function linkProblems(root: string, path: string, text: string): string[] {
  const prose = text.replaceAll(/^ *```[\s\S]*?^ *```/gm, '').replaceAll(/`[^`\n]*`/g, '');
  const links = [...prose.matchAll(/\]\(([^)\s]+)[^)]*\)|^\[[^\]]+\]: (\S+)|\bsrc="([^"]+)"/gm)];
  return links
    .map((match) => match[1] ?? match[2] ?? match[3]!)
    .filter((target) => !/^([a-z]+:|#)/.test(target))
    .filter((target) => !existsSync(join(root, dirname(path), decodeURI(target.split('#')[0]!))))
    .map((target) => `${path} links to ${target}, which does not exist`);
}

/** Commands of a Markdown file that the root package.json does not have. */
export function commandProblems(path: string, text: string, scripts: string[]): string[] {
  const fenced = [...text.matchAll(/^ *```(?:sh|bash|shell|console)\n([\s\S]*?)^ *```/gm)].map((match) => match[1]!);
  const inline = [...text.matchAll(/`((?:npx -y )?pnpm[^`\n]*)`/g)].map((match) => match[1]!);
  const commands = [...fenced, ...inline].flatMap((block) => [
    ...block.matchAll(/(?<![\w/-])pnpm(@[\d.]+)? (?:run )?([\w:-]+)/g),
  ]);
  return commands.flatMap(([command, version, script]) => {
    if (version && version !== `@${pnpmVersion}`)
      return [`${path}: ${command} is not the pnpm of package.json (${pnpmVersion})`];
    return scripts.includes(script!) || builtIn.includes(script!)
      ? []
      : [`${path}: there is no script for \`${command}\``];
  });
}

export const pnpmVersion = '10.34.8';

const builtIn = ['install', 'add', 'exec', 'dlx', 'remove', 'update', 'why', '--filter', '-r', '--silent'];
