import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Network, openBackbone } from './backbones.js';
import {
  type Contestant,
  errorsOf,
  fitAndPredict,
  lambdas,
  meanShape,
  rehearsal,
  shotCounts,
  type TrialResult,
  testImages,
  trainingImages,
} from './trial.js';

/** What a network's lambda was chosen by: the mean error in mm in rehearsals, for each of `lambdas`. */
export interface LambdaChoice {
  network: Network;
  shots: number;
  rehearsed: number[];
  lambda: number;
}

/** The results in the repository. */
export const resultsFile = fileURLToPath(new URL('results.jsonl', import.meta.url));
const rounds = 3;

export interface Study {
  /** Which slice each image to test on is of. */
  testSlices: number[];
  choices: LambdaChoice[];
  trials: TrialResult[];
}

/** What a file holds so far; nothing where there is none. */
export function readStudy(file = resultsFile): Study {
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
  const study: Study = { testSlices: [], choices: [], trials: [] };
  for (const line of lines.filter((line) => line !== '')) {
    const record = JSON.parse(line) as { testSlices: number[] } | LambdaChoice | TrialResult;
    if ('testSlices' in record) study.testSlices = record.testSlices;
    else if ('errors' in record) study.trials.push(record);
    else study.choices.push(record);
  }
  return study;
}

/** Trials that are not in the file, network by network, each appended as a line of JSON: an interrupted study goes on where it was. */
export async function runStudy(
  file: string,
  contestants: readonly Contestant[],
  seeds: readonly number[],
  say: (line: string) => void,
): Promise<void> {
  const { testSlices, choices, trials } = readStudy(file);
  const test = await testImages();
  const write = (record: object) => appendFileSync(file, `${JSON.stringify(record)}\n`);
  if (testSlices.length === 0) write({ testSlices: test.map(({ z }) => z) });
  for (const network of contestants) {
    if (network !== 'mean shape' && !choices.some((choice) => choice.network === network)) {
      for (const choice of await chooseLambdas(network)) {
        choices.push(choice);
        write(choice);
        say(
          `${network}, ${choice.shots} shots: lambda ${choice.lambda} of ${choice.rehearsed.map((e) => e.toFixed(2))}`,
        );
      }
    }
    for (const seed of seeds) {
      const missing = shotCounts.filter(
        (shots) => !trials.some((done) => done.network === network && done.shots === shots && done.seed === seed),
      );
      if (missing.length === 0) continue;
      const images = await trainingImages(seed);
      const backbone = network === 'mean shape' ? undefined : await openBackbone(network, seed);
      for (const shots of missing) {
        const train = images.slice(0, shots);
        const lambda = choices.find((choice) => choice.network === network && choice.shots === shots)?.lambda;
        const predictions = backbone ? await fitAndPredict(backbone, train, test, lambda!) : meanShape(train, test);
        const errors = Array.from(errorsOf(predictions, test), (e) => (Number.isNaN(e) ? null : Number(e.toFixed(2))));
        write({ network, shots, seed, ...(lambda !== undefined && { lambda }), errors });
        say(`${network}, ${shots} shots, seed ${seed}: ${meanOf(errors).toFixed(2)} mm`);
      }
      backbone?.dispose();
    }
  }
}

const meanOf = (errors: readonly (number | null)[]): number => {
  const found = errors.filter((error) => error !== null);
  return found.reduce((sum, error) => sum + error, 0) / found.length;
};

async function chooseLambdas(network: Network): Promise<LambdaChoice[]> {
  const sums = shotCounts.map(() => lambdas.map(() => 0));
  for (let round = 0; round < rounds; round++) {
    const backbone = await openBackbone(network, -1 - round);
    const { train, held } = await rehearsal(round);
    for (const [s, shots] of shotCounts.entries()) {
      for (const [k, lambda] of lambdas.entries()) {
        const errors = errorsOf(await fitAndPredict(backbone, train.slice(0, shots), held, lambda), held);
        sums[s]![k]! += meanOf(Array.from(errors, (e) => (Number.isNaN(e) ? null : e))) / rounds;
      }
    }
    backbone.dispose();
  }
  return shotCounts.map((shots, s) => {
    const best = sums[s]!.indexOf(Math.min(...sums[s]!));
    return { network, shots, rehearsed: sums[s]!.map((e) => Number(e.toFixed(3))), lambda: lambdas[best]! };
  });
}
