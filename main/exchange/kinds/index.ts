import type { ThingKind } from '../../../shared/exchange';
import {
  agencyAnswerKind,
  answerKind,
  assessmentKind,
  decisionKind,
  discussionKind,
  participationKind,
  restatementKind,
  snapshotKind,
} from './assessment-kinds';
import type { Kind } from './kind';
import { documentKind, fileKind, relationKind } from './library-kinds';
import { agencyKind, noteKind, planKind, termsKind } from './other-kinds';

/** Kinds of things that lie in rows; a contribution is none, it is merged by the assessments. */
export type RowKind = Exclude<ThingKind, 'contribution'>;

const KINDS: { readonly [K in RowKind]: Kind<K> } = {
  file: fileKind,
  document: documentKind,
  relation: relationKind,
  agency: agencyKind,
  assessment: assessmentKind,
  participation: participationKind,
  answer: answerKind,
  'agency-answer': agencyAnswerKind,
  decision: decisionKind,
  discussion: discussionKind,
  snapshot: snapshotKind,
  restatement: restatementKind,
  plan: planKind,
  note: noteKind,
  terms: termsKind,
};

/** The kind by its name. A thing of it must have been checked by its schema. */
export function kindOf(name: RowKind): Kind {
  return KINDS[name] as unknown as Kind;
}

export type { Around, Kind, Need, Writing } from './kind';
