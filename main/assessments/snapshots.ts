import {
  type Answer,
  EMPTY_RECORD,
  type Progress,
  progressOf,
  type Snapshot,
  type SnapshotRecord,
  type SnapshotSummary,
} from '../../shared/assessments';
import { fingerprint } from './fingerprint';
import type { AssessmentHead, SnapshotHead, SnapshotRow } from './repository';

type SnapshotContent = { readonly format: string; readonly record?: SnapshotRecord } & Omit<
  Snapshot,
  'hash' | 'progress'
>;

const FORMATS: readonly string[] = ['waymark-snapshot/1', 'waymark-snapshot/2'];

/** Lists that are left out while they are empty. */
const whole = (answer: Answer): Answer => ({
  ...answer,
  held: answer.held ?? [],
  checks: answer.checks ?? [],
});

/** What stands before what the agencies said, and after it: keys of a canonical JSON text are in order, and no text can hold them so. */
const RECORD = ',"record":{"contributions":';
const BEHIND = ',"referenceDate":';

/** The content of a snapshot without what the agencies said, which is the most of it by far and rarely asked for. */
function withoutRecord(content: string): string {
  const from = content.indexOf(RECORD);
  const to = content.lastIndexOf(BEHIND);
  return from === -1 || to < from ? content : content.slice(0, from) + content.slice(to);
}

function parseContent(text: string): SnapshotContent | undefined {
  try {
    const content = JSON.parse(text) as SnapshotContent;
    return FORMATS.includes(content.format) ? { ...content, answers: content.answers.map(whole) } : undefined;
  } catch {
    return undefined;
  }
}

/** The snapshot in a row, or undefined when its content is not what was frozen. */
export function readSnapshot(row: SnapshotRow): Snapshot | undefined {
  if (fingerprint(row.content) !== row.hash) return undefined;
  const content = parseContent(withoutRecord(row.content));
  if (content === undefined) return undefined;
  const { format: _format, record: _record, ...snapshot } = content;
  // The columns beside the content are copies for the database; they must not say something else.
  const agrees =
    snapshot.id === row.id &&
    snapshot.assessmentId === row.assessment_id &&
    snapshot.frozenAt === row.frozen_at &&
    snapshot.frozenBy === row.frozen_by;
  return agrees ? { ...snapshot, hash: row.hash, progress: progressOf(snapshot.answers) } : undefined;
}

/** What agencies said and how it was decided, in a snapshot that is sound; undefined when its content is not what was frozen. */
export function readRecord(row: SnapshotRow): SnapshotRecord | undefined {
  if (readSnapshot(row) === undefined) return undefined;
  return parseContent(row.content)?.record ?? EMPTY_RECORD;
}

/** Counts of the answers in a row, as far as its content still tells: all zero where it tells nothing. */
export const countContent = (row: SnapshotRow): Progress =>
  progressOf(parseContent(withoutRecord(row.content))?.answers ?? []);

/**
 * One line of the list of snapshots. A damaged snapshot stays in the list, so that it is seen and opening it says what
 * happened; what its content no longer tells is taken from the assessment, without counts.
 */
export function summariseSnapshot(
  row: SnapshotHead,
  assessment: AssessmentHead,
  progress: Progress,
): SnapshotSummary {
  return {
    id: row.id,
    assessmentId: assessment.id,
    state: assessment.state,
    questionnaire: assessment.questionnaire,
    edition: assessment.edition,
    scope: assessment.scope,
    referenceDate: assessment.referenceDate,
    frozenAt: row.frozen_at,
    frozenBy: row.frozen_by,
    hash: row.hash,
    progress,
  };
}
