import { beforeEach, describe, expect, it, vi } from 'vitest';
import { drawPage } from '../../../renderer/reader/page/draw-page';
import { beginFirstPage, rememberView } from '../../../renderer/reader/page/first-page';
import { FIRST_ZOOM, scaleFor } from '../../../renderer/reader/page/zoom';
import type { PdfPage } from '../../../renderer/reader/pdf/open-pdf';

const SIZE = { width: 600, height: 800 };
const VIEW = { width: 900, height: 700 };
const scale = scaleFor(FIRST_ZOOM, SIZE, 0, VIEW);

const canvases: HTMLCanvasElement[] = [];
const cancel = vi.fn();

/** A page whose drawing ends when it is told to. */
function aPage() {
  const { promise, resolve } = Promise.withResolvers<void>();
  const page = {
    rotate: 0,
    getViewport: ({ scale: by }: { scale: number }) => ({ width: 600 * by, height: 800 * by }),
    render: ({ canvas }: { canvas: HTMLCanvasElement }) => {
      canvases.push(canvas);
      return { promise, cancel };
    },
  };
  return { page: page as unknown as PdfPage, end: resolve };
}

beforeEach(() => {
  canvases.length = 0;
  cancel.mockClear();
  rememberView(VIEW);
});

describe('the page a file is opened at', () => {
  it('is drawn as large as the last view asks for, and given away once', async () => {
    const { page, end } = aPage();
    const first = beginFirstPage(page);
    expect(canvases.map(({ width }) => width)).toEqual([Math.floor(600 * scale)]);
    const taken = first.take(page, scale, 0);
    expect(taken?.canvas).toBe(canvases[0]);
    expect(taken?.isDone).toBe(false);
    end();
    await taken?.done;
    expect(taken?.isDone).toBe(true);
    expect(first.take(page, scale, 0)).toBeNull();
    first.drop();
    expect(canvases[0]?.width).toBeGreaterThan(0);
  });

  it('is stopped, and its memory given back, when it is wanted larger or turned', () => {
    for (const [wanted, rotation] of [[scale * 2, 0] as const, [scale, 90] as const]) {
      const { page } = aPage();
      expect(beginFirstPage(page).take(page, wanted, rotation)).toBeNull();
      expect(canvases.at(-1)?.width).toBe(0);
    }
    expect(cancel).toHaveBeenCalledTimes(2);
  });

  it('stays while other pages are drawn, and gives its memory back when nobody wants it', async () => {
    const { page, end } = aPage();
    const first = beginFirstPage(page);
    expect(first.take(aPage().page, scale, 0)).toBeNull();
    end();
    await Promise.resolve();
    await Promise.resolve();
    expect(canvases[0]?.width).toBeGreaterThan(0);
    first.drop();
    expect(canvases[0]?.width).toBe(0);
    expect(cancel).not.toHaveBeenCalled();
  });
});

describe('a page that cannot even be begun', () => {
  it('fails as one that fails later, so that whoever draws it is told', async () => {
    const { page } = aPage();
    const broken = Object.assign(page, { render: aPageThatThrows });
    const drawing = drawPage(broken, scale, 0);
    await expect(drawing.done).rejects.toThrow('no page');
    expect(drawing.isDone).toBe(false);
    drawing.drop();
  });
});

function aPageThatThrows(): never {
  throw new Error('no page');
}
