import { z } from 'zod';

/** Every word that stands on a sheet. They come from the sentence files, in the language of whoever sends it. */
const WORDS = [
  ...['title', 'for', 'matter', 'due', 'no-due', 'contact', 'read-first', 'answers', 'how'],
  ...['how-level', 'how-lower', 'how-na', 'how-nk', 'how-blank', 'how-ahead', 'how-evidence', 'how-secret'],
  ...['how-cells', 'how-return-excel', 'scale', 'item', 'question', 'statements', 'last', 'last-agency'],
  ...[
    'last-national',
    'level',
    'na',
    'nk',
    'reason',
    'who',
    'ahead',
    'ahead-help',
    'yes',
    'text',
    'evidence',
  ],
  ...[
    'known',
    'passage',
    'passage-page',
    'held',
    'level-name',
    'choose-title',
    'choose',
    'refused-title',
    'refused',
    'kept-by',
  ],
  ...['page-intro', 'page-save', 'page-load', 'page-print', 'page-name', 'page-saved-here', 'page-not-kept'],
  ...['page-unsaved', 'page-saved-file', 'page-loaded', 'page-not-loaded', 'page-other-sheet', 'page-counts'],
  ...['page-large', 'page-too-large', 'page-items', 'page-next', 'page-previous', 'page-help', 'page-words'],
  ...['page-page-words', 'page-none', 'page-required', 'page-answered', 'page-open', 'page-unfinished'],
  ...['page-how-return', 'page-how-keys', 'page-how-kept', 'page-clear', 'page-skip', 'page-evidence-help'],
  ...['page-no-script', 'page-only-open', 'page-all', 'unchecked', 'english'],
] as const;
export type SheetWord = (typeof WORDS)[number];

/** The words by name; gaps in them are written {{so}}. */
export const sheetWords = z.object(
  Object.fromEntries(WORDS.map((word) => [word, z.string().min(1)])) as Record<SheetWord, z.ZodString>,
);
export type SheetWords = Readonly<Record<SheetWord, string>>;
