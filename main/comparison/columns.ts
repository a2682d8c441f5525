import {
  type Answer,
  type DocumentFacts,
  evidencedLevel,
  type Restatement,
  restated,
  type Snapshot,
  type SnapshotRecord,
} from '../../shared/assessments';
import {
  type ComparedColumn,
  isImported,
  nationalColumn,
  progressApart,
  readColumnKey,
} from '../../shared/comparison';
import { AppError } from '../../shared/kernel';
import type { Level } from '../../shared/vocabulary';

/** Where columns come from; the codes of errors are those of the assessments. */
export interface ColumnSources {
  readonly assessments: {
    getSnapshot(id: string): Snapshot;
    getSnapshotRecord(id: string): SnapshotRecord;
    listRestatements(id: string): readonly Restatement[];
  };
  /** The level that is wanted on each item of an assessment, where one is. */
  readonly targetsOf: (assessmentId: string) => ReadonlyMap<string, Level>;
  /** What the library knows of a cited version; evidence is not weighed where nobody tells. */
  readonly factsOf?: (versionId: string) => DocumentFacts | null;
}

/** Asks for each version once: thousands of answers cite a few. */
export function factsAskedOnce(factsOf: ColumnSources['factsOf']): ColumnSources['factsOf'] {
  if (factsOf === undefined) return undefined;
  const known = new Map<string, DocumentFacts | null>();
  return (versionId) => {
    const facts = known.get(versionId);
    if (facts !== undefined) return facts;
    const found = factsOf(versionId);
    known.set(versionId, found);
    return found;
  };
}

/** The level that the evidence of an answer supports; null where there is no level or nobody can weigh it. */
export function evidencedOf(
  answer: Answer,
  referenceDate: string,
  factsOf: ColumnSources['factsOf'],
): Level | null {
  return factsOf === undefined || !answer.confirmed ? null : evidencedLevel(answer, factsOf, referenceDate);
}

/** An answer that says no more than its value. */
export const bare = (itemId: string, value: Answer['value']): Answer => ({
  itemId,
  value,
  text: '',
  fallReason: null,
  confirmed: true,
  citations: [],
  held: [],
  checks: [],
  revision: 0,
  updatedAt: null,
});

/** A column with the levels that its evidence supports. Targets rest on no evidence. */
export function weighed(
  compared: ComparedColumn,
  factsOf: NonNullable<ColumnSources['factsOf']>,
): ComparedColumn {
  const { column, answers } = compared;
  if (column.kind === 'targets') return compared;
  return {
    ...compared,
    evidenced: new Map(
      answers.map((answer) => [answer.itemId, evidencedOf(answer, column.referenceDate, factsOf)]),
    ),
  };
}

/** A column with the items whose frozen answer was corrected since. */
export interface OpenedColumn {
  readonly compared: ComparedColumn;
  readonly corrected: readonly string[];
}

/**
 * Reads one column: the national answers with later corrections in the place of what they correct, an agency's own answers to what it
 * was asked, or the levels wanted.
 *
 * @throws AppError `assessments.snapshot-not-found`, `assessments.snapshot-damaged`, `comparison.agency-not-in`.
 */
export function openColumn({ assessments, targetsOf }: ColumnSources, key: string): OpenedColumn {
  const { snapshotId, kind, agencyId } = readColumnKey(key);
  const snapshot = assessments.getSnapshot(snapshotId);
  const national = nationalColumn(snapshot);
  if (kind === 'national') {
    const corrections = assessments.listRestatements(snapshotId);
    const answers = restated(snapshot.answers, corrections);
    const column = { ...national.column, ...progressApart(answers) };
    return {
      compared: { column, answers },
      corrected: [...new Set(corrections.map(({ itemId }) => itemId))],
    };
  }
  const as = (answers: readonly Answer[], agency: ComparedColumn['column']['agency']): OpenedColumn => ({
    compared: { column: { ...national.column, key, kind, agency, ...progressApart(answers) }, answers },
    corrected: [],
  });
  if (kind === 'targets') {
    // What a table says belongs to no assessment, for which something could be wanted.
    const targets = isImported(snapshot) ? new Map<string, Level>() : targetsOf(snapshot.assessmentId);
    const wanted = snapshot.answers.flatMap(({ itemId }) => {
      const level = targets.get(itemId);
      return level === undefined ? [] : [bare(itemId, { kind: 'level', level, practiceAhead: false })];
    });
    return as(wanted, null);
  }
  const contribution = assessments
    .getSnapshotRecord(snapshotId)
    .contributions.find((each) => each.agencyId === agencyId);
  if (contribution === undefined) throw new AppError('comparison.agency-not-in');
  const given = new Map(contribution.answers.map((answer) => [answer.itemId, answer]));
  const asked = new Set([...contribution.asked, ...given.keys()]);
  const answers = snapshot.answers
    .filter(({ itemId }) => asked.has(itemId))
    .map(({ itemId }) => given.get(itemId) ?? bare(itemId, { kind: 'none' }));
  return as(answers, { id: contribution.agencyId, shortName: contribution.shortName });
}
