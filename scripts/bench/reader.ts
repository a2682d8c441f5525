import { copyFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { deflateSync } from 'node:zlib';
import type { Locator } from '@playwright/test';
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
  readonly id: string;
  readonly title: string;
  readonly versionId: string;
  readonly sha256: string;
  readonly pageCount: number;
}

// What the page has; these functions run there.
interface Opening {
  readonly ms: number;
  readonly width: number;
}
declare const window: {
  waymark: { call(name: string, input: unknown): Promise<string> };
  painted(): Promise<void>;
  opening: Promise<Opening>;
};
declare const location: { hash: string };
interface Watched {
  querySelector(selector: string): { width: number } | null;
  addEventListener(name: 'click', then: () => void, options: { capture: true; once: true }): void;
  createElement(name: 'canvas'): { width: number; height: number; remove(): void };
  readonly body: { append(element: unknown): void };
}
declare const document: Watched;
declare class MutationObserver {
  constructor(then: () => void);
  observe(place: unknown, what: { childList: true; subtree: true }): void;
  disconnect(): void;
}
declare class MessageChannel {
  readonly port1: { onmessage: (() => void) | null };
  readonly port2: { postMessage(message: null): void };
}
declare function requestAnimationFrame(then: () => void): void;
declare function requestIdleCallback(then: () => void): void;
declare function fetch(url: string): Promise<{ arrayBuffer(): Promise<ArrayBuffer> }>;

/** How the hand comes to the link: it rests on it before it presses, or presses as it arrives. Milliseconds. */
const RESTED = { rests: 200, presses: 80 };
const AT_ONCE = { rests: 0, presses: 80 };
/** What the step before left to do is not counted to the next one. */
const CALM_MS = 200;
/** Nobody presses a hit before having looked at what was found. */
const LOOKS_MS = 1_000;

/** Both sides end when the frame with the page has been handed on: what comes after a frame's own work comes after it was painted. */
function teachPainted({ page }: Driven): Promise<void> {
  return page.evaluate(() => {
    window.painted = () =>
      new Promise((resolve) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve();
        requestAnimationFrame(() => port2.postMessage(null));
      });
  });
}

function calm({ page }: Driven, forMs = CALM_MS): Promise<void> {
  return page.evaluate(
    (pause) => new Promise<void>((resolve) => requestIdleCallback(() => setTimeout(resolve, pause))),
    forMs,
  );
}

async function documentsIn({ page }: Driven): Promise<Listed[]> {
  const packed = await page.evaluate(() => window.waymark.call('library.list', { sort: 'updated' }));
  return (JSON.parse(packed) as { value: Listed[] }).value;
}

/** The link on the document's own screen. */
async function linkOnItsScreen({ page }: Driven, { id, versionId }: Listed): Promise<Locator> {
  await page.evaluate((document) => {
    location.hash = `#/library/${document}`;
  }, id);
  return page.locator(`main a[href*="/read/${versionId}"]`).first();
}

/** Words by which the search finds a document's first page. */
type WordsOf = (listed: Listed) => string | undefined;

/** Words in a row from the first page of each document. */
async function wordsOfFirstPages({ page }: Driven, all: readonly Listed[]): Promise<WordsOf> {
  const words = new Map<string, string>();
  for (const { sha256 } of all) {
    const packed = await page.evaluate(
      (hash) => window.waymark.call('search.pageText', { sha256: hash, page: 1 }),
      sha256,
    );
    const { value } = JSON.parse(packed) as { value: { text: string } | null };
    const { text } = value ?? { text: '' };
    const found = /(?:[\p{L}\p{M}]{3,}[ \n]+){5}/u.exec(text)?.[0];
    if (found !== undefined) words.set(sha256, found.trim().split(/\s+/).join(' '));
  }
  return ({ sha256 }) => words.get(sha256);
}

/** The link to a document's first page among what its words find; nothing where that page is not among the first. */
async function linkAmongHits(driven: Driven, { versionId }: Listed, words: string): Promise<Locator | null> {
  const { page } = driven;
  await page.evaluate((sought) => {
    location.hash = `#/search?q=${encodeURIComponent(sought)}`;
  }, words);
  await page.locator('main article').first().waitFor();
  await calm(driven, LOOKS_MS);
  const link = page.locator(`main li a[href*="/read/${versionId}?page=1&"]`).first();
  return (await link.count()) === 0 ? null : link;
}

/** Opens a document in our reader by a link, with the mouse. Milliseconds from the click to its first painted page, and how wide that is. */
async function openOurs(driven: Driven, link: Locator, hand: typeof RESTED): Promise<Opening> {
  const { page } = driven;
  await link.scrollIntoViewIfNeeded();
  await calm(driven);
  await page.evaluate(() => {
    window.opening = new Promise((resolve) => {
      document.addEventListener(
        'click',
        () => {
          const began = performance.now();
          const watcher = new MutationObserver(() => {
            const canvas = document.querySelector('[data-page="1"] canvas');
            if (canvas === null) return;
            watcher.disconnect();
            const { width } = canvas;
            void window.painted().then(() => resolve({ ms: performance.now() - began, width }));
          });
          watcher.observe(document.body, { childList: true, subtree: true });
        },
        { capture: true, once: true },
      );
    });
  });
  const box = await link.boundingBox();
  if (box === null) throw new Error('the link to read a document is not on its screen');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.waitForTimeout(hand.rests);
  await page.mouse.down();
  await page.waitForTimeout(hand.presses);
  await page.mouse.up();
  const opening = await page.evaluate(() => window.opening);
  await page.mouse.move(0, 0);
  await page.evaluate(() => {
    location.hash = '#/settings';
  });
  await page.locator('[data-page]').first().waitFor({ state: 'detached' });
  return opening;
}

/** The same page by pdf.js as its examples use it, drawn as wide in the same window. */
async function openPlain(driven: Driven, sha256: string, width: number, files: PdfJsFiles): Promise<number> {
  await calm(driven);
  return driven.page.evaluate(
    async ({ hash, wide, script, worker }) => {
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
      await window.painted();
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
 * From the click on a document's link to its first painted page in our reader: on the document's own screen, when the mouse rested on the
 * link before and when it was pressed at once, and both again among the hits of a search, looked at for a second; and from the file's address to the same page
 * painted by plain pdf.js, which takes the file whole. In turns in the same window. Real documents of many pages where there are such, a made
 * one, and a scan.
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
    const rested = new Map<string, number[]>();
    const atOnce = new Map<string, number[]>();
    const plain = new Map<string, number[]>();
    const hitRested = new Map<string, number[]>();
    const hitAtOnce = new Map<string, number[]>();
    const plainOfHits = new Map<string, number[]>();
    const keep = (times: Map<string, number[]>, sha256: string, ms: number) =>
      times.set(sha256, [...(times.get(sha256) ?? []), ms]);
    await teachPainted(driven);
    const wordsOf = await wordsOfFirstPages(driven, long);
    const openHit = async (listed: Listed, hand: typeof RESTED) => {
      const words = wordsOf(listed);
      const hit = words === undefined ? null : await linkAmongHits(driven, listed, words);
      return hit === null ? null : openOurs(driven, hit, hand);
    };
    for (let round = 0; round <= ROUNDS; round += 1) {
      for (const listed of long) {
        const { sha256 } = listed;
        const afterRest = await openOurs(driven, await linkOnItsScreen(driven, listed), RESTED);
        const theirs = await openPlain(driven, sha256, afterRest.width, files);
        const pressed = await openOurs(driven, await linkOnItsScreen(driven, listed), AT_ONCE);
        const foundRested = await openHit(listed, RESTED);
        // The first round loads the scripts of both.
        if (round === 0) continue;
        keep(rested, sha256, afterRest.ms);
        keep(atOnce, sha256, pressed.ms);
        keep(plain, sha256, theirs);
        if (foundRested === null) continue;
        keep(hitRested, sha256, foundRested.ms);
        // Beside the page stands what was found, so it is drawn smaller.
        keep(plainOfHits, sha256, await openPlain(driven, sha256, foundRested.width, files));
      }
      // Not one right after the other: the search leads back to the hit that was opened last, and what is looked at is made ready.
      for (const listed of long) {
        const foundAtOnce = await openHit(listed, AT_ONCE);
        if (round > 0 && foundAtOnce !== null) keep(hitAtOnce, listed.sha256, foundAtOnce.ms);
      }
      ground.say(`reader: round ${round} of ${ROUNDS}`);
    }
    const isScan = ({ title, pageCount }: Listed) => pageCount === SCANNED_PAGES && /scan/i.test(title);
    const timesOf = (times: Map<string, number[]>, of: readonly Listed[]) =>
      of.flatMap(({ sha256 }) => times.get(sha256) ?? []);
    const texts = long.filter((one) => !isScan(one));
    const scans = long.filter(isScan);
    const PEER = 'plain pdf.js, same window';
    const pair = (name: string, times: Map<string, number[]>, of: readonly Listed[], theirs = plain) =>
      against(name, 'ms', timesOf(times, of), PEER, timesOf(theirs, of), '≤ 0.7');
    const ofTexts = `reader, first page of ${texts.length} documents of ${LONG} pages and more`;
    const ofHits = `reader, first page of ${hitAtOnce.size} documents of ${LONG} pages and more`;
    const ofScans = `reader, first page of a scan of ${SCANNED_PAGES} pages`;
    return [
      pair(`${ofTexts}, link pointed at for 0.2 s`, rested, texts),
      pair(`${ofTexts}, link pressed at once`, atOnce, texts),
      pair(`${ofHits}, hit of a search pointed at for 0.2 s`, hitRested, texts, plainOfHits),
      pair(`${ofHits}, hit of a search pressed at once`, hitAtOnce, texts, plainOfHits),
      pair(`${ofScans}, link pointed at for 0.2 s`, rested, scans),
      pair(`${ofScans}, link pressed at once`, atOnce, scans),
      alone(`${ofScans}, link pressed at once, time`, 'ms', timesOf(atOnce, scans), '≤ 1000 ms'),
    ];
  } finally {
    await driven.stop();
  }
}
