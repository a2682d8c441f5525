import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { buildPdf } from '../../tests/support/pdf-builder.ts';
import { projectRoot } from '../runtime.ts';
import { type Driven, type Ground, put } from './ground.ts';
import { madePages } from './made-pages.ts';

// Times are the program's own; asking more often would only cost it time.
const LOOK_EVERY_MS = 250;
const GIVE_UP_AFTER_MS = 180_000;
const MADE_FILES = 40;
const MADE_PAGES_A_FILE = 60;

/** The PDFs that are brought in. */
export interface Sources {
  readonly folder: string;
  readonly files: readonly string[];
  /** What they are, for the names of the figures. */
  readonly name: string;
}

/** What an import gave. */
export interface Imported {
  /** Pages of all files that were added. */
  readonly pages: number;
  readonly files: number;
  /** Seconds from the command to the end. */
  readonly seconds: number;
}

/** A data folder whose own workspace holds all sources. */
export interface FilledWorkspace extends Imported {
  readonly data: string;
}

const isPdf = (name: string): boolean => name.toLowerCase().endsWith('.pdf');

/** The real PDFs of the shared corpus, or made ones where there is no corpus. */
export function findSources(ground: Ground): Sources {
  const corpus = process.env.WAYMARK_CORPUS ?? path.join(projectRoot, '../shared/corpus');
  const real = path.join(corpus, 'real');
  if (existsSync(real)) {
    const files = readdirSync(real).filter(isPdf).sort();
    return { folder: real, files: files.map((name) => path.join(real, name)), name: 'real PDFs' };
  }
  ground.say('no corpus here: importing made PDFs instead of real ones (WAYMARK_CORPUS=<folder>)');
  const folder = ground.folder('made-pdfs');
  const texts = madePages(MADE_FILES * MADE_PAGES_A_FILE * 3);
  const files = Array.from({ length: MADE_FILES }, (_, at) => {
    const pages = Array.from({ length: MADE_PAGES_A_FILE }, () => ({ lines: latinLines(texts) }));
    const file = path.join(folder, `made-${String(at + 1).padStart(2, '0')}.pdf`);
    put(file, buildPdf({ pages, title: `Made document ${at + 1}` }));
    return file;
  });
  return { folder, files, name: 'made PDFs' };
}

/** Lines of the next made page that the builder's font can write. */
function latinLines(texts: ReturnType<typeof madePages>): string[] {
  for (const { text } of texts) {
    const lines = text.split('\n').filter((line) => line !== '');
    if (lines.every((line) => /^[\x20-\x7e]*$/.test(line))) return lines;
  }
  return ['No more made pages.'];
}

// What the preload script gives the page.
declare const window: { readonly waymark: { call(name: string, input: unknown): Promise<string> } };

async function call<T>({ page }: Driven, name: string, input: unknown): Promise<T> {
  const packed = await page.evaluate(({ called, given }) => window.waymark.call(called, given), {
    called: name,
    given: input,
  });
  const reply = JSON.parse(packed) as { readonly ok: boolean; readonly value: T };
  if (!reply.ok) throw new Error(`${name} was refused: ${JSON.stringify(reply)}`);
  return reply.value;
}

/** Brings a folder into the running program as a user does, the dialog being answered for them. */
export async function importFolder(driven: Driven, folder: string): Promise<Imported> {
  await driven.app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
  }, folder);
  const tokens = await call<{ token: string }[]>(driven, 'library.choose', { what: 'folder' });
  const { importId } = await call<{ importId: string }>(driven, 'library.startImport', {
    tokens: tokens.map(({ token }) => token),
  });
  const began = performance.now();
  for (;;) {
    const { summary, files } = await call<{
      summary: { state: string; startedAt: string; endedAt: string | null };
      files: { outcome: string; pageCount: number | null }[];
    }>(driven, 'library.getImport', { importId });
    if (summary.endedAt !== null) {
      const added = files.filter(({ outcome }) => outcome === 'added');
      return {
        pages: added.reduce((sum, { pageCount }) => sum + (pageCount ?? 0), 0),
        files: added.length,
        seconds: (Date.parse(summary.endedAt) - Date.parse(summary.startedAt)) / 1000,
      };
    }
    if (performance.now() - began > GIVE_UP_AFTER_MS) throw new Error('the import did not end');
    await pause(LOOK_EVERY_MS);
  }
}
