import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';

/** Data that no package can ship: files of a Debian package, which go into `.cache/<name>/`. */
interface DataSet {
  name: string;
  what: string;
  debianPackage: string;
  megabytes: number;
  /** Paths in the package, with the SHA-256 of what is there. */
  files: readonly { path: string; sha256: string }[];
}

const dataSets: readonly DataSet[] = [
  {
    name: 'colin27',
    what: 'an MRI of one brain (T1, 1 mm), its mask, and the regions of the AAL atlas in it',
    debianPackage: 'mricron-data',
    megabytes: 16,
    files: [
      {
        path: 'usr/share/mricron/templates/ch2.nii.gz',
        sha256: 'a009051127f64dc3dd554d5f5b589870ea72106d9642c21b4e7093e478cfc309',
      },
      {
        path: 'usr/share/mricron/templates/ch2bet.nii.gz',
        sha256: '592a2d20abdf36eefcb540ca8958428040edffc1bc1a18ba1dcfbabac77c5dd1',
      },
      {
        path: 'usr/share/mricron/templates/aal.nii.gz',
        sha256: 'b512dcd3f36b77f56be7a9a038134096e66314b7e8c31d25875b96bcf6991454',
      },
      {
        path: 'usr/share/mricron/templates/aal.nii.txt',
        sha256: '1788d6556a9ec056de9867b2382cf1ce1b51b87ae4cfd9cd25de48ae4dde709e',
      },
      {
        path: 'usr/share/doc/mricron-data/copyright',
        sha256: '43e7d3d89e7f94213847ae742ff2c0d8e2568e8fc862e94726518417df6183eb',
      },
    ],
  },
];

const cache = join(import.meta.dirname, '../.cache');

/** `pnpm data [NAME…] [--folder DIR]`: fetches what is not yet there; the demo and the tests run without it. */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { folder: { type: 'string', default: cache } },
});
const unknown = positionals.find((name) => !dataSets.some((set) => set.name === name));
if (unknown !== undefined) {
  console.error(`There is no data set ${unknown}. There is: ${dataSets.map(({ name }) => name).join(', ')}`);
  process.exit(1);
}
for (const set of dataSets) {
  if (positionals.length > 0 && !positionals.includes(set.name)) continue;
  try {
    fetchDataSet(set, join(values.folder, set.name));
  } catch (error) {
    console.error(`${set.name}: ${(error as Error).message}`);
    process.exitCode = 1;
  }
}

function fetchDataSet(set: DataSet, folder: string): void {
  const { name, what, debianPackage, megabytes, files } = set;
  const target = ({ path }: { path: string }) => join(folder, basename(path));
  if (files.every((file) => isIntact(target(file), file.sha256))) {
    console.log(`${name}: there already (${folder})`);
    return;
  }
  console.log(`${name}: ${what}`);
  const work = mkdtempSync(join(tmpdir(), 'cairn-data-'));
  try {
    chmodSync(work, 0o777); // apt-get as root downloads as a user of its own
    console.log(`  downloading Debian's package ${debianPackage}, ${megabytes} MB`);
    callOrExplain('apt-get', ['download', debianPackage], work, set, folder);
    const archive = readdirSync(work).find((file) => file.endsWith('.deb'))!;
    console.log(`  unpacking ${archive}`);
    callOrExplain('dpkg-deb', ['-x', archive, 'unpacked'], work, set, folder);
    mkdirSync(folder, { recursive: true });
    for (const file of files) {
      const source = join(work, 'unpacked', file.path);
      if (!isIntact(source, file.sha256))
        throw new Error(`${file.path} of ${archive} is not the file that was expected (SHA-256 ${file.sha256})`);
      cpSync(source, target(file));
    }
    console.log(`  ${files.length} files, hashes checked, in ${folder}`);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function isIntact(path: string, sha256: string): boolean {
  return existsSync(path) && createHash('sha256').update(readFileSync(path)).digest('hex') === sha256;
}

function callOrExplain(command: string, args: string[], cwd: string, set: DataSet, folder: string): void {
  try {
    execFileSync(command, args, { cwd, stdio: ['ignore', 'ignore', 'pipe'] });
  } catch (cause) {
    const { code, stderr } = cause as { code?: string; stderr?: Buffer };
    const reason =
      code === 'ENOENT'
        ? `${command} is not on this machine; Debian and Ubuntu have it.`
        : `${command} ${args.join(' ')} failed: ${String(stderr).trim()}\nOn a machine whose package lists are old, \`sudo apt-get update\` helps.`;
    const files = set.files.map(({ path }) => `  ${path}`).join('\n');
    throw new Error(
      `${reason}\nBy hand: take these files from Debian's package ${set.debianPackage} and put them, without their folders, into ${folder}:\n${files}`,
    );
  }
}
