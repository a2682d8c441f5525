import { z } from 'zod';
import { contributedContent, itemId, receivedStatus, scope } from '../assessments';
import { instant, isoDate, sha256, uuid } from '../kernel';
import { memberCode } from '../vocabulary';

/** How an agency answers: a workbook, one page for any browser, or Waymark itself on a PC of the secretariat. */
export const SHEET_FORMS = ['excel', 'html', 'waymark'] as const;
export const sheetForm = z.enum(SHEET_FORMS);
export type SheetForm = z.infer<typeof sheetForm>;

/** What may be chosen as a level; empty for nothing. */
export const LEVEL_CHOICES = ['', '0', '1', '2', '3', '4', 'na', 'nk'] as const;
export const levelChoice = z.enum(LEVEL_CHOICES);
export type LevelChoice = z.infer<typeof levelChoice>;

/** One answer as an officer writes it on a sheet, field by field. */
export const sheetAnswer = z.strictObject({
  level: levelChoice,
  /** The work is done, but no text has been adopted; belongs to level 1. */
  practiceAhead: z.boolean(),
  /** Why it does not apply. */
  reason: z.string().max(2000),
  whoMightKnow: z.string().max(300),
  /** The explanation. */
  text: z.string().max(20_000),
  /** Documents by name, one a line. */
  evidence: z.string().max(20_000),
});
export type SheetAnswer = z.infer<typeof sheetAnswer>;
export type SheetField = keyof SheetAnswer;

/** What tells whose sheet this is. It stands in the file, and comes back with it. */
export const sheetHead = z.strictObject({
  format: z.literal('waymark-sheet/1'),
  requestId: uuid,
  /** Counts what was sent to this agency for this assessment. */
  number: z.number().int().positive(),
  assessmentId: uuid,
  state: memberCode,
  questionnaire: z.string().max(40),
  edition: z.string().max(12),
  scope,
  referenceDate: isoDate,
  agencyId: uuid,
  madeAt: instant,
  madeBy: z.string().max(200),
});
export type SheetHead = z.infer<typeof sheetHead>;

/** The revision of each answer as the sheet was made, by item; 0 where there was none. */
export const sheetBases = z.record(itemId, z.number().int().nonnegative());
export type SheetBases = z.infer<typeof sheetBases>;

/** A passage that stands behind an answer so far. */
export interface SheetPassage {
  readonly document: string;
  readonly page: string;
  readonly quote: string;
  /** The words of the whole page; empty where there are none. */
  readonly pageText: string;
}

/** One question of a sheet with all that helps to answer it. */
export interface SheetItem {
  readonly itemId: string;
  /** Pillar and theme in words. */
  readonly heading: string;
  readonly topic: string;
  readonly question: string;
  readonly help: string;
  /** Level 0 first. */
  readonly statements: readonly string[];
  /** How the edition asks it, where the words above are a translation; null where they are its own. */
  readonly english: {
    readonly question: string;
    readonly help: string;
    readonly statements: readonly string[];
  } | null;
  /** What stands now; the sheet begins with it. */
  readonly said: SheetAnswer;
  /** What was said the year before, in words, and by whom; null where nothing was. */
  readonly last: { readonly title: string; readonly words: string } | null;
  readonly passages: readonly SheetPassage[];
  /** Evidence known so far that cannot be changed on the sheet, in words. */
  readonly known: readonly string[];
}

/** Everything a sheet says, whichever form it takes. */
export interface AnswerSheet {
  readonly head: SheetHead;
  readonly bases: SheetBases;
  /** Over head and bases, so that a part that was changed is noticed. */
  readonly hash: string;
  readonly agency: string;
  /** The State and the day that the answers describe, in words. */
  readonly matter: string;
  /** In words; empty for none. */
  readonly due: string;
  /** Whom to ask, in words; empty for nobody. */
  readonly contact: string;
  readonly items: readonly SheetItem[];
  /** Some of the items are in words that nobody has checked. */
  readonly isUnchecked: boolean;
}

/** The answers of one page as they are saved from a browser. Only what differs from how the sheet began. */
export const answersFile = z.strictObject({
  format: z.literal('waymark-answers/1'),
  head: sheetHead,
  bases: sheetBases,
  hash: sha256,
  savedAt: instant,
  savedBy: z.string().max(200),
  answers: z.record(z.string().max(20), z.unknown()),
});
export type AnswersFile = z.infer<typeof answersFile>;

/** What may be chosen is called so on a sheet, in the language in which it was sent. */
export const sheetChoices = z.strictObject({
  na: z.string().max(200),
  nk: z.string().max(200),
  yes: z.string().max(200),
  ahead: z.string().max(200),
});

/** What is wrong with one field, and where the person finds it: a cell of a sheet, or a field of the page. */
export const cellProblem = z.strictObject({
  field: z.enum(['level', 'practiceAhead', 'reason', 'whoMightKnow', 'text', 'evidence']),
  code: z.string(),
  /** What was found there, shortened. */
  found: z.string().max(200),
  /** Null where the answers came from the page. */
  sheet: z.string().nullable(),
  cell: z.string().nullable(),
  /** The words of that sheet; not there where the answers came from the page, nor in receipts of earlier versions. */
  words: sheetChoices.optional(),
});
export type CellProblem = z.infer<typeof cellProblem>;

/** What in a workbook was written beside the fields of a sheet: it is no part of an answer, and nobody may think that it went in. */
export const UNREAD_KINDS = ['head', 'note', 'column', 'place', 'sheet', 'more'] as const;
export const unreadWords = z.strictObject({
  /**
   * A column that was read by its place, for its `head` is another than the one that went out (`found`); a note on a cell; words in a
   * column with a head of its own; words elsewhere; a sheet of its own, by where it begins; or how many more there are.
   */
  kind: z.enum(UNREAD_KINDS),
  /** The question in whose row it stands. */
  itemId: z.string().nullable(),
  sheet: z.string(),
  /** Empty for a note of which nobody can tell the cell. */
  cell: z.string(),
  head: z.string().max(200),
  /** What was found, shortened. */
  found: z.string().max(1100),
});
export type UnreadWords = z.infer<typeof unreadWords>;

/** One request as it was sent. */
export const sheetRequest = z.strictObject({
  id: uuid,
  assessmentId: uuid,
  agencyId: uuid,
  number: z.number().int().positive(),
  form: sheetForm,
  sentAt: instant,
  sentBy: z.string(),
  dueOn: isoDate.nullable(),
  /** Null where no file was made. */
  fileName: z.string().nullable(),
  items: z.number().int().nonnegative(),
  /** When answers to it last came back, null while none have. */
  returnedAt: instant.nullable(),
  /** Answers still missing now, of all that the agency is asked; null where it is asked nothing any more. */
  open: z.number().int().nonnegative().nullable(),
});
export type SheetRequest = z.infer<typeof sheetRequest>;

/** One answer of a file that was read. */
export const readAnswer = z.strictObject({
  itemId: z.string().nullable(),
  status: receivedStatus,
  /** Why the answer as a whole is refused. */
  code: z.string().nullable(),
  /** Why single fields are. */
  problems: z.array(cellProblem),
  mine: contributedContent.nullable(),
  theirs: contributedContent.nullable(),
  merged: contributedContent.nullable(),
});
export type ReadAnswer = z.infer<typeof readAnswer>;

/** A file of answers that was read and waits to be taken in, or why it cannot be. */
export const readFile = z.strictObject({
  fileId: uuid,
  name: z.string(),
  /** A code with its data, whose sentences are those of a failed call. */
  problem: z
    .strictObject({
      code: z.string(),
      data: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
    })
    .nullable(),
  contents: z
    .strictObject({
      form: z.enum(['excel', 'html', 'contribution']),
      assessmentId: uuid,
      agencyId: uuid,
      agencyName: z.string(),
      madeBy: z.string(),
      /** When this very file was taken in before, if it was. */
      receivedAt: instant.nullable(),
      /** A later sheet of this agency was taken in already; this one is shown but not taken in. */
      isOlder: z.boolean(),
      /**
       * The last file that was taken in on the same request, if it is another one. `isLater` where it was saved after this one; a
       * workbook does not say when it was saved.
       */
      before: z.strictObject({ fileName: z.string(), at: instant, isLater: z.boolean() }).nullable(),
      /** Questions of the sheet whose rows the file no longer has. */
      gone: z.array(itemId),
      /** Names of other sheets of the workbook that answer questions otherwise; they were not read. */
      copies: z.array(z.string()),
      unread: z.array(unreadWords),
      answers: z.array(readAnswer),
    })
    .nullable(),
});
export type ReadFile = z.infer<typeof readFile>;

/** Another sheet of a workbook, which was not read, and the questions that it answers otherwise. */
export const unreadCopy = z.strictObject({ name: z.string(), items: z.array(z.string()) });
export type UnreadCopy = z.infer<typeof unreadCopy>;

/** A file that was taken in, with what was refused in it. */
export const returnedFile = z.strictObject({
  receiptId: uuid,
  requestId: uuid.nullable(),
  fileName: z.string(),
  form: z.enum(['excel', 'html', 'contribution']),
  at: instant,
  refused: z.array(z.strictObject({ itemId: z.string().nullable(), problems: z.array(cellProblem) })),
  /** The sheet of the workbook that was read. Null of a page, and of what came before this was kept. */
  sheet: z.string().nullable(),
  /** Other sheets of the workbook that answered questions otherwise; the one that was read counted. */
  copies: z.array(unreadCopy),
  /** Questions whose rows somebody took out of the file; what stood on them stayed. */
  gone: z.array(z.string()),
  /** What was written beside the fields, and not taken in. */
  unread: z.array(unreadWords),
});
export type ReturnedFile = z.infer<typeof returnedFile>;
