import { z } from 'zod';
import { type NewCell, type NewSheet, type NewWorkbook, sheetNameOf } from '../kernel';
import { filled, passageInWords } from './filled';
import type { AnswerSheet, LevelChoice, SheetField, SheetItem } from './model';
import type { SheetWords } from './words';

/** The hidden sheet that tells whose answers these are. */
export const IDENTITY_SHEET = '_waymark';

/** What stands in the column of a field, as its head says it; and the words for what is chosen. */
export const sheetLabels = z.strictObject({
  sheet: z.string().max(100),
  item: z.string().max(200),
  columns: z.strictObject({
    level: z.string().max(200),
    reason: z.string().max(200),
    whoMightKnow: z.string().max(200),
    practiceAhead: z.string().max(200),
    text: z.string().max(200),
    evidence: z.string().max(200),
  }),
  choices: z.strictObject({ na: z.string().max(200), nk: z.string().max(200), yes: z.string().max(200) }),
});
export type SheetLabels = z.infer<typeof sheetLabels>;

/**
 * What the workbook looked like as it went out: what is there besides was written by whoever had it, and a column whose head somebody has
 * changed is known by its place between the others. Not in workbooks of earlier versions.
 */
export const sheetFrame = z.strictObject({
  /** The sheet that says how to answer, by its name and by the words it begins with. */
  first: z.strictObject({ name: z.string().max(100), title: z.string().max(500) }),
  /** Heads of all columns of the answers, from the left. */
  heads: z.array(z.string().max(200)).max(50),
});
export type SheetFrame = z.infer<typeof sheetFrame>;

/** One step of the scale, by its name. */
export interface ScaleName {
  readonly level: number;
  readonly name: string;
  readonly descriptor: string;
}

const labelsOf = (words: SheetWords): SheetLabels => ({
  sheet: sheetNameOf(words.answers),
  item: words.item,
  columns: {
    level: words.level,
    reason: words.reason,
    whoMightKnow: words.who,
    practiceAhead: words.ahead,
    text: words.text,
    evidence: words.evidence,
  },
  choices: { na: words.na, nk: words.nk, yes: words.yes },
});

const line = (value: string, look?: NewCell['look']): NewCell[] => [look ? { value, look } : { value }];

function firstSheet(sheet: AnswerSheet, scale: readonly ScaleName[], words: SheetWords): NewSheet {
  const facts = [
    filled(words.for, { agency: sheet.agency }),
    filled(words.matter, { matter: sheet.matter }),
    sheet.due === '' ? words['no-due'] : filled(words.due, { date: sheet.due }),
    ...(sheet.contact === '' ? [] : [filled(words.contact, { contact: sheet.contact })]),
  ];
  const steps = [
    ...['how-cells', 'how-level', 'how-lower', 'how-na', 'how-nk', 'how-blank', 'how-ahead'],
    ...['how-evidence', 'how-secret', 'how-return-excel'],
  ] as const;
  return {
    name: sheetNameOf(words['read-first']),
    isLocked: true,
    widths: [110],
    rows: [
      line(words.title, 'title'),
      ...facts.map((fact) => line(fact, 'strong')),
      ...(sheet.isUnchecked ? [line(words.unchecked, 'strong')] : []),
      line(''),
      line(words.how, 'head'),
      ...steps.map((step, at) => line(`${at + 1}. ${words[step as keyof SheetWords]}`)),
      line(''),
      line(words.scale, 'head'),
      ...scale.map(({ level, name, descriptor }) => line(`${level} ${name}. ${descriptor}`)),
    ],
  };
}

/** What is chosen in the list of levels, as it reads there. */
export function choiceLabel(level: LevelChoice, scale: readonly ScaleName[], words: SheetWords): string {
  if (level === '') return '';
  if (level === 'na') return words.na;
  if (level === 'nk') return words.nk;
  const name = scale.find((step) => String(step.level) === level)?.name ?? '';
  return filled(words['level-name'], { level, name }).trim();
}

function knownWords({ passages, known }: SheetItem, words: SheetWords): string {
  return [...passages.map((passage) => passageInWords(passage, words)), ...known].join('\n');
}

function englishWords({ english }: SheetItem): string {
  if (english === null) return '';
  return `${english.question}\n\n${english.help}\n\n${levelLines(english.statements)}`;
}

const levelLines = (statements: readonly string[]): string =>
  statements.map((statement, level) => `${level}  ${statement}`).join('\n');

function answerRow(
  item: SheetItem,
  scale: readonly ScaleName[],
  words: SheetWords,
  hasEnglish: boolean,
): NewCell[] {
  const { said, last } = item;
  const lastWords = last === null ? '' : `${last.title}\n${last.words}`;
  return [
    { value: item.itemId, look: 'strong' },
    { value: `${item.heading}\n\n${item.question}\n\n${item.help}` },
    { value: levelLines(item.statements) },
    { value: lastWords, look: 'quiet' },
    { value: choiceLabel(said.level, scale, words) || null, look: 'choice' },
    { value: said.reason || null, look: 'open' },
    { value: said.whoMightKnow || null, look: 'open' },
    { value: said.practiceAhead ? words.yes : null, look: 'choice' },
    { value: said.text || null, look: 'open' },
    { value: said.evidence || null, look: 'open' },
    { value: knownWords(item, words), look: 'quiet' },
    ...(hasEnglish ? [{ value: englishWords(item), look: 'quiet' as const }] : []),
  ];
}

const needsEnglish = ({ items }: AnswerSheet) => items.some(({ english }) => english !== null);

const headsOf = (sheet: AnswerSheet, words: SheetWords): string[] => [
  ...[words.item, words.question, words.statements, words.last, words.level, words.reason, words.who],
  ...[words.ahead, words.text, words.evidence, words.known],
  ...(needsEnglish(sheet) ? [words.english] : []),
];

const frameOf = (sheet: AnswerSheet, words: SheetWords): SheetFrame => ({
  first: { name: sheetNameOf(words['read-first']), title: words.title },
  heads: headsOf(sheet, words),
});

/** Columns of the answers, from the left. */
const LEVEL_COLUMN = 4;
const AHEAD_COLUMN = 7;

function answersSheet(sheet: AnswerSheet, scale: readonly ScaleName[], words: SheetWords): NewSheet {
  const hasEnglish = needsEnglish(sheet);
  const heads = headsOf(sheet, words);
  const levels = (['0', '1', '2', '3', '4', 'na', 'nk'] as const).map((level) =>
    choiceLabel(level, scale, words),
  );
  const rows = { firstRow: 1, lastRow: Math.max(1, sheet.items.length) };
  const refusal = { title: words['refused-title'], text: words.refused };
  return {
    name: sheetNameOf(words.answers),
    isLocked: true,
    widths: [10, 46, 52, 24, 18, 24, 20, 12, 46, 36, 34, ...(hasEnglish ? [60] : [])],
    frozen: { rows: 1, columns: 2 },
    foot: `${sheet.agency}, ${sheet.matter}`,
    rows: [
      heads.map((value): NewCell => ({ value, look: 'head' })),
      ...sheet.items.map((item) => answerRow(item, scale, words, hasEnglish)),
    ],
    choices: [
      {
        ...rows,
        column: LEVEL_COLUMN,
        values: levels,
        prompt: { title: words['choose-title'], text: words.choose },
        refusal,
      },
      { ...rows, column: AHEAD_COLUMN, values: [words.yes], refusal },
    ],
  };
}

/** The workbook that goes to an agency: how to answer, the answers, and hidden what tells whose they are. */
export function layOutWorkbook(
  sheet: AnswerSheet,
  scale: readonly ScaleName[],
  words: SheetWords,
): NewWorkbook {
  const identity = [
    ['head', JSON.stringify(sheet.head)],
    ['bases', JSON.stringify(sheet.bases)],
    ['hash', sheet.hash],
    ['labels', JSON.stringify(labelsOf(words))],
    ['frame', JSON.stringify(frameOf(sheet, words))],
  ];
  return {
    title: `${words.title} ${sheet.agency}`,
    sheets: [
      firstSheet(sheet, scale, words),
      answersSheet(sheet, scale, words),
      {
        name: IDENTITY_SHEET,
        isHidden: true,
        isLocked: true,
        widths: [12, 80],
        rows: identity.map((pair) => pair.map((value): NewCell => ({ value }))),
      },
    ],
  };
}

/** Fields in the order of their columns. */
export const SHEET_FIELDS = [
  ...(['level', 'reason', 'whoMightKnow', 'practiceAhead', 'text', 'evidence'] as const),
] satisfies readonly SheetField[];
