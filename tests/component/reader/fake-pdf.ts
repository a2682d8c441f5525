import type { OpenedPdf } from '../../../renderer/reader/pdf/open-pdf';

/** A page of a file that is not there: its lines, and the links on it. */
export interface FakePage {
  readonly lines: readonly string[];
  readonly annotations?: readonly unknown[];
  /** How far the file itself turns the page. */
  readonly rotate?: number;
  /** Something of it is on this layer of the file; a note is no text of its own. */
  readonly layer?: 'on' | 'off' | 'off, of a note';
}

export interface FakeFile {
  readonly pages: readonly FakePage[];
  readonly labels?: readonly string[];
  readonly outline?: readonly unknown[];
  /** Hears which page is let go of. */
  readonly onLetGo?: (page: number) => void;
}

const OPS = { save: 10, beginMarkedContentProps: 70, beginAnnotation: 80 };

const WIDTH = 600;
const HEIGHT = 800;

function viewportOf({ scale, rotation = 0 }: { scale: number; rotation?: number }) {
  return {
    scale,
    rotation,
    width: WIDTH * scale,
    height: HEIGHT * scale,
    rawDims: { pageWidth: WIDTH, pageHeight: HEIGHT, pageX: 0, pageY: 0 },
    convertToPdfPoint: (x: number, y: number) => [x / scale, HEIGHT - y / scale],
    convertToViewportPoint: (x: number, y: number) => [x * scale, (HEIGHT - y) * scale],
  };
}

/** Puts one span a line into the layer, as pdf.js does, without measuring anything. */
class FakeTextLayer {
  readonly textDivs: HTMLElement[] = [];
  private readonly items: readonly { str: string }[];
  private readonly container: HTMLElement;

  constructor(given: {
    textContentSource: { items: readonly { str: string }[] };
    container: HTMLElement;
    viewport: { rotation: number };
  }) {
    this.items = given.textContentSource.items;
    this.container = given.container;
    this.container.setAttribute('data-main-rotation', String(given.viewport.rotation));
  }

  render(): Promise<void> {
    for (const { str } of this.items) {
      const span = document.createElement('span');
      span.textContent = str;
      this.textDivs.push(span);
      this.container.append(span);
    }
    return Promise.resolve();
  }
}

function pageOf(
  pageNumber: number,
  { lines, annotations = [], rotate = 0, layer }: FakePage,
  onLetGo: (page: number) => void,
) {
  return {
    pageNumber,
    rotate,
    getViewport: (given: { scale: number; rotation?: number }) => viewportOf({ rotation: rotate, ...given }),
    render: () => ({ promise: Promise.resolve(), cancel: () => undefined }),
    getTextContent: () =>
      Promise.resolve({ items: lines.map((str) => ({ str, hasEOL: true })), styles: {}, lang: null }),
    getAnnotations: () => Promise.resolve(annotations),
    getOperatorList: () =>
      Promise.resolve({
        fnArray:
          layer === undefined
            ? []
            : [
                ...[OPS.save, OPS.beginMarkedContentProps],
                layer === 'off, of a note' ? OPS.beginAnnotation : OPS.save,
              ],
        argsArray: layer === undefined ? [] : [null, ['OC', layer], []],
      }),
    cleanup: () => {
      onLetGo(pageNumber);
      return true;
    },
  };
}

/**
 * An opened file without pdf.js, for screens whose own behaviour is tested. Drawing, real text and real files belong to the tests
 * in the window.
 */
export function openedFake({ pages, labels, outline = [], onLetGo = () => undefined }: FakeFile): OpenedPdf {
  const document = {
    numPages: pages.length,
    getPage: (number: number) => {
      const page = pages[number - 1];
      return page === undefined
        ? Promise.reject(new Error('no such page'))
        : Promise.resolve(pageOf(number, page, onLetGo));
    },
    getPageLabels: () => Promise.resolve(labels ?? null),
    getOutline: () => Promise.resolve(outline),
    getOptionalContentConfig: () =>
      Promise.resolve({
        *[Symbol.iterator]() {
          for (const { layer } of pages) if (layer !== undefined) yield [layer, {}];
        },
        isVisible: (layer: unknown) => layer === 'on',
      }),
    getDestination: (name: string) =>
      Promise.resolve(/^page-\d+$/.test(name) ? [Number(name.slice(5)) - 1, { name: 'Fit' }] : null),
    getPageIndex: () => Promise.reject(new Error('no references here')),
  };
  // The screen uses this much of pdf.js and no more; the rest of its types is of no use to a stand-in.
  return {
    sha256: '0'.repeat(64),
    pdfjs: { TextLayer: FakeTextLayer, OPS } as never,
    document: document as never,
    usual: { width: WIDTH, height: HEIGHT },
    first: null,
    close: () => undefined,
  };
}
