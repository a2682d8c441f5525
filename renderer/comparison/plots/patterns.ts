import { LEVELS, type Level } from '../../../shared/vocabulary';
import type { Inks } from './inks';

const SVG = 'http://www.w3.org/2000/svg';
/** Lines and dots of each level on a square of eight: denser with each level, so that the order is seen without colour. */
const DRAWN: Readonly<Record<Level, string>> = {
  0: '',
  1: 'M3 4a1 1 0 1 0 2 0a1 1 0 1 0 -2 0',
  2: 'M-2 10L10 -2',
  3: 'M-2 10L10 -2M-2 -2L10 10',
  4: 'M0 2H8M0 6H8M2 0V8M6 0V8',
};
const SWATCH = { width: 28, height: 14, beside: 6, between: 18 } as const;

const nameOf = (level: Level) => `level-pattern-${level}`;

/** What fills a bar of a level above its tint. */
export const patternOf = (level: Level): string => (level === 0 ? 'none' : `url(#${nameOf(level)})`);

function made(name: string, settings: Readonly<Record<string, string | number>>): SVGElement {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(settings)) element.setAttribute(key, String(value));
  return element;
}

/** Brings the patterns of the levels into a drawing. */
export function withPatterns(drawn: SVGSVGElement, { text }: Inks): void {
  const defs = made('defs', {});
  for (const level of LEVELS) {
    if (DRAWN[level] === '') continue;
    const pattern = made('pattern', {
      ...{ id: nameOf(level), width: 8, height: 8, patternUnits: 'userSpaceOnUse' },
    });
    const settings = { d: DRAWN[level], stroke: text, 'stroke-width': 0.8, fill: 'none', opacity: 0.55 };
    pattern.append(made('path', settings));
    defs.append(pattern);
  }
  drawn.prepend(defs);
}

/** Says below a drawing which pattern is which level, in as many lines as it needs. */
export function explainPatterns(drawn: SVGSVGElement, inks: Inks, names: readonly string[]): void {
  const width = Number(drawn.getAttribute('width'));
  const height = Number(drawn.getAttribute('height'));
  const pen = document.createElement('canvas').getContext('2d');
  if (pen !== null) pen.font = '12px sans-serif';
  let [x, y] = [0, height + 4];
  LEVELS.forEach((level, at) => {
    const name = names[at] ?? '';
    // Some room is left, for the letters of the picture may be wider than those that are measured.
    const wide = SWATCH.width + SWATCH.beside + (pen?.measureText(name).width ?? name.length * 7) * 1.15;
    if (x > 0 && x + wide > width) [x, y] = [0, y + SWATCH.height + 8];
    const place = { x, y, width: SWATCH.width, height: SWATCH.height };
    drawn.append(
      made('rect', {
        ...place,
        fill: inks.levels[level] ?? inks.page,
        stroke: inks.text,
        'stroke-width': 0.6,
      }),
      made('rect', { ...place, fill: patternOf(level) }),
    );
    const words = made('text', {
      ...{ x: x + SWATCH.width + SWATCH.beside, y: y + 11, fill: inks.text, 'font-size': 12 },
    });
    words.textContent = name;
    drawn.append(words);
    x += wide + SWATCH.between;
  });
  const whole = y + SWATCH.height + 6;
  drawn.setAttribute('height', String(whole));
  drawn.setAttribute('viewBox', `0 0 ${width} ${whole}`);
}
