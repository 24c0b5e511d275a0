import { describe, doubtful, type Finding } from './findings.js';

const namespace = 'http://www.w3.org/2000/svg';

/**
 * Points over a picture, one of which can be chosen: with the pointer, which takes the nearest, or with the arrow keys. To assistive technology it
 * is a list of options.
 */
export class Overlay {
  private findings: readonly Finding[] = [];
  private chosen = -1;

  constructor(
    private readonly svg: SVGSVGElement,
    /** Called with the landmark that is chosen, or with none. */
    private readonly onChoose: (finding: Finding | undefined, index: number) => void,
  ) {
    svg.setAttribute('role', 'listbox');
    svg.setAttribute('tabindex', '0');
    svg.addEventListener('pointermove', (event) => this.choose(this.nearest(event)));
    svg.addEventListener('pointerdown', (event) => this.choose(this.nearest(event)));
    svg.addEventListener('pointerleave', () => this.choose(-1));
    svg.addEventListener('focus', () => this.choose(Math.max(this.chosen, 0)));
    svg.addEventListener('blur', () => this.choose(-1));
    svg.addEventListener('keydown', (event) => {
      const last = this.findings.length - 1;
      const next: Record<string, number> = {
        ArrowRight: Math.min(this.chosen + 1, last),
        ArrowDown: Math.min(this.chosen + 1, last),
        ArrowLeft: Math.max(this.chosen - 1, 0),
        ArrowUp: Math.max(this.chosen - 1, 0),
        Home: 0,
        End: last,
        Escape: -1,
      };
      if (!(event.key in next)) return;
      event.preventDefault();
      this.choose(next[event.key]!);
    });
  }

  /** Draws findings in the pixels of an image. */
  show(findings: readonly Finding[], width: number, height: number): void {
    this.findings = findings;
    this.chosen = -1;
    this.svg.removeAttribute('aria-activedescendant');
    this.svg.setAttribute('viewBox', `0 0 ${width} ${height}`);
    const radius = 0.009 * Math.max(width, height);
    this.svg.replaceChildren(...findings.map((finding, i) => option(finding, i, radius)));
  }

  choose(index: number): void {
    if (index === this.chosen) return;
    this.svg.children[this.chosen]?.setAttribute('aria-selected', 'false');
    this.chosen = index;
    const chosen = this.svg.children[index];
    chosen?.setAttribute('aria-selected', 'true');
    if (chosen) this.svg.setAttribute('aria-activedescendant', chosen.id);
    else this.svg.removeAttribute('aria-activedescendant');
    this.onChoose(this.findings[index], index);
  }

  /** The point nearest to the pointer, within a twelfth of the picture. */
  private nearest({ clientX, clientY }: PointerEvent): number {
    const { left, top, width } = this.svg.getBoundingClientRect();
    const scale = this.svg.viewBox.baseVal.width / width;
    const [x, y] = [(clientX - left) * scale, (clientY - top) * scale];
    const distances = this.findings.map((finding) => Math.hypot(finding.x + 0.5 - x, finding.y + 0.5 - y));
    const least = distances.indexOf(Math.min(...distances));
    return distances[least]! < this.svg.viewBox.baseVal.width / 12 ? least : -1;
  }
}

/** The landmark; where the truth is known, a cross there, and a circle around it through the landmark: its radius is the error. */
function option(finding: Finding, index: number, radius: number): SVGElement {
  const { x, y, score, truth } = finding;
  const group = element('g', { id: `landmark-${index}`, role: 'option', 'aria-selected': 'false' });
  group.setAttribute('aria-label', describe(finding));
  group.classList.toggle('doubtful', score < doubtful);
  // Centres of pixels are whole numbers for us, and half ones for SVG.
  if (truth) {
    const [cx, cy] = [truth.x + 0.5, truth.y + 0.5];
    group.append(
      element('circle', { class: 'error', cx, cy, r: truth.error }),
      element('path', { class: 'truth', d: `M${cx - radius} ${cy}h${2 * radius}M${cx} ${cy - radius}v${2 * radius}` }),
    );
  }
  group.append(element('circle', { class: 'point', cx: x + 0.5, cy: y + 0.5, r: radius }));
  return group;
}

function element(name: string, attributes: Record<string, string | number>): SVGElement {
  const created = document.createElementNS(namespace, name);
  for (const [key, value] of Object.entries(attributes)) created.setAttribute(key, String(value));
  return created;
}
