import type { DecodingTrace } from '@cairn-ml/mdlm-metrics';
import * as Plot from '@observablehq/plot';
import { draw, sideBySide } from '../figures/document.js';
import type { Measured } from './measure.js';
import type { Watched } from './watch.js';

const style = { fontSize: '11px' };

/** Of the decoders that are compared throughout, in their order. */
const contestantColors = ['#1f6f8b', '#d1495b', '#8a8f98'];

/** What the model thought of every mask at every pass, and when each was written (a dot): position by step, a panel for each decode. */
export function decodeHeatMaps(decodes: readonly { title: string; watched: Watched }[], height = 300): string {
  return sideBySide(
    decodes.map(({ title, watched: { sureness, trace } }, k) => {
      const blanks = [...new Set(trace.events.position)].sort((a, b) => a - b);
      const row = new Map(blanks.map((position, i) => [position, i + 1]));
      const cells = sureness.flatMap((values, step) =>
        blanks.filter((i) => !Number.isNaN(values[i]!)).map((i) => ({ step, row: row.get(i)!, sureness: values[i]! })),
      );
      const written = Array.from(trace.events.position, (i, event) => ({
        step: trace.events.step[event]!,
        row: row.get(i)!,
      }));
      return draw({
        width: Math.max(120, 60 + 9 * sureness.length) + (k === 0 ? 50 : 0),
        height,
        marginLeft: k === 0 ? 45 : 10,
        marginTop: 34,
        marginBottom: 34,
        style,
        x: {
          label: 'step',
          domain: sureness.map((_, step) => step),
          ticks: sureness.map((_, s) => s).filter((s) => s % 5 === 0),
        },
        y: {
          label: k === 0 ? 'blank' : null,
          domain: blanks.map((_, i) => i + 1),
          axis: k === 0 ? 'left' : null,
          ticks: blanks.map((_, i) => i + 1).filter((i) => blanks.length < 20 || i % 5 === 0),
        },
        color: { type: 'linear', domain: [0, 1], scheme: 'YlGnBu', legend: false },
        marks: [
          Plot.cell(cells, {
            x: 'step',
            y: 'row',
            fill: (cell: { sureness: number }) => Number(cell.sureness.toFixed(2)),
          }),
          Plot.dot(written, { x: 'step', y: 'row', r: 1.6, fill: '#d1495b' }),
          Plot.text([title], { frameAnchor: 'top', dy: -20, fontWeight: 600, text: (text: string) => text }),
        ],
      });
    }),
    12,
  );
}

/** What share of puzzles is solved, by how many tokens a step finalises; decoders that differ in one number are joined. */
export function frontier(rows: readonly Measured[]): string {
  const points = rows.map(({ decoder, afp, solved }) => ({ ...decoder, afp: afp.mean, solved }));
  const families = points.filter(({ family }) => family !== 'other');
  const named = [
    'surest first',
    'all at once',
    'random order',
    'MDLM ancestral',
    'write, no edit',
    'write, then edit (T2T)',
    'write, then mask again (T2M)',
  ];
  const below = ['write, then edit (T2T)']; // where another name stands above
  const label = (points: readonly { name: string; afp: number; solved: number }[], dy: number) =>
    Plot.text(points, { x: 'afp', y: 'solved', text: 'name', dy, dx: 6, textAnchor: 'start' });
  const legend = [...new Set(families.map(({ family }) => family))].map((family, k) => ({
    family,
    x: 0.95,
    y: 0.3 - 0.06 * k,
  }));
  return draw({
    width: 700,
    height: 380,
    marginRight: 70,
    grid: true,
    style,
    x: {
      label: 'tokens per step that finalises any (AFP)',
      domain: [0.8, 11.5],
      type: 'log',
      ticks: [1, 2, 3, 4, 6, 8, 11],
      tickFormat: 'd',
    },
    y: { label: 'puzzles solved', domain: [0, 1.02], tickFormat: '.0%' },
    color: {
      legend: false,
      domain: ['top-k', 'Fast-dLLM threshold', 'Fast-dLLM factor', 'entropy bound', 'other'],
      range: ['#1f6f8b', '#d1495b', '#e0a030', '#4f8a4b', '#8a8f98'],
    },
    marks: [
      Plot.line(families, { x: 'afp', y: 'solved', z: 'family', stroke: 'family', strokeWidth: 1.5 }),
      Plot.dot(points, { x: 'afp', y: 'solved', fill: 'family', r: 3.5 }),
      label(
        points.filter(({ name }) => named.includes(name) && !below.includes(name)),
        -10,
      ),
      label(
        points.filter(({ name }) => below.includes(name)),
        12,
      ),
      Plot.text(legend, { x: 'x', y: 'y', text: 'family', fill: 'family', textAnchor: 'start', fontWeight: 600 }),
    ],
  });
}

/** tau by task and decoder with its interval, against position and against difficulty. */
export function tauByDomain(rows: readonly Measured[]): string {
  const entries = rows.flatMap(({ task, decoder, tauPosition, tauDifficulty }) => [
    { task, decoder: decoder.name, what: 'with position', ...tauPosition },
    { task, decoder: decoder.name, what: 'with difficulty', ...tauDifficulty },
  ]);
  const known = entries.filter(({ mean }) => !Number.isNaN(mean));
  const decoders = [...new Set(known.map(({ decoder }) => decoder))];
  return draw({
    width: 700,
    height: 110 + 60 * new Set(known.map(({ task }) => task)).size,
    marginLeft: 110,
    marginRight: 20,
    style,
    x: { label: 'mean tau and its 95 % interval', domain: [-0.4, 1], grid: true },
    y: { label: null, domain: decoders, axis: null },
    fy: { label: null, domain: [...new Set(known.map(({ task }) => task))], axis: 'left' },
    fx: { label: null, domain: ['with position', 'with difficulty'] },
    color: { domain: decoders, range: contestantColors, legend: false },
    marks: [
      Plot.frame({ strokeOpacity: 0.2 }),
      Plot.ruleX([0], { strokeOpacity: 0.5 }),
      Plot.link(known, {
        x1: 'low',
        x2: 'high',
        y1: 'decoder',
        y2: 'decoder',
        fx: 'what',
        fy: 'task',
        stroke: 'decoder',
      }),
      Plot.dot(known, { x: 'mean', y: 'decoder', fx: 'what', fy: 'task', fill: 'decoder', r: 3.5 }),
      Plot.text(
        known.filter(({ what, task }) => what === 'with position' && task === known[0]!.task),
        {
          x: () => 1,
          y: 'decoder',
          text: 'decoder',
          fill: 'decoder',
          fx: 'what',
          fy: 'task',
          textAnchor: 'end',
          dx: -4,
        },
      ),
    ],
  });
}

/** When blanks are written, as a share of the decode, by how many digits fit there. */
export function stepByCandidates(rows: readonly Measured[], difficulties: readonly Int32Array[]): string {
  const points = rows.flatMap(({ decoder, traces }) => {
    const groups = new Map<number, number[]>();
    for (const [k, trace] of traces.entries()) collect(trace, difficulties[k]!, groups);
    return [...groups].map(([candidates, shares]) => ({
      decoder: decoder.name,
      candidates,
      share: shares.reduce((a, b) => a + b, 0) / shares.length,
    }));
  });
  const decoders = rows.map(({ decoder }) => decoder.name);
  const sorted = points.sort((a, b) => a.candidates - b.candidates);
  return draw({
    width: 480,
    height: 300,
    marginRight: 150,
    grid: true,
    style,
    x: {
      label: 'digits that fit a blank',
      type: 'linear',
      ticks: [...new Set(sorted.map(({ candidates }) => candidates))],
      tickFormat: 'd',
      inset: 10,
    },
    y: { label: 'mean step, 0 the first and 1 the last', domain: [0, 1] },
    color: { domain: decoders, range: contestantColors },
    marks: [
      Plot.line(sorted, { x: 'candidates', y: 'share', stroke: 'decoder', z: 'decoder' }),
      Plot.dot(sorted, { x: 'candidates', y: 'share', fill: 'decoder', r: 3.5 }),
      Plot.text(
        sorted,
        Plot.selectLast({
          x: 'candidates',
          y: 'share',
          z: 'decoder',
          text: 'decoder',
          fill: 'decoder',
          dx: 8,
          textAnchor: 'start',
        }),
      ),
    ],
  });
}

function collect({ events }: DecodingTrace, difficulty: Int32Array, groups: Map<number, number[]>): void {
  const last = events.step.reduce((a, b) => Math.max(a, b), 0);
  for (const [event, position] of events.position.entries()) {
    const candidates = difficulty[position]!;
    groups.set(candidates, [...(groups.get(candidates) ?? []), last > 0 ? events.step[event]! / last : 0]);
  }
}
