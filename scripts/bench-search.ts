import './plain-failure.ts';
import { parseArgs } from 'node:util';
import { asLine, asTable } from './bench/figure.ts';
import { benchSearch } from './bench/search.ts';

/**
 * `npm run bench:search`: how fast and large the search is with many pages, against raw FTS5 and MiniSearch in the same run.
 *
 *   npm run bench:search -- [--pages 100000] [--queries 60] [--seed 1] [--minisearch-pages N] [--keep DIR] [--slowest 0] [--json]
 *
 * `--keep DIR` leaves what was filled in DIR, and takes it from there the next time; delete a file of it to have that filled anew.
 * MiniSearch gets all the pages, and about 14 KB of memory for each; `--minisearch-pages N` gives it fewer, 0 leaves it out.
 * `--slowest N` also says the N slowest queries of each class.
 */
const { values } = parseArgs({
  options: {
    pages: { type: 'string', default: '100000' },
    queries: { type: 'string', default: '60' },
    seed: { type: 'string', default: '1' },
    'minisearch-pages': { type: 'string' },
    keep: { type: 'string' },
    slowest: { type: 'string', default: '0' },
    json: { type: 'boolean', default: false },
  },
});

function wholeNumber(name: string, text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 0) throw new Error(`--${name} wants a whole number`);
  return number;
}

const figures = await benchSearch({
  pages: wholeNumber('pages', values.pages),
  queriesPerClass: wholeNumber('queries', values.queries),
  seed: wholeNumber('seed', values.seed),
  miniSearchPages: wholeNumber('minisearch-pages', values['minisearch-pages'] ?? values.pages),
  slowest: wholeNumber('slowest', values.slowest),
  ...(values.keep === undefined ? {} : { keep: values.keep }),
  say: (message) => void process.stderr.write(`${message}\n`),
});
process.stdout.write(values.json ? figures.map(asLine).join('') : asTable(figures));
