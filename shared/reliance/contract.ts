import { z } from 'zod';
import { type Contract, done, nothing, uuid } from '../kernel';
import { itemId } from '../questionnaires';
import { reanchored } from '../texts';
import { dependantKey, relianceDecision, relianceGroup, restingLine, reliance as shape } from './model';

/** Lines of one text that are given at once, passages that are looked for, and citations that are moved. */
export const LINES_AT_ONCE = 200;

export const relianceContract = {
  /**
   * The texts that changed and on which something rests: answers, agencies' answers, actions and pages kept for gaps, decided ones and
   * those of frozen years among them. Narrowed to one document, or to what rests on one item. Reads no text.
   */
  'reliance.list': {
    owner: 'data',
    input: z.strictObject({
      documentId: uuid.nullable().default(null),
      itemId: itemId.nullable().default(null),
    }),
    output: shape,
    errors: [],
  },
  /** What rests on one of these texts, in order and at most `LINES_AT_ONCE` from a place on: there may be thousands. */
  'reliance.lines': {
    owner: 'data',
    input: z.strictObject({
      versionId: uuid,
      group: relianceGroup,
      itemId: itemId.nullable().default(null),
      from: z.number().int().nonnegative().default(0),
    }),
    output: z.array(restingLine),
    errors: [],
  },
  /** How many answers, and how many other things, rest on texts that changed with nobody having decided. */
  'reliance.count': {
    owner: 'data',
    input: nothing,
    output: z.strictObject({
      answers: z.number().int().nonnegative(),
      others: z.number().int().nonnegative(),
    }),
    errors: [],
  },
  /** The passages that took the place of what was cited, in the order asked; null where a text is not read yet or there is none. */
  'reliance.passages': {
    owner: 'data',
    input: z.strictObject({ dependants: z.array(dependantKey).min(1).max(LINES_AT_ONCE) }),
    output: z.array(reanchored.nullable()),
    errors: ['search.index-rebuilt'],
  },
  /** Notes what was decided about some lines, for all that has happened to their texts. `moved` is not decided here: it is done. */
  'reliance.decide': {
    owner: 'data',
    input: z.strictObject({
      dependants: z.array(dependantKey).min(1).max(5000),
      decision: relianceDecision.exclude(['moved']),
      reason: z.string().trim().max(2000),
    }),
    output: done,
    errors: ['reliance.reason-missing', 'reliance.not-found', 'reliance.frozen'],
  },
  /** Moves citations to a passage of the new text, all or none; the old ones stay in the history. */
  'reliance.move': {
    owner: 'data',
    input: z.strictObject({
      moves: z
        .array(
          z.strictObject({
            dependant: dependantKey,
            page: z.number().int().positive(),
            pageLabel: z.string().max(40).nullable(),
            quote: z.string().max(4000),
          }),
        )
        .min(1)
        .max(LINES_AT_ONCE),
    }),
    output: done,
    errors: [
      'reliance.not-found',
      'reliance.frozen',
      'assessments.not-found',
      'assessments.frozen',
      'assessments.item-not-asked',
      'assessments.item-not-assigned',
      'assessments.citation-not-found',
      'assessments.page-outside',
      'assessments.answer-damaged',
      'assessments.edition-unknown',
      'library.not-found',
    ],
  },
  /** Every decision about a thing, oldest first. */
  'reliance.history': {
    owner: 'data',
    input: z.strictObject({ dependant: dependantKey }),
    output: z.array(
      z.strictObject({
        change: z.string(),
        decision: relianceDecision,
        reason: z.string(),
        by: z.string(),
        at: z.string(),
      }),
    ),
    errors: [],
  },
} as const satisfies Contract;
