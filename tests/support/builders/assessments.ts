import { createHash } from 'node:crypto';
import { type Assessment, progressOf, type Snapshot, snapshotContent } from '../../../shared/assessments';
import { canonicalJson } from '../../../shared/kernel';
import { anAnswer } from './answers';
import { anId } from './ids';

const QUESTIONNAIRE = { questionnaire: 'waymark', edition: '2025.1', scope: 'full' } as const;

/** An open assessment of one answered item. Progress follows from the answers. */
export function anAssessment(given: Partial<Omit<Assessment, 'progress'>> = {}): Assessment {
  const answers = given.answers ?? [anAnswer()];
  return {
    id: anId(1),
    state: 'KH',
    ...QUESTIONNAIRE,
    referenceDate: '2025-12-31',
    status: 'open',
    basedOn: null,
    snapshotId: null,
    createdAt: '2025-01-10T08:00:00.000Z',
    updatedAt: '2025-01-10T08:00:00.000Z',
    ...given,
    answers,
    progress: progressOf(answers),
  };
}

/** A snapshot of one answered item. Progress and hash follow from what is given. */
export function aSnapshot(given: Partial<Omit<Snapshot, 'progress' | 'hash'>> = {}): Snapshot {
  const content = {
    id: anId(100),
    assessmentId: anId(1),
    state: 'KH' as const,
    ...QUESTIONNAIRE,
    referenceDate: '2025-12-31',
    frozenAt: '2026-01-15T08:00:00.000Z',
    frozenBy: 'Coordinator',
    answers: [anAnswer()],
    ...given,
  };
  const hash = createHash('sha256')
    .update(canonicalJson(snapshotContent(content)))
    .digest('hex');
  return { ...content, progress: progressOf(content.answers), hash };
}
