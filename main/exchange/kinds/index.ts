import type { ThingKind } from '../../../shared/exchange';
import { agencyAnswerKind, answerKind } from './answer-kinds';
import { assessmentKind, participationKind, restatementKind, snapshotKind } from './assessment-kinds';
import { causeKind, decisionKind, discussionKind, workshopKind } from './deciding-kinds';
import type { Kind } from './kind';
import { documentKind, fileKind, highlightKind, numberingKind, relationKind } from './library-kinds';
import { agencyKind, noteKind, termsKind, treatyKind } from './other-kinds';
import { gapKind, planKind } from './planning-kinds';
import { editionKind, editionTextKind } from './questionnaire-kinds';
import { datasetKind, resultsKind, tableKind } from './table-kinds';

/** Kinds of things that lie in rows; a contribution is none, it is merged by the assessments. */
export type RowKind = Exclude<ThingKind, 'contribution'>;

const KINDS: { readonly [K in RowKind]: Kind<K> } = {
  file: fileKind,
  document: documentKind,
  relation: relationKind,
  numbering: numberingKind,
  highlight: highlightKind,
  agency: agencyKind,
  edition: editionKind,
  'edition-text': editionTextKind,
  assessment: assessmentKind,
  participation: participationKind,
  answer: answerKind,
  'agency-answer': agencyAnswerKind,
  workshop: workshopKind,
  decision: decisionKind,
  discussion: discussionKind,
  snapshot: snapshotKind,
  restatement: restatementKind,
  cause: causeKind,
  dataset: datasetKind,
  table: tableKind,
  results: resultsKind,
  gap: gapKind,
  plan: planKind,
  treaty: treatyKind,
  note: noteKind,
  terms: termsKind,
};

/** The kind by its name. A thing of it must have been checked by its schema. */
export function kindOf(name: RowKind): Kind {
  return KINDS[name] as unknown as Kind;
}

/** Names of all kinds that lie in rows. */
export const ROW_KINDS = Object.keys(KINDS) as readonly RowKind[];

export { parseFrozen } from './assessment-kinds';
export type { Around, InPack, Kind, Need, Writing } from './kind';
