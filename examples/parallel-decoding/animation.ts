import type { Watched } from './watch.js';

/** A page that plays a decode of a Sudoku: digits appear as they are written, and every blank shows how sure the model is of it. */
export function animationPage(title: string, canvas: Int32Array, maskId: number, { trace, sureness }: Watched): string {
  const size = Math.round(Math.sqrt(canvas.length));
  const data = {
    size,
    box: Math.round(Math.sqrt(size)),
    givens: Array.from(canvas, (token) => (token === maskId ? 0 : token + 1)),
    sureness: sureness.map((values) =>
      Array.from(values, (value) => (Number.isNaN(value) ? null : Number(value.toFixed(2)))),
    ),
    events: Array.from(trace.events.position, (position, event) => [
      trace.events.step[event]!,
      position,
      trace.events.kind[event] === 2 ? 0 : trace.events.token[event]! + 1,
    ]),
  };
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>
:root { color-scheme: light dark; }
body { margin: 0 auto; max-width: 30rem; font: 16px/1.5 system-ui, sans-serif; text-align: center; }
svg { width: 100%; max-width: 25rem; } text { text-anchor: middle; dominant-baseline: central; }
p { margin: .4rem; } button { font: inherit; min-width: 5rem; } input { width: 55%; vertical-align: middle; }
</style>
</head>
<body>
<p>${title}</p>
<svg id="grid" role="img" aria-label="${title}"></svg>
<p><button id="play">Pause</button> <input id="step" type="range" min="0" value="0" aria-label="step"> <output id="where"></output></p>
<script>
const { size, box, givens, sureness, events } = ${JSON.stringify(data)};
const steps = sureness.length;
const svg = document.getElementById('grid');
const [play, slider, where] = ['play', 'step', 'where'].map((id) => document.getElementById(id));
const side = 40;
svg.setAttribute('viewBox', \`-2 -2 \${size * side + 4} \${size * side + 4}\`);
const add = (name, attributes, parent = svg) => {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return parent.appendChild(element);
};
const cells = givens.map((digit, i) => {
  const [x, y] = [(i % size) * side, Math.floor(i / size) * side];
  const back = add('rect', { x, y, width: side, height: side, fill: 'white', stroke: '#b8c0ca' });
  const text = add('text', { x: x + side / 2, y: y + side / 2, 'font-size': 22, 'font-weight': digit ? 700 : 400 });
  return { back, text };
});
for (let k = 0; k <= size; k += box) {
  add('path', { d: \`M0 \${k * side}H\${size * side}M\${k * side} 0V\${size * side}\`, stroke: '#1c2430', 'stroke-width': 2, fill: 'none' });
}
// step counts what was done: 0 is the puzzle, \`steps\` the end
function show(step) {
  const digits = givens.slice();
  const fresh = new Set();
  for (const [at, position, digit] of events) {
    if (at >= step) break;
    digits[position] = digit;
    if (at === step - 1) fresh.add(position);
  }
  cells.forEach(({ back, text }, i) => {
    const sure = step < steps ? sureness[step][i] : null;
    back.setAttribute('fill', givens[i] ? '#e9ecf0' : fresh.has(i) ? '#f6c177' : sure === null || digits[i] ? 'white' : \`rgba(31, 111, 139, \${(0.75 * sure ** 2).toFixed(2)})\`);
    text.textContent = digits[i] || '';
    text.setAttribute('fill', givens[i] ? '#1c2430' : '#1f4f6b');
  });
  slider.value = step;
  where.textContent = \`step \${step} of \${steps}\`;
}
slider.max = steps;
let playing = true;
let now = 0;
play.onclick = () => {
  playing = !playing;
  play.textContent = playing ? 'Pause' : 'Play';
};
slider.oninput = () => {
  playing = false;
  play.textContent = 'Play';
  show((now = Number(slider.value)));
};
show(0);
setInterval(() => {
  if (playing) show((now = now >= steps ? 0 : now + 1));
}, 900);
</script>
</body>
</html>
`;
}
