import '../typescript-imports.ts';
import { once } from 'node:events';

/** A process of its own that opens an index and answers, so that its memory is the search's alone. Tells megabytes and ms. */
interface Order {
  readonly file: string;
  readonly texts: readonly string[];
}

const { openSearchStore } = await import('../../main/search');
const resident = () => process.memoryUsage().rss / 1e6;
const [{ file, texts }] = (await once(process, 'message')) as [Order];
const empty = resident();
const began = performance.now();
const store = openSearchStore(file);
const opened = resident();
store.query({ text: texts[0] ?? '' });
const firstAnswer = performance.now() - began;
for (const text of texts) store.query({ text, limit: 10, pagesPerDocument: 2 });
process.send?.([empty, opened, resident(), firstAnswer]);
store.close();
