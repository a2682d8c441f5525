import { createRequire } from 'node:module';
import { expect, it } from 'vitest';
import { createExtractor } from '../../../main/jobs';
import { bytesSource } from '../../../main/jobs/pdf-source';
import { type ComparedText, compareTexts } from '../../../shared/texts';
import { type BuiltPage, buildPdf } from '../../support/pdf-builder';

const wasmPath = createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm');
const extractor = createExtractor({ wasmPath });

/** So that no line stands at the edge of several pages, as a running title does. */
const PLACES =
  'harbour market quarry border airport hospital school office court farm hotel ship mine bank shop camp';
const section = (number: number) => {
  const place = PLACES.split(' ')[number - 1];
  return [
    `Section ${number}. In the ${place} the`,
    `officer of the ${place} informs every`,
    `victim at the ${place} of legal aid, and`,
    `records what was said in the ${place}.`,
  ].join('\n');
};
const OLD = Array.from({ length: 16 }, (_, at) => section(at + 1));
const NEW = OLD.with(2, section(3).replace('legal aid', 'free legal aid'))
  .with(5, section(6).replace('records what', 'keeps what'))
  .with(9, section(10).replace('victim at', 'witness at'))
  .toSpliced(14, 1);

const linesOf = (sections: readonly string[]) => sections.flatMap((text) => text.split('\n'));

function inTwoColumns(sections: readonly string[], onPage: number): BuiltPage[] {
  const lines = linesOf(sections);
  const half = onPage / 2;
  return Array.from({ length: Math.ceil(lines.length / onPage) }, (_, page) => {
    const at = page * onPage;
    return { lines: lines.slice(at, at + half), beside: lines.slice(at + half, at + onPage) };
  });
}

async function read(pages: readonly BuiltPage[]): Promise<ComparedText> {
  const found: { n: number; text: string; label: string | null }[] = [];
  await extractor.extract(bytesSource(buildPdf({ pages })), {
    onPage: ({ n, text, label }) => void found.push({ n, text, label }),
  });
  return found;
}

it.each([
  ['in two columns both times', inTwoColumns(OLD, 36)],
  ['in two columns that break elsewhere', inTwoColumns(OLD, 28)],
  ['in one column before', [{ lines: linesOf(OLD).slice(0, 40) }, { lines: linesOf(OLD).slice(40) }]],
])('what changed in a text printed %s is told in the order in which it is read', async (_how, before) => {
  const { changes, alignedBy } = compareTexts(await read(before), await read(inTwoColumns(NEW, 36)));
  expect(alignedBy).toBe('words');
  expect(
    changes.map(({ kind, before: old, after, places }) => [
      kind,
      old?.text.slice(0, 10) ?? '',
      after?.text ?? '',
      places.before.heading.slice(0, 11).trim(),
    ]),
  ).toEqual([
    ['added', '', 'free', 'Section 3.'],
    ['changed', 'records', 'keeps', 'Section 6.'],
    ['changed', 'victim', 'witness', 'Section 10.'],
    ['removed', 'Section 15', '', 'Section 15.'],
  ]);
});
