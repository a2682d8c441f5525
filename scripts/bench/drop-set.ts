import { randomFillSync } from 'node:crypto';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pdfObjects } from '../../tests/support/pdf-builder.ts';
import { projectRoot } from '../runtime.ts';

/** What must become of the files of a set, and the pages of those that are added. */
export interface DropSet {
  readonly folder: string;
  readonly files: number;
  readonly outcomes: {
    readonly added: number;
    readonly duplicate: number;
    readonly locked: number;
    readonly refused: number;
  };
  readonly pages: number;
}

const PAGES = 6;
const fixtures = path.join(projectRoot, 'tests/e2e/fixtures');

const WORDS =
  'the victim has a right to shelter legal aid interpretation and compensation and no employer may keep a passport'.split(
    ' ',
  );
const linesOf = (file: number, page: number): string[] =>
  Array.from({ length: 40 }, (_, line) =>
    Array.from({ length: 12 }, (_w, at) => WORDS[(file * 7 + page * 5 + line * 3 + at) % WORDS.length]).join(
      ' ',
    ),
  );

/** A PDF of six pages with a text layer, padded to a size by a stream that no page shows, as a scan's picture would. */
function paddedPdf(file: number, bytes: number, hasText: boolean): Uint8Array {
  const pdf = pdfObjects();
  const catalog = pdf.reserve();
  const tree = pdf.reserve();
  const font = pdf.add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>');
  const pages = Array.from({ length: PAGES }, (_, page) => {
    const lines = hasText ? linesOf(file, page).map((line) => `(${line} ${file}) Tj T*`) : [];
    const content = pdf.addStream('', `BT /F1 10 Tf 14 TL 56 780 Td\n${lines.join('\n')}\nET`);
    return pdf.add(
      `<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 ${font} 0 R >> >> /Contents ${content} 0 R >>`,
    );
  });
  pdf.addStream('', randomFillSync(new Uint8Array(Math.max(1, bytes))));
  pdf.set(tree, `<< /Type /Pages /Count ${PAGES} /Kids [${pages.map((n) => `${n} 0 R`).join(' ')}] >>`);
  pdf.set(catalog, `<< /Type /Catalog /Pages ${tree} 0 R >>`);
  const info = pdf.add(`<< /Title (Drop ${file}) >>`);
  return pdf.finish(catalog, `/Info ${info} 0 R`);
}

/**
 * Writes a set of files as an office drops it: nine tenths are good, the rest copies, locked, damaged and pictures only. So many
 * files, so many megabytes in all.
 */
export function writeDropSet(folder: string, files: number, megabytes: number): DropSet {
  const each = Math.round((megabytes * 1_000_000) / files);
  const outcomes = { added: 0, duplicate: 0, locked: 0, refused: 0 };
  const nameOf = (n: number) => path.join(folder, `file-${String(n).padStart(4, '0')}.pdf`);
  const damaged = readFileSync(path.join(fixtures, 'damaged.pdf'));
  for (let n = 0; n < files; n += 1) {
    const turn = n % 100;
    if (turn >= 92 && turn < 97) {
      copyFileSync(nameOf(n - 50), nameOf(n));
      outcomes.duplicate += 1;
    } else if (turn === 97) {
      copyFileSync(path.join(fixtures, 'wage-list-locked.pdf'), nameOf(n));
      outcomes.locked += 1;
    } else if (turn === 98) {
      writeFileSync(nameOf(n), Buffer.concat([damaged, Buffer.from(`\n% ${n}\n`)]));
      outcomes.refused += 1;
    } else {
      writeFileSync(nameOf(n), paddedPdf(n, each, turn !== 99));
      outcomes.added += 1;
    }
  }
  return { folder, files, outcomes, pages: outcomes.added * PAGES };
}
