import { copyFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { deflateSync } from 'node:zlib';
import { buildPdf, pdfObjects } from '../../tests/support/pdf-builder.ts';
import { projectRoot } from '../runtime.ts';
import { against, alone, type Figure } from './figure.ts';
import { findSources, importFolder } from './filled.ts';
import { type Driven, type Ground, put } from './ground.ts';
import { seeded } from './made-pages.ts';

const ROUNDS = 5;
const LONG = 100;
const SCANNED_PAGES = 300;
/** A page of A4 at 150 dots an inch, in greys. */
const WIDE = 1240;
const HIGH = 1754;

/** A scan: every page one picture that hardly packs, so that the file is large. */
function scan(): Uint8Array {
  const random = seeded(3);
  const dots = Buffer.alloc(WIDE * HIGH, 255);
  for (let row = 0; row < HIGH; row += 1) {
    const written = row % 40 < 24 ? WIDE / 5 : 0;
    for (let at = 0; at < written; at += 1) dots[row * WIDE + Math.floor(random() * WIDE)] = random() * 255;
  }
  const packed = deflateSync(dots, { level: 1 });
  const pdf = pdfObjects();
  const root = pdf.reserve();
  const tree = pdf.reserve();
  const pages = Array.from({ length: SCANNED_PAGES }, () => {
    const picture = pdf.addStream(
      `/Type /XObject /Subtype /Image /Width ${WIDE} /Height ${HIGH} /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode`,
      packed,
    );
    const contents = pdf.addStream('', 'q 595 0 0 842 0 0 cm /P Do Q');
    return pdf.add(
      `<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 595 842] /Contents ${contents} 0 R /Resources << /XObject << /P ${picture} 0 R >> >> >>`,
    );
  });
  pdf.set(
    tree,
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((page) => `${page} 0 R`).join(' ')}] >>`,
  );
  pdf.set(root, `<< /Type /Catalog /Pages ${tree} 0 R >>`);
  return pdf.finish(root);
}

interface Listed {
  readonly title: string;
  readonly versionId: string;
  readonly sha256: string;
  readonly pageCount: number;
}

// What the page has; these functions run there.
declare const window: { waymark: { call(name: string, input: unknown): Promise<{ value: unknown }> } };
declare const location: { hash: string };
declare const document: {
  querySelector(selector: string): { width: number } | null;
  createElement(name: 'canvas'): { width: number; height: number; remove(): void };
  body: { append(element: unknown): void };
};
declare function requestAnimationFrame(then: () => void): void;
declare function fetch(url: string): Promise<{ arrayBuffer(): Promise<ArrayBuffer> }>;

async function documentsIn({ page }: Driven): Promise<Listed[]> {
  const { value } = await page.evaluate(() => window.waymark.call('library.list', { sort: 'updated' }));
  return value as Listed[];
}

/** Opens a document in our reader. Milliseconds to its first painted page, and how wide that is. */
function openOurs({ page }: Driven, versionId: string): Promise<{ ms: number; width: number }> {
  return page.evaluate(async (version) => {
    const frame = () => new Promise<void>((resolve) => requestAnimationFrame(resolve));
    const shown = () => document.querySelector('[data-page="1"] canvas');
    const began = performance.now();
    location.hash = `#/read/${version}`;
    while (shown() === null) await frame();
    await frame();
    const ms = performance.now() - began;
    const width = shown()?.width ?? 0;
    location.hash = '#/settings';
    while (shown() !== null) await frame();
    return { ms, width };
  }, versionId);
}

/** The same page by pdf.js as its examples use it, drawn as wide in the same window. */
function openPlain({ page }: Driven, sha256: string, width: number, files: PdfJsFiles): Promise<number> {
  return page.evaluate(
    async ({ hash, wide, script, worker }) => {
      const frame = () => new Promise<void>((resolve) => requestAnimationFrame(resolve));
      const pdfjs = await import(script);
      const began = performance.now();
      pdfjs.GlobalWorkerOptions.workerSrc = worker;
      const data = await (await fetch(`wmdoc://sha256/${hash}`)).arrayBuffer();
      const task = pdfjs.getDocument({ data, verbosity: 0 });
      const opened = await task.promise;
      const first = await opened.getPage(1);
      const viewport = first.getViewport({ scale: wide / first.getViewport({ scale: 1 }).width });
      const canvas = document.createElement('canvas');
      canvas.width = viewport.width;
      canvas.height = viewport.height;
      document.body.append(canvas);
      await first.render({ canvas, viewport }).promise;
      await frame();
      const ms = performance.now() - began;
      canvas.remove();
      await task.destroy();
      return ms;
    },
    { hash: sha256, wide: width, ...files },
  );
}

interface PdfJsFiles {
  readonly script: string;
  readonly worker: string;
}

/** Addresses of pdf.js and its worker as built. */
function pdfJsFiles(): PdfJsFiles {
  const names = readdirSync(path.join(projectRoot, 'out/renderer/assets'));
  const address = (pattern: RegExp) => {
    const name = names.find((each) => pattern.test(each));
    if (name === undefined) throw new Error(`nothing built is named ${pattern}`);
    return `app://waymark/assets/${name}`;
  };
  return { script: address(/^pdf-[^.]+\.js$/), worker: address(/^pdf\.worker.*\.mjs$/) };
}

/**
 * From asking for a document to its first painted page, in our reader and by plain pdf.js, which takes the file whole, in
 * turns in the same window. Real documents of many pages where there are such, a made one, and a scan.
 */
export async function benchReader(ground: Ground): Promise<Figure[]> {
  const folder = ground.folder('to-read');
  const sources = findSources(ground);
  for (const file of sources.files) copyFileSync(file, path.join(folder, path.basename(file)));
  put(path.join(folder, 'scan.pdf'), scan());
  const pages = Array.from({ length: SCANNED_PAGES }, (_, at) => ({
    lines: Array.from({ length: 40 }, (__, line) => `Line ${line} of page ${at + 1} of a long document.`),
  }));
  put(path.join(folder, 'long.pdf'), buildPdf({ pages, title: 'Long' }));

  const driven = await ground.drive('waymark', ground.folder('reader'));
  try {
    await importFolder(driven, folder);
    const long = (await documentsIn(driven)).filter(({ pageCount }) => pageCount >= LONG);
    const files = pdfJsFiles();
    const own = new Map<string, number[]>();
    const plain = new Map<string, number[]>();
    for (let round = 0; round <= ROUNDS; round += 1) {
      for (const { versionId, sha256 } of long) {
        const ours = await openOurs(driven, versionId);
        const theirs = await openPlain(driven, sha256, ours.width, files);
        // The first round loads the scripts of both.
        if (round === 0) continue;
        own.set(sha256, [...(own.get(sha256) ?? []), ours.ms]);
        plain.set(sha256, [...(plain.get(sha256) ?? []), theirs]);
      }
      ground.say(`reader: round ${round} of ${ROUNDS}`);
    }
    const isScan = ({ title, pageCount }: Listed) => pageCount === SCANNED_PAGES && /scan/i.test(title);
    const timesOf = (times: Map<string, number[]>, of: readonly Listed[]) =>
      of.flatMap(({ sha256 }) => times.get(sha256) ?? []);
    const texts = long.filter((one) => !isScan(one));
    const scans = long.filter(isScan);
    const peer = 'plain pdf.js, same window';
    return [
      against(
        `reader, first page of ${texts.length} documents of ${LONG} pages and more`,
        'ms',
        timesOf(own, texts),
        peer,
        timesOf(plain, texts),
        '≤ 0.7',
      ),
      against(
        `reader, first page of a scan of ${SCANNED_PAGES} pages`,
        'ms',
        timesOf(own, scans),
        peer,
        timesOf(plain, scans),
        '≤ 0.7',
      ),
      alone(
        `reader, first page of a scan of ${SCANNED_PAGES} pages, time`,
        'ms',
        timesOf(own, scans),
        '≤ 1000 ms',
      ),
    ];
  } finally {
    await driven.stop();
  }
}
