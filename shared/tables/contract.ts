import { z } from 'zod';
import { snapshotSummary } from '../assessments';
import type { Contract } from '../kernel';
import { nothing, uuid } from '../kernel';
import {
  importOutcome,
  importPlan,
  importPreview,
  stateValue,
  tableComparison,
  tableDraft,
  tableEdition,
  tableEditionSummary,
  tableFindings,
  tableLook,
  tableReading,
} from './import-model';
import { describedTable } from './model';

const UNREADABLE = [
  'tables.not-text',
  'tables.encoding-unknown',
  'tables.old-workbook',
  'tables.file-too-large',
  'tables.file-unreadable',
  'tables.empty',
  'tables.quote-open',
  'tables.quote-stray',
  'tables.too-large',
  'tables.too-many-rows',
  'tables.too-many-columns',
  'tables.cell-too-long',
  'workbook.unreadable',
  'workbook.two-ends',
  'workbook.locked',
  'workbook.too-large',
  'workbook.too-long',
  'workbook.too-wide',
  'workbook.cell-too-long',
  'workbook.uncalculated',
  'workbook.not-there',
] as const;

const MISREAD = [
  'tables.draft-gone',
  'tables.header-missing',
  'tables.no-state-column',
  'tables.no-year-column',
  'tables.no-item-column',
  'tables.no-value-column',
  'tables.use-repeated',
  'tables.column-repeated',
] as const;

const UNPLANNED = [
  ...MISREAD,
  'tables.edition-not-found',
  'tables.description-incomplete',
  'tables.item-without-scale',
  'tables.item-repeated',
] as const;

export const tablesContract = {
  /** Asks the user for a table and opens it; null when none was chosen. */
  'tables.choose': { owner: 'main', input: nothing, output: tableDraft.nullable(), errors: UNREADABLE },
  /** Asks for a file that describes the items of a table; null when none was chosen. */
  'tables.chooseDescription': {
    owner: 'main',
    input: nothing,
    output: z.array(z.strictObject({ id: z.string(), description: describedTable })).nullable(),
    errors: [
      'tables.file-too-large',
      'tables.file-unreadable',
      'tables.encoding-unknown',
      'tables.questionnaire-invalid',
      'tables.better-unknown',
      'tables.item-repeated',
    ],
  },
  /** The first rows, and what the columns seem to hold. The header row is found unless it is given. */
  'tables.look': {
    owner: 'data',
    input: z.strictObject({
      draftId: uuid,
      sheet: z.number().int().nonnegative(),
      headerRow: z.number().int().positive().nullable(),
    }),
    output: tableLook,
    errors: ['tables.draft-gone', 'tables.header-missing'],
  },
  /** The items and States of a draft as it is read. */
  'tables.find': {
    owner: 'data',
    input: z.strictObject({ draftId: uuid, reading: tableReading }),
    output: tableFindings,
    errors: MISREAD,
  },
  /** What an import would do; changes nothing. */
  'tables.preview': { owner: 'data', input: importPlan, output: importPreview, errors: UNPLANNED },
  /** Imports. Cells that are refused must be left out knowingly. */
  'tables.import': {
    owner: 'data',
    input: z.strictObject({ ...importPlan.shape, withoutRefused: z.boolean() }),
    output: importOutcome,
    errors: [...UNPLANNED, 'tables.refused-left', 'tables.nothing-to-import'],
  },
  /** The described editions that hold results, newest first. */
  'tables.list': { owner: 'data', input: nothing, output: z.array(tableEditionSummary), errors: [] },
  'tables.get': {
    owner: 'data',
    input: z.strictObject({ editionId: uuid }),
    output: tableEdition,
    errors: ['tables.edition-not-found', 'tables.snapshot-damaged'],
  },
  /** What a data set says on one item in one year, of every State, with what happened since the last imported year before. */
  'tables.values': {
    owner: 'data',
    input: z.strictObject({ editionId: uuid, itemId: z.string(), year: z.number().int() }),
    output: z.array(stateValue),
    errors: ['tables.edition-not-found', 'tables.snapshot-damaged'],
  },
  /** Imported results on items of a questionnaire, as frozen assessments; their `frozenBy` is the name of the file. */
  'tables.asSnapshots': { owner: 'data', input: nothing, output: z.array(snapshotSummary), errors: [] },
  'tables.compare': {
    owner: 'data',
    input: z.strictObject({ snapshotIds: z.array(uuid).min(2).max(60) }),
    output: tableComparison,
    errors: [
      'tables.snapshot-not-found',
      'tables.snapshot-damaged',
      'tables.editions-differ',
      'comparison.too-few',
    ],
  },
} as const satisfies Contract;
