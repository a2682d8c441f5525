import { z } from 'zod';
import type { Contract } from '../kernel';
import { uuid } from '../kernel';
import { languageCode } from '../vocabulary';
import { editionName, editionSummary, itemId, questionnaireId } from './model';
import { cellProblem, itemDifference } from './own';
import { editionTexts, textState } from './texts';

const named = z.strictObject({ id: questionnaireId, edition: editionName });

/** Words that stand in a file beside the codes, in the language of the window. */
const fileWords = z.strictObject({
  /** Proposed name of the file, without its ending. */
  name: z.string().trim().min(1).max(120),
  title: z.string().trim().min(1).max(200),
  /** Heading of a column by its code. */
  headings: z.record(z.string(), z.string().max(200)),
  /** Sentences on how to fill the file in. */
  help: z.array(z.string().max(600)).max(20),
});
export type FileWords = z.infer<typeof fileWords>;

const UNREADABLE = [
  'workbook.unreadable',
  'workbook.two-ends',
  'workbook.locked',
  'workbook.too-large',
  'workbook.too-long',
  'workbook.too-wide',
  'workbook.cell-too-long',
  'workbook.uncalculated',
  'workbook.not-there',
  'questionnaires.edition-unknown',
] as const;

const UNSAVED = ['questionnaires.edition-unknown', 'workspace.save-full', 'workspace.save-refused'] as const;

/** A workbook that was read and not yet made into an edition. */
export const editionDraft = z.strictObject({
  draftId: uuid,
  base: editionName,
  /** The name that the edition will have. */
  name: editionName,
  itemCount: z.number().int().nonnegative(),
  differences: z.array(itemDifference),
  problems: z.array(cellProblem),
});
export type EditionDraft = z.infer<typeof editionDraft>;

/** What came of a file of translated texts. */
export const textsTaken = z.strictObject({
  taken: z.number().int().nonnegative(),
  unchanged: z.number().int().nonnegative(),
  /** Items without any translation in the file. */
  untouched: z.number().int().nonnegative(),
  problems: z.array(cellProblem),
});
export type TextsTaken = z.infer<typeof textsTaken>;

/** How far an edition is translated into a language. */
export const languageCoverage = z.strictObject({
  language: languageCode,
  items: z.number().int().nonnegative(),
  checked: z.number().int().nonnegative(),
  stale: z.number().int().nonnegative(),
});
export type LanguageCoverage = z.infer<typeof languageCoverage>;

const answersWords = z.strictObject({
  minor: z.string().min(1).max(600),
  references: z.string().min(1).max(600),
  major: z.string().min(1).max(600),
  moved: z.string().min(1).max(600),
  retired: z.string().min(1).max(600),
  new: z.string().min(1).max(600),
});

export const ownContract = {
  /** Asks where an edition is to be saved and writes it as a workbook. */
  'questionnaires.exportEdition': {
    owner: 'main',
    input: z.strictObject({ ...named.shape, words: fileWords }),
    output: z.strictObject({ saved: z.boolean() }),
    errors: UNSAVED,
  },
  /** Asks for a workbook that was filled in and shows what it would change; null when none was chosen. Writes nothing. */
  'questionnaires.openWorkbook': {
    owner: 'main',
    input: named,
    output: editionDraft.nullable(),
    errors: [...UNREADABLE, 'questionnaires.no-name-left'],
  },
  /** Makes an edition of this workspace from a workbook that was read. It never changes afterwards. */
  'questionnaires.makeEdition': {
    owner: 'data',
    input: z.strictObject({
      draftId: uuid,
      title: z.string().trim().min(1).max(120),
      /** Reworded items whose meaning changed. */
      major: z.array(itemId),
      reason: z.string().trim().min(1).max(600),
      answers: answersWords,
    }),
    output: editionSummary,
    errors: [
      'questionnaires.draft-gone',
      'questionnaires.edition-unsound',
      'questionnaires.edition-unknown',
      'questionnaires.no-name-left',
    ],
  },
  /** Languages in which items of an edition can be read. */
  'questionnaires.languages': {
    owner: 'data',
    input: named,
    output: z.array(languageCoverage),
    errors: ['questionnaires.edition-unknown'],
  },
  /** What an edition says in a language, as far as somebody translated it. */
  'questionnaires.texts': {
    owner: 'data',
    input: z.strictObject({ ...named.shape, language: languageCode }),
    output: editionTexts,
    errors: ['questionnaires.edition-unknown'],
  },
  /** Asks where the texts of an edition are to be saved, to be translated in a spreadsheet. */
  'questionnaires.exportTexts': {
    owner: 'main',
    input: z.strictObject({ ...named.shape, language: languageCode, words: fileWords }),
    output: z.strictObject({ saved: z.boolean() }),
    errors: UNSAVED,
  },
  /** Asks for a file of translated texts and takes in what is complete; null when none was chosen. */
  'questionnaires.openTexts': {
    owner: 'main',
    input: z.strictObject({ ...named.shape, language: languageCode }),
    output: textsTaken.nullable(),
    errors: UNREADABLE,
  },
  /** Notes how far a translated item can be trusted. */
  'questionnaires.markText': {
    owner: 'data',
    input: z.strictObject({ id: questionnaireId, language: languageCode, itemId, state: textState }),
    output: z.strictObject({}),
    errors: ['questionnaires.text-unknown'],
  },
} as const satisfies Contract;
