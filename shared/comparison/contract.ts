import { z } from 'zod';
import { answer, itemId, level } from '../assessments';
import { type Contract, uuid } from '../kernel';
import { causesContract } from './causes-contract';
import { columnKey } from './columns';
import { consentsContract } from './consents-contract';
import { levelGrid } from './grid';
import { packedComparison } from './packed';
import { otherRespondents } from './respondents';

export const comparisonContract = {
  ...causesContract,
  ...consentsContract,
  /**
   * Sets frozen assessments, agencies' own answers in them and targets side by side. Levels of a State without consent stay hidden
   * beside those of another State.
   */
  'comparison.compare': {
    owner: 'data',
    input: z.strictObject({ columns: z.array(columnKey).min(2).max(20) }),
    output: packedComparison,
    errors: [
      'assessments.snapshot-not-found',
      'assessments.snapshot-damaged',
      'comparison.agency-not-in',
      'comparison.too-few',
    ],
  },
  /**
   * What two columns say on one item, with words and evidence, and the level that the evidence supports. An answer is null where the
   * item was not asked, or where its levels stay hidden beside another State's.
   */
  'comparison.answers': {
    owner: 'data',
    input: z.strictObject({ columns: z.tuple([columnKey, columnKey]), itemId }),
    output: z.array(z.strictObject({ answer: answer.nullable(), evidenced: level.nullable() })).length(2),
    errors: [
      'assessments.snapshot-not-found',
      'assessments.snapshot-damaged',
      'comparison.agency-not-in',
      'comparison.too-few',
    ],
  },
  /** Agencies with answers of their own in a frozen assessment, by name. */
  'comparison.agenciesIn': {
    owner: 'data',
    input: z.strictObject({ snapshotIds: z.array(uuid).min(1).max(20) }),
    output: z.array(
      z.strictObject({
        snapshotId: uuid,
        agencies: z.array(
          z.strictObject({ id: uuid, shortName: z.string(), answered: z.number().int().nonnegative() }),
        ),
      }),
    ),
    errors: ['assessments.snapshot-not-found', 'assessments.snapshot-damaged'],
  },
  /** Items that other agencies answered in one year of a State than in the other; none between any other two columns. */
  'comparison.otherRespondents': {
    owner: 'data',
    input: z.strictObject({ columns: z.tuple([columnKey, columnKey]) }),
    output: z.array(otherRespondents),
    errors: ['assessments.snapshot-not-found', 'assessments.snapshot-damaged'],
  },
  /** The levels of every frozen assessment at once, without words and evidence. */
  'comparison.grid': { owner: 'data', input: z.strictObject({}), output: levelGrid, errors: [] },
} as const satisfies Contract;
