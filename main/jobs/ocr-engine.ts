import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import { AppError } from '../../shared/kernel';
import type { PictureBox, ReadingData, SeenLine } from '../../shared/library';
import type { Picture } from './ocr-picture';

/** The calls of tesseract.js-core that are used here, as its build for plain neural models offers them. */
interface TesseractApi {
  Init(folder: string | null, languages: string, mode: number, config?: string): number;
  SetVariable(name: string, value: string): number;
  SetImageFile(orientation: number, radians: number): number;
  Recognize(monitor: null): number;
  GetJSONText(page: number): string;
  Clear(): void;
  End(): void;
}

interface TesseractModule {
  readonly FS: { writeFile(path: string, data: Uint8Array): void; unlink(path: string): void };
  readonly TessBaseAPI: new () => TesseractApi;
}

/** Starts the engine from its code in memory. */
export type StartTesseract = (given: {
  readonly wasmBinary: Uint8Array;
  readonly print: (line: string) => void;
  readonly printErr: (line: string) => void;
}) => Promise<unknown>;

export interface TesseractOptions {
  readonly start: StartTesseract;
  readonly wasmPath: string;
  /** The packed data of a language. */
  readonly dataPath: (data: ReadingData) => string;
}

/** How a picture is read. */
export interface ReadingManner {
  /** Languages by their data; the first counts most. */
  readonly data: readonly ReadingData[];
  /**
   * The height of a line that is looked for, as a multiple of that of its blobs; 1.25 is the engine's own. Where letters carry
   * much above and below, as in Burmese, more is needed, or every line falls into three.
   */
  readonly lineHeight: number;
  /** What the picture holds: a page whose parts are to be found, lines of text and nothing else, or one line. */
  readonly holds: 'page' | 'lines' | 'line';
}

export interface Tesseract {
  /** Lines of a picture in reading order. */
  read(picture: Picture, manner: ReadingManner): SeenLine[];
}

const NEURAL_ONLY = 1;
/** The engine's ways of looking for text on a picture. */
const SEGMENTATION = { page: '3', lines: '6', line: '7' } as const;

const box = z.object({ x0: z.number(), y0: z.number(), x1: z.number(), y1: z.number() });
const recognised = z.object({
  blocks: z.array(
    z.object({
      paragraphs: z.array(
        z.object({
          lines: z.array(
            z.object({
              text: z.string(),
              bbox: box,
              rowAttributes: z.object({ rowHeight: z.number() }).optional(),
              words: z.array(
                z.object({
                  text: z.string(),
                  confidence: z.number(),
                  bbox: box,
                  symbols: z.array(z.object({ text: z.string(), bbox: box })),
                }),
              ),
            }),
          ),
        }),
      ),
    }),
  ),
});
type SeenJson = z.infer<typeof recognised>['blocks'][number]['paragraphs'][number]['lines'][number];

function isModule(value: unknown): value is TesseractModule {
  return (
    typeof value === 'object' &&
    value !== null &&
    'FS' in value &&
    'TessBaseAPI' in value &&
    value.TessBaseAPI !== null
  );
}

const toBox = ({ x0, y0, x1, y1 }: z.infer<typeof box>): PictureBox => ({
  left: x0,
  top: y0,
  right: x1,
  bottom: y1,
});

/** A line with the spaces that the engine put between its words. */
function toLine({ text, bbox, rowAttributes, words }: SeenJson): SeenLine {
  let at = 0;
  return {
    height: rowAttributes?.rowHeight ?? bbox.y1 - bbox.y0,
    words: words.map((word) => {
      const found = text.indexOf(word.text, at);
      const spaced = found < 0 || /\s/.test(text.slice(at, found));
      if (found >= 0) at = found + word.text.length;
      return {
        text: word.text,
        confidence: Math.min(100, Math.max(0, word.confidence)),
        spaced,
        box: toBox(word.bbox),
        letters: word.symbols.map((symbol) => ({ text: symbol.text, box: toBox(symbol.bbox) })),
      };
    }),
  };
}

function asPgm({ width, height, pixels }: Picture): Uint8Array {
  const head = Buffer.from(`P5\n${width} ${height}\n255\n`, 'latin1');
  const file = new Uint8Array(head.length + pixels.length);
  file.set(head);
  file.set(pixels, head.length);
  return file;
}

/**
 * Starts the engine that reads letters from pictures. It works in memory, knows no network and no file but the language data
 * it is given.
 * @throws AppError `ocr.engine` when its code or the data cannot be had.
 */
export async function startTesseract({ start, wasmPath, dataPath }: TesseractOptions): Promise<Tesseract> {
  const silent = () => undefined;
  let loaded: unknown;
  try {
    loaded = await start({ wasmBinary: readFileSync(wasmPath), print: silent, printErr: silent });
  } catch (cause) {
    throw new AppError('ocr.engine', {}, cause);
  }
  if (!isModule(loaded)) throw new AppError('ocr.engine');
  const module = loaded;
  const api = new module.TessBaseAPI();
  const given = new Set<string>();
  let current = '';

  const learn = (data: readonly ReadingData[]): void => {
    const wanted = data.join('+');
    if (wanted === current) return;
    for (const name of data) {
      if (given.has(name)) continue;
      try {
        module.FS.writeFile(`./${name}.traineddata`, gunzipSync(readFileSync(dataPath(name))));
      } catch (cause) {
        throw new AppError('ocr.engine', { language: name }, cause);
      }
      given.add(name);
    }
    if (api.Init(null, wanted, NEURAL_ONLY) !== 0) {
      current = '';
      throw new AppError('ocr.engine', { language: wanted });
    }
    current = wanted;
  };

  return {
    read(picture, { data, lineHeight, holds }) {
      learn(data);
      api.SetVariable('tessedit_pageseg_mode', SEGMENTATION[holds]);
      api.SetVariable('textord_min_linesize', String(lineHeight));
      module.FS.writeFile('/input', asPgm(picture));
      try {
        // It says 1 when it does not understand the picture.
        if (api.SetImageFile(1, 0) === 1 || api.Recognize(null) !== 0) throw new AppError('pdf.unreadable');
        const { blocks } = recognised.parse(JSON.parse(api.GetJSONText(0)));
        return blocks.flatMap(({ paragraphs }) => paragraphs.flatMap(({ lines }) => lines.map(toLine)));
      } finally {
        api.Clear();
        module.FS.unlink('/input');
      }
    },
  };
}
