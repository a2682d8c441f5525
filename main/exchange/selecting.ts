import type { Answer, Assessment } from '../../shared/assessments';
import { contentOfAnswer, isTouched } from '../../shared/assessments';
import type { Selection, ThingContent } from '../../shared/exchange';
import type { Clock } from '../../shared/kernel';
import type { LibraryFilter } from '../../shared/library';
import type { Around, RowKind } from './kinds';
import { listColumn, listRows, readRows } from './rows-repository';
import { findThing, type Thing, thingOf } from './things';

/** What choosing asks of other rooms. */
export interface ChoosingFrom {
  readonly listDocuments: (
    filter: LibraryFilter,
  ) => readonly { readonly id: string; readonly updatedAt: string }[];
  readonly getAssessment: (assessmentId: string, agencyId: string | null) => Assessment;
  readonly actor: () => string;
  readonly clock: Clock;
  /** How many contributions of an agency went out before. */
  readonly contributionsSent: (assessmentId: string, agencyId: string) => number;
}

const citedVersions = (answers: readonly Pick<Answer, 'citations' | 'itemId'>[], itemId: string | null) =>
  answers
    .filter((answer) => itemId === null || answer.itemId === itemId)
    .flatMap(({ citations }) => citations.map(({ versionId }) => versionId));

/** The answers of one agency as a file for the coordinator. */
function contributionOf(
  { getAssessment, actor, clock, contributionsSent }: ChoosingFrom,
  { assessmentId, agencyId }: { readonly assessmentId: string; readonly agencyId: string },
): ThingContent<'contribution'> {
  const { state, questionnaire, edition, scope, referenceDate, answers } = getAssessment(
    assessmentId,
    agencyId,
  );
  return {
    format: 'waymark-contribution/1',
    assessmentId,
    ...{ state, questionnaire, edition, scope, referenceDate, agencyId },
    version: contributionsSent(assessmentId, agencyId) + 1,
    madeAt: clock(),
    madeBy: actor(),
    answers: answers
      .filter(isTouched)
      .map((answer) => ({ itemId: answer.itemId, baseRevision: null, ...contentOfAnswer(answer) })),
  };
}

/** Collects the things of a selection, each once, those that others need before them. */
export function chooseThings(selection: Selection, around: Around, from: ChoosingFrom): Thing[] {
  const { db } = around;
  const chosen = new Map<string, Thing>();
  const add = (kind: RowKind, id: string): Thing | undefined => {
    const { thing } = findThing(db, kind, id);
    if (thing !== undefined && !chosen.has(thing.key)) chosen.set(thing.key, thing);
    return thing;
  };

  const documents = new Set<string>();
  const addVersions = (versionIds: readonly string[]) => {
    for (const id of new Set(versionIds))
      for (const owner of listColumn(db, 'document_versions', 'document_id', { id })) documents.add(owner);
  };

  const addAgency = (assessmentId: string, agencyId: string) => {
    add('agency', agencyId);
    add('participation', `${assessmentId}/${agencyId}`);
    for (const item of listColumn(db, 'agency_answers', 'item_id', {
      assessment_id: assessmentId,
      agency_id: agencyId,
    }))
      add('agency-answer', `${assessmentId}/${agencyId}/${item}`);
  };

  for (const { id, withAgencies, withDiscussion } of selection.assessments) {
    const where = { assessment_id: id };
    if (add('assessment', id) === undefined) continue;
    for (const item of listColumn(db, 'answers', 'item_id', where)) add('answer', `${id}/${item}`);
    if (withAgencies) {
      const agencies = new Set([
        ...listColumn(db, 'participations', 'agency_id', where),
        ...listColumn(db, 'agency_answers', 'agency_id', where),
      ]);
      for (const agency of agencies) addAgency(id, agency);
      for (const decision of listColumn(db, 'decisions', 'id', where)) add('decision', decision);
    }
    if (withDiscussion)
      for (const entry of listColumn(db, 'discussion_entries', 'id', where)) add('discussion', entry);
    for (const snapshot of listColumn(db, 'snapshots', 'id', where)) {
      add('snapshot', snapshot);
      for (const each of listColumn(db, 'restatements', 'id', { snapshot_id: snapshot }))
        add('restatement', each);
    }
  }
  if (selection.request !== null) {
    const { assessmentId, agencyId } = selection.request;
    add('assessment', assessmentId);
    addAgency(assessmentId, agencyId);
  }
  if (selection.contribution !== null) {
    const content = contributionOf(from, selection.contribution);
    const thing = thingOf('contribution', content);
    chosen.set(thing.key, thing);
    const { assessmentId, agencyId } = selection.contribution;
    addVersions(citedVersions(from.getAssessment(assessmentId, agencyId).answers, null));
  }
  for (const id of selection.planIds) add('plan', id);
  for (const id of selection.noteIds) add('note', id);
  if (selection.withTerms) {
    const concepts = new Set([
      ...listColumn(db, 'glossary_concepts', 'id'),
      ...listColumn(db, 'glossary_terms', 'concept_id'),
    ]);
    for (const id of concepts) add('terms', id);
  }

  for (const id of selection.documentIds) documents.add(id);
  for (const { assessmentId, itemId } of selection.citedIn)
    addVersions(citedVersions(from.getAssessment(assessmentId, null).answers, itemId));
  if (selection.filter !== null) {
    for (const { id, updatedAt } of from.listDocuments(selection.filter))
      if (selection.since === null || updatedAt >= selection.since) documents.add(id);
  }
  for (const id of documents) {
    const [row] = readRows(db, [{ table: 'documents', where: { id } }]).documents ?? [];
    if (row?.removed_at !== null) continue;
    const thing = add('document', id);
    const content = thing?.content as ThingContent<'document'> | undefined;
    for (const { sha256 } of content?.versions ?? []) add('file', sha256);
  }
  for (const row of listRows(db, 'document_relations')) {
    if (documents.has(String(row.from_document)) && documents.has(String(row.to_document)))
      add('relation', String(row.id));
  }
  return [...chosen.values()];
}
