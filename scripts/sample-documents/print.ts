import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { run } from '../runtime/command.ts';
import { ensureDisplay, projectRoot, resolveRuntime } from '../runtime.ts';
import type { Layout } from './layout.ts';

/** A text to print: HTML of a `<main>` with a `<section>` for each run of page numbers, as in texts/. */
export interface Text {
  readonly html: string;
  /** Passages whose place is asked for; each must stand exactly once in the text. */
  readonly quotes: readonly string[];
}

export interface Printed {
  readonly pdf: Uint8Array;
  readonly layout: Layout;
}

const printer = path.join(import.meta.dirname, 'printer');

/** Fonts by weight and style; the ranges say which letters each is for. */
const FACES = [
  ['Noto Sans', 'noto-sans', 'latin', 400, 'normal'],
  ['Noto Sans', 'noto-sans', 'latin', 700, 'normal'],
  ['Noto Sans', 'noto-sans', 'latin', 400, 'italic'],
  ['Noto Sans Thai', 'noto-sans-thai', 'thai', 400, 'normal'],
  ['Noto Sans Thai', 'noto-sans-thai', 'thai', 700, 'normal'],
  ['Noto Sans Khmer', 'noto-sans-khmer', 'khmer', 400, 'normal'],
  ['Noto Sans Khmer', 'noto-sans-khmer', 'khmer', 700, 'normal'],
  ['Noto Sans Myanmar', 'noto-sans-myanmar', 'myanmar', 400, 'normal'],
  ['Noto Sans Myanmar', 'noto-sans-myanmar', 'myanmar', 700, 'normal'],
] as const;

function fontFaces(): string {
  return FACES.map(([family, name, script, weight, style]) => {
    const file = path.join(
      projectRoot,
      'node_modules/@fontsource',
      name,
      'files',
      `${name}-${script}-${weight}-${style}.woff2`,
    );
    const data = readFileSync(file).toString('base64');
    return (
      `@font-face { font-family: '${family}'; font-weight: ${weight}; font-style: ${style}; ` +
      `src: url(data:font/woff2;base64,${data}); }`
    );
  }).join('\n');
}

/** The language a text declares for itself, a BCP 47 tag. */
export function languageOf(html: string): string {
  const language = /<main [^>]*?\blang="([^"]+)"/.exec(html)?.[1];
  if (!language) throw new Error('a text begins with <main lang="…">');
  return language;
}

function pageOf({ html, quotes }: Text, fonts: string): string {
  const script = html.includes(' data-scan') ? 'scan.js' : 'paginate.js';
  const read = (name: string) => readFileSync(path.join(printer, name), 'utf8');
  return [
    `<!doctype html><html lang="${languageOf(html)}"><meta charset="utf-8"><title>Sample</title>`,
    `<style>${fonts}\n${read('page.css')}</style><body>`,
    html,
    `<script>window.quotes = ${JSON.stringify(quotes).replaceAll('<', '\\u003c')};</script>`,
    `<script>${read(script)}</script></body></html>`,
  ].join('\n');
}

/** Prints texts to PDF with the Chromium of the runtime, all in one go, in the order given. */
export async function printTexts(texts: readonly Text[]): Promise<Printed[]> {
  const runtime = await resolveRuntime();
  const display = await ensureDisplay();
  const folder = mkdtempSync(path.join(tmpdir(), 'waymark-print-'));
  try {
    const fonts = fontFaces();
    const jobs = texts.map((text, position) => {
      const [html, pdf, layout] = ['html', 'pdf', 'json'].map((end) =>
        path.join(folder, `${position}.${end}`),
      ) as [string, string, string];
      writeFileSync(html, pageOf(text, fonts));
      return { html, pdf, layout };
    });
    const list = path.join(folder, 'jobs.json');
    writeFileSync(list, JSON.stringify(jobs));
    await run(runtime.executable, [...runtime.args, printer], {
      env: { ...display.env, WAYMARK_PRINT_JOBS: list },
    });
    return jobs.map(({ pdf, layout }) => ({
      pdf: new Uint8Array(readFileSync(pdf)),
      layout: JSON.parse(readFileSync(layout, 'utf8')) as Layout,
    }));
  } finally {
    display.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
