import { copyElement } from '../../ui';
import { PICTURE_INKS } from './inks';
import type { PlotSpec } from './spec';

const SVG = 'http://www.w3.org/2000/svg';
const WIDTH = 1000;
const EDGE = 20;
const FONT =
  "'Noto Sans', 'Noto Sans Thai', 'Noto Sans Khmer', 'Noto Sans Lao', 'Noto Sans Myanmar', 'Leelawadee UI', sans-serif";
/** Most characters a picture may have on its way to the file. */
const MOST_CHARACTERS = 370_000;

const words = new Intl.Segmenter(undefined, { granularity: 'word' });

/** Cuts a text into lines that are no wider than `width`, also in scripts without spaces. */
function wrapped(text: string, width: number, measure: (line: string) => number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const { segment } of words.segment(text)) {
    if (line !== '' && measure(line + segment) > width) {
      lines.push(line.trimEnd());
      line = segment.trimStart();
    } else line += segment;
  }
  return [...lines, line.trimEnd()].filter((each) => each !== '');
}

interface Words {
  /** Which letter is which column. */
  readonly columns: string;
  /** Coverage, and what is counted. */
  readonly notes: readonly string[];
  /** Without title and sentences: what stands around it says them. */
  readonly isBare?: boolean;
}

/** The whole picture with its title, its sentence, what the letters mean, and what is counted: it says all of it wherever it is put. */
export function pictureOf(spec: PlotSpec, { columns, notes, isBare = false }: Words): SVGSVGElement | null {
  const body = spec.draw?.(PICTURE_INKS, WIDTH - 2 * EDGE);
  if (body === undefined) return null;
  const pen = document.createElement('canvas').getContext('2d');
  const picture = document.createElementNS(SVG, 'svg');
  let y = EDGE;
  const write = (text: string, size: number, weight: number) => {
    if (pen !== null) pen.font = `${weight} ${size}px ${FONT}`;
    const measure = (line: string) => pen?.measureText(line).width ?? line.length * size * 0.6;
    for (const line of wrapped(text, WIDTH - 2 * EDGE, measure)) {
      y += size * 1.6;
      const element = document.createElementNS(SVG, 'text');
      const settings = { x: EDGE, y: y - size * 0.4, 'font-size': size, 'font-weight': weight };
      for (const [name, value] of Object.entries(settings)) element.setAttribute(name, String(value));
      element.setAttribute('fill', PICTURE_INKS.text);
      element.textContent = line;
      picture.append(element);
    }
  };
  if (!isBare) {
    write(spec.title, 16, 600);
    write(spec.sentence, 13, 400);
    write(spec.reading, 11, 400);
  }
  write(columns, 12, 400);
  y += 6;
  body.setAttribute('x', String(EDGE));
  body.setAttribute('y', String(y));
  y += Number(body.getAttribute('height'));
  picture.append(body);
  for (const note of notes) write(note, 11, 400);
  y += EDGE;
  const ground = document.createElementNS(SVG, 'rect');
  ground.setAttribute('width', String(WIDTH));
  ground.setAttribute('height', String(y));
  ground.setAttribute('fill', PICTURE_INKS.page);
  picture.prepend(ground);
  const settings = { xmlns: SVG, width: WIDTH, height: y, viewBox: `0 0 ${WIDTH} ${y}`, 'font-family': FONT };
  for (const [name, value] of Object.entries(settings)) picture.setAttribute(name, String(value));
  return picture;
}

/** The picture as a text that any program can draw. */
export function asSvg(picture: SVGSVGElement): string {
  return new XMLSerializer().serializeToString(picture);
}

async function dots(picture: SVGSVGElement, scale: number): Promise<string> {
  const address = URL.createObjectURL(new Blob([asSvg(picture)], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(WIDTH * scale);
    canvas.height = Math.round(Number(picture.getAttribute('height')) * scale);
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return canvas.toDataURL('image/png').replace('data:image/png;base64,', '');
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** The picture as a PNG in base64: twice as fine as the screen, or less where it would become too large. */
export async function asPng(picture: SVGSVGElement): Promise<string> {
  let png = '';
  for (const scale of [2, 1.5, 1, 0.7]) {
    png = await dots(picture, scale);
    if (png.length <= MOST_CHARACTERS) break;
  }
  return png;
}

/**
 * Copies the picture so that it can be pasted into a document, with its words for who cannot see it. The page may not write to the
 * clipboard by itself, but it may copy what is selected. False when the system refused.
 */
export async function copyAsImage(picture: SVGSVGElement, words: string): Promise<boolean> {
  const image = new Image();
  image.alt = words;
  image.src = `data:image/png;base64,${await asPng(picture)}`;
  await image.decode();
  const frame = document.createElement('div');
  frame.append(image);
  document.body.append(frame);
  try {
    return copyElement(frame);
  } finally {
    frame.remove();
  }
}
