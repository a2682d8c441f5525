import { restatementContent } from '../../../shared/assessments';
import { frozenContent } from '../../../shared/exchange';
import { canonicalJson, localDay } from '../../../shared/kernel';
import { listColumn, type Row } from '../rows-repository';
import { asText, hashOf, isFrozen, whileOpen } from './frozen';
import type { Kind } from './kind';
import { accessOfVersions } from './library-kinds';
import { fieldsOf, namedBy, rowOf, without } from './shape';

export const assessmentKind: Kind<'assessment'> = {
  kind: 'assessment',
  entity: 'assessment',
  scope: (id) => [{ table: 'assessments', where: { id } }],
  read: ({ assessments: [row] = [] }, { hashOfEdition }) =>
    row && {
      ...fieldsOf(row),
      editionHash: hashOfEdition(String(row.questionnaire), String(row.edition)),
    },
  write: ({ editionHash: _hash, ...content }, { assessments: [present] = [] }, { hasSnapshot }) => ({
    assessments: [
      {
        ...rowOf(content),
        created_at: present?.created_at ?? content.createdAt,
        based_on:
          present?.based_on ??
          (content.basedOn !== null && hasSnapshot(content.basedOn) ? content.basedOn : null),
      },
    ],
  }),
  needs: ({ questionnaire, edition }) => [{ kind: 'edition', id: `${questionnaire}/${edition}` }],
  title: ({ state, referenceDate, edition }) => `${state} ${referenceDate} (${edition})`,
  access: () => 'public',
  fault: (content, around, inPack) => {
    const { id, questionnaire, state, scope, referenceDate } = content;
    if (isFrozen(around, id)) return content.status === 'frozen' ? null : 'pack.frozen';
    const { edition, editionHash } = content;
    const here = around.hashOfEdition(questionnaire, edition);
    const comes = inPack('edition', `${questionnaire}/${edition}`)?.content;
    const there = here ?? (comes === undefined ? null : hashOf(asText(comes)));
    if (there !== editionHash) return 'pack.edition';
    const same = { state, questionnaire, scope, reference_date: referenceDate };
    return listColumn(around.db, 'assessments', 'id', same).some((other) => other !== id)
      ? 'pack.assessment-there'
      : null;
  },
};

export const participationKind: Kind<'participation'> = {
  kind: 'participation',
  entity: 'assessment',
  scope: (id) => {
    const [assessment = '', agency = ''] = id.split('/');
    const where = { assessment_id: assessment, agency_id: agency };
    return [
      { table: 'participations', where },
      { table: 'assignments', where },
    ];
  },
  read: ({ participations: [row] = [], assignments = [] }) =>
    row && {
      ...fieldsOf(row),
      assignments: assignments
        .toSorted((a, b) => (String(a.item_id) < String(b.item_id) ? -1 : 1))
        .map((each) => ({ itemId: each.item_id, isLead: each.is_lead === 1 })),
    },
  write: ({ assignments, ...rest }) => ({
    participations: [rowOf(rest)],
    assignments: assignments.map(
      (each): Row => ({
        assessment_id: rest.assessmentId,
        agency_id: rest.agencyId,
        item_id: each.itemId,
        is_lead: Number(each.isLead),
      }),
    ),
  }),
  needs: ({ assessmentId, agencyId }) => [
    { kind: 'assessment', id: assessmentId },
    { kind: 'agency', id: agencyId },
  ],
  title: ({ agencyId }, { shortNameOf }) => shortNameOf(agencyId) ?? agencyId,
  access: () => 'public',
  fault: whileOpen,
  historyId: ({ participations: [row] = [] }) => String(row?.assessment_id ?? ''),
};

/** A frozen assessment from its text; undefined for what is none. */
export function parseFrozen({ content }: { readonly content: string }) {
  try {
    return frozenContent.safeParse(JSON.parse(content)).data;
  } catch {
    return undefined;
  }
}

export const snapshotKind: Kind<'snapshot'> = {
  kind: 'snapshot',
  entity: 'snapshot',
  scope: (id) => [{ table: 'snapshots', where: { id } }],
  read: ({ snapshots: [row] = [] }) => row && fieldsOf(row),
  write: (content, { snapshots: present = [] }) => ({
    snapshots: present.length > 0 ? present : [rowOf(content)],
  }),
  needs: ({ assessmentId }) => [{ kind: 'assessment', id: assessmentId }],
  // Several years may be frozen by one person on one day.
  title: ({ frozenAt, frozenBy, assessmentId }, { yearOf }) =>
    namedBy(localDay(frozenAt), frozenBy, yearOf(assessmentId)),
  access: (given, { accessOf }) => {
    const frozen = parseFrozen(given);
    const cited = [
      ...(frozen?.answers ?? []),
      ...(frozen?.record?.contributions ?? []).flatMap((each) => each.answers),
    ];
    return accessOfVersions(
      cited.flatMap(({ citations }) => citations.map(({ versionId }) => versionId)),
      accessOf,
    );
  },
  fault: (given, { db }) => {
    const frozen = parseFrozen(given);
    const { id, assessmentId, frozenAt, frozenBy } = given;
    const agrees =
      frozen !== undefined &&
      hashOf(given.content) === given.hash &&
      canonicalJson({ id, assessmentId, frozenAt, frozenBy }) ===
        canonicalJson({
          id: frozen.id,
          assessmentId: frozen.assessmentId,
          frozenAt: frozen.frozenAt,
          frozenBy: frozen.frozenBy,
        });
    if (!agrees) return 'pack.snapshot-wrong';
    // An assessment is frozen once.
    return listColumn(db, 'snapshots', 'id', { assessment_id: assessmentId }).some((other) => other !== id)
      ? 'pack.frozen'
      : null;
  },
};

export const restatementKind: Kind<'restatement'> = {
  kind: 'restatement',
  entity: 'restatement',
  scope: (id) => [{ table: 'restatements', where: { id } }],
  read: ({ restatements: [row] = [] }) => row && without(JSON.parse(String(row.content)), 'format'),
  write: (given, { restatements: present = [] }) => {
    const content = canonicalJson(restatementContent(given));
    const { id, snapshotId: snapshot_id, itemId: item_id, at } = given;
    return {
      restatements:
        present.length > 0 ? present : [{ id, snapshot_id, item_id, content, hash: hashOf(content), at }],
    };
  },
  needs: ({ snapshotId }) => [{ kind: 'snapshot', id: snapshotId }],
  title: ({ itemId, snapshotId }, { yearOfSnapshot }) => namedBy(itemId, yearOfSnapshot(snapshotId)),
  access: () => 'public',
};
