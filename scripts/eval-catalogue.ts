import './plain-failure.ts';
import './typescript-imports.ts';
import { closeSync, existsSync, fstatSync, openSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { judgedCatalogue, type Mark, markGuess, summariseMarks } from './eval/catalogue.ts';

/**
 * Guesses the catalogue of every judged document of a corpus as an import does, and prints of each field how many guesses are right,
 * how many say nothing where there was something to say, and how many are wrong.
 *
 *   npm run eval:catalogue -- [--corpus DIR] [--json] [--misses]
 *
 * What is right stands in `scripts/eval/catalogue-judged.json`, read from the pages by eye: of each file the fields that can be told from its
 * first pages. `null` means that the pages do not say it, and any guess is wrong; a field that is not there is not judged.
 */
const { values: options } = parseArgs({
  options: {
    corpus: {
      type: 'string',
      default: process.env['WAYMARK_CORPUS'] ?? path.resolve(import.meta.dirname, '../../shared/corpus'),
    },
    json: { type: 'boolean', default: false },
    misses: { type: 'boolean', default: false },
  },
});
if (!existsSync(options.corpus)) throw new Error(`There is no folder ${options.corpus}.`);

const { createExtractor } = await import('../main/jobs/index.ts');
const { fileSource } = await import('../main/jobs/pdf-source.ts');
const { bikramToIso } = await import('../main/library/bikram-days.ts');
const { guessCatalogue, yearInName } = await import('../shared/library');

const extractor = createExtractor({
  wasmPath: createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm'),
});

async function guessOf(file: string, useStatedTitle: boolean) {
  const descriptor = openSync(file, 'r');
  try {
    const { facts, firstPagesText } = await extractor.extract(
      fileSource(descriptor, fstatSync(descriptor).size),
      { onPage: () => undefined },
    );
    const { fields } = guessCatalogue({
      sourceName: path.basename(file),
      firstPagesText,
      facts: useStatedTitle ? facts : { ...facts, title: null },
      bikramToIso,
    });
    const day = fields.inForceOn ?? fields.adoptedOn;
    const year =
      day === null ? yearInName(fields.title, fields.number, fields.state) : Number(day.slice(0, 4));
    return { ...fields, year };
  } finally {
    closeSync(descriptor);
  }
}

const marks: Mark[] = [];
for (const { file, statedTitle, ...truth } of judgedCatalogue()) {
  const full = path.join(options.corpus, file);
  if (!existsSync(full)) continue;
  marks.push(...markGuess(file, truth, await guessOf(full, statedTitle)));
}
const summary = summariseMarks(marks);
if (options.json) console.log(JSON.stringify(summary));
else console.table(summary);
if (options.misses) {
  for (const { file, field, verdict, guess, truth } of marks) {
    if (verdict !== 'right') console.error(`${verdict} ${field} of ${file}: ${guess} instead of ${truth}`);
  }
}
