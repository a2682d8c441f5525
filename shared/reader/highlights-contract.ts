import { z } from 'zod';
import { type Contract, done, nothing, uuid } from '../kernel';
import { highlight, newHighlight, placedHighlight } from './model';

const highlightId = z.strictObject({ highlightId: uuid });

/** Parts of one selection at most: one a page. */
const MOST_PARTS = 40;

export const highlightsContract = {
  /** What was marked in the file of a version, by page and then by when it was made. */
  'reader.listHighlights': {
    owner: 'data',
    input: z.strictObject({ versionId: uuid }),
    output: z.array(highlight),
    errors: ['library.not-found'],
  },
  /** Everything marked in files that the library holds, documents in the trash left out; for searching in notes. */
  'reader.allHighlights': { owner: 'data', input: nothing, output: z.array(placedHighlight), errors: [] },
  /** Marks passages, all or none: a selection over several pages is one highlight a page. */
  'reader.highlight': {
    owner: 'data',
    input: z.strictObject({ versionId: uuid, highlights: z.array(newHighlight).min(1).max(MOST_PARTS) }),
    output: z.array(highlight),
    errors: ['library.not-found', 'reader.page-outside'],
  },
  /** Changes the note or the colour. */
  'reader.changeHighlight': {
    owner: 'data',
    input: z.strictObject({
      ...highlightId.shape,
      changes: highlight.pick({ colour: true, note: true }).partial(),
    }),
    output: highlight,
    errors: ['reader.highlight-not-found'],
  },
  /** Takes a highlight away. It can be put back. */
  'reader.removeHighlight': {
    owner: 'data',
    input: highlightId,
    output: done,
    errors: ['reader.highlight-not-found'],
  },
  /** Puts back a highlight that was taken away, as it was. */
  'reader.restoreHighlight': {
    owner: 'data',
    input: highlightId,
    output: highlight,
    errors: ['reader.highlight-not-found'],
  },
} as const satisfies Contract;
