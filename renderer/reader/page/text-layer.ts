import type { OpenedPdf, PdfPage } from '../pdf/open-pdf';
import {
  joinOnLines,
  type PageSpace,
  type PixelRectangle,
  type PointRectangle,
  toPixelRectangle,
  toPointRectangle,
} from './geometry';
import { joinRuns, type PageText, runsOfDrawn, type TextRange, type TextRun } from './page-text';
import { canvasMeasure, type PlacedWord, placeWords, runsOfWords } from './word-layer';

/** The selectable text over a drawn page. */
export interface ShownText {
  readonly content: PageText;
  /** Rectangles of ranges of `content.text`, one per line, in PDF points. */
  rectanglesOf(range: TextRange, space: PageSpace): PointRectangle[];
  /** The part of a selection that lies in this page's text, or null. */
  rangeOf(selection: Range): TextRange | null;
}

type TextItem = Extract<Awaited<ReturnType<PdfPage['getTextContent']>>['items'][number], { str: string }>;

function toPage(layer: HTMLElement, box: DOMRect): PixelRectangle {
  const page = layer.getBoundingClientRect();
  return { left: box.left - page.left, top: box.top - page.top, width: box.width, height: box.height };
}

/** What fills a layer: its runs, and the element of each. */
interface Filled {
  readonly runs: readonly TextRun[];
  readonly divs: readonly HTMLElement[];
}

async function fillFromFile(
  pdfjs: OpenedPdf['pdfjs'],
  page: PdfPage,
  layer: HTMLElement,
  signal: AbortSignal,
): Promise<Filled> {
  const source = await page.getTextContent({ includeMarkedContent: false, disableNormalization: true });
  signal.throwIfAborted();
  layer.replaceChildren();
  const viewport = page.getViewport({ scale: 1 });
  const drawn = new pdfjs.TextLayer({ textContentSource: source, container: layer, viewport });
  await drawn.render();
  const items = source.items.filter((item): item is TextItem => 'str' in item);
  return {
    runs: runsOfDrawn(items),
    divs: drawn.textDivs,
  };
}

function fillFromWords(page: PdfPage, layer: HTMLElement, words: readonly PlacedWord[]): Filled {
  layer.replaceChildren();
  // Words are placed on the page as it is seen; only pdf.js places text on the page as it was before the file turns it.
  layer.removeAttribute('data-main-rotation');
  const divs = placeWords(layer, words, page.getViewport({ scale: 1 }), canvasMeasure());
  return { runs: runsOfWords(words), divs };
}

/**
 * Fills `layer` with the page's text, invisible and selectable, and gives access to it: the words given, which were read from the
 * picture of the page, else the file's own text. The layer must have the size of the page at no rotation but the page's own. Fails, and
 * leaves the layer to who filled it since, where `signal` was given meanwhile.
 */
export async function showText(
  pdfjs: OpenedPdf['pdfjs'],
  page: PdfPage,
  layer: HTMLElement,
  words: readonly PlacedWord[] | null,
  signal: AbortSignal,
): Promise<ShownText> {
  const filled =
    words === null ? await fillFromFile(pdfjs, page, layer, signal) : fillFromWords(page, layer, words);
  return accessTo(layer, page.getViewport({ scale: 1 }), filled);
}

function accessTo(layer: HTMLElement, upright: PageSpace, { runs, divs }: Filled): ShownText {
  const content = joinRuns(runs);
  const runOf = new Map<Node, number>(divs.map((div, index) => [div, index]));

  // Lines are lines only where nobody has turned the page: shown sideways they would look like columns.
  const inUpright = (range: Range, space: PageSpace): PixelRectangle[] =>
    [...range.getClientRects()].map((box) =>
      toPixelRectangle(upright, toPointRectangle(space, toPage(layer, box))),
    );

  const offsetOf = (node: Node, offset: number): number | null => {
    const div = node instanceof Text ? node.parentElement : node;
    const run = div === null ? undefined : runOf.get(div);
    if (run !== undefined)
      return (
        content.startOf(run) +
        (node instanceof Text ? offset : offset === 0 ? 0 : (div?.textContent?.length ?? 0))
      );
    // Between two runs: the next run that is in the layer begins here.
    for (
      let child: Node | null = node.childNodes[offset] ?? null;
      child !== null;
      child = child.nextSibling
    ) {
      const next = runOf.get(child);
      if (next !== undefined) return content.startOf(next);
    }
    return layer.contains(node) ? content.text.length : null;
  };

  const within = (selection: Range): Range | null => {
    const whole = document.createRange();
    whole.selectNodeContents(layer);
    if (!selection.intersectsNode(layer)) return null;
    const part = selection.cloneRange();
    if (part.compareBoundaryPoints(Range.START_TO_START, whole) < 0) part.setStart(layer, 0);
    if (part.compareBoundaryPoints(Range.END_TO_END, whole) > 0) part.setEnd(layer, layer.childNodes.length);
    return part.collapsed ? null : part;
  };

  return {
    content,
    rectanglesOf(range, space) {
      const shown: PixelRectangle[] = [];
      for (const { run, start, end } of content.runsOf(range)) {
        const text = divs[run]?.firstChild;
        if (!(text instanceof Text)) continue;
        const piece = document.createRange();
        piece.setStart(text, Math.min(start, text.length));
        piece.setEnd(text, Math.min(end, text.length));
        shown.push(...inUpright(piece, space));
      }
      return joinOnLines(shown).map((box) => toPointRectangle(upright, box));
    },
    rangeOf(selection) {
      const part = within(selection);
      if (part === null) return null;
      const start = offsetOf(part.startContainer, part.startOffset);
      const end = offsetOf(part.endContainer, part.endOffset);
      return start === null || end === null || end <= start ? null : { start, end };
    },
  };
}
