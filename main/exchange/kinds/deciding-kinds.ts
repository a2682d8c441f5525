import { decisionContent } from '../../../shared/assessments';
import { type RecordedCause, readColumnKey } from '../../../shared/comparison';
import { canonicalJson } from '../../../shared/kernel';
import { listColumn, type Row } from '../rows-repository';
import { hashOf, whileOpen } from './frozen';
import type { Kind } from './kind';
import { fieldsOf, namedBy, rowOf, without } from './shape';

export const decisionKind: Kind<'decision'> = {
  kind: 'decision',
  entity: 'decision',
  scope: (id) => [{ table: 'decisions', where: { id } }],
  read: ({ decisions: [row] = [] }) => row && without(JSON.parse(String(row.content)), 'format'),
  write: (made, { decisions: present = [] }) => {
    const content = canonicalJson(decisionContent(made));
    const { id, assessmentId: assessment_id, itemId: item_id, revision } = made;
    return {
      decisions:
        present.length > 0
          ? present
          : [{ id, assessment_id, item_id, revision, content, hash: hashOf(content) }],
    };
  },
  needs: ({ assessmentId }) => [{ kind: 'assessment', id: assessmentId }],
  title: ({ itemId, assessmentId }, { yearOf }) => namedBy(itemId, yearOf(assessmentId)),
  access: () => 'public',
  fault: ({ id, assessmentId, itemId, revision }, around) => {
    const same = { assessment_id: assessmentId, item_id: itemId, revision: String(revision) };
    if (listColumn(around.db, 'decisions', 'id', same).some((other) => other !== id))
      return 'pack.decision-there';
    return whileOpen({ assessmentId }, around);
  },
};

export const discussionKind: Kind<'discussion'> = {
  kind: 'discussion',
  entity: 'discussion',
  scope: (id) => [{ table: 'discussion_entries', where: { id } }],
  read: ({ discussion_entries: [row] = [] }) => row && fieldsOf(row),
  write: (content, { discussion_entries: present = [] }) => ({
    discussion_entries: present.length > 0 ? present : [rowOf(content)],
  }),
  needs: ({ assessmentId }) => [{ kind: 'assessment', id: assessmentId }],
  title: ({ itemId, author, assessmentId }, { yearOf }) => namedBy(itemId, author, yearOf(assessmentId)),
  access: () => 'agency',
  fault: whileOpen,
};

export const workshopKind: Kind<'workshop'> = {
  kind: 'workshop',
  entity: 'workshop',
  scope: (id) => [
    { table: 'workshops', where: { id } },
    { table: 'workshop_votes', where: { workshop_id: id } },
  ],
  read: ({ workshops: [row] = [], workshop_votes: votes = [] }) =>
    row && {
      ...fieldsOf(row, { json: ['present'] }),
      votes: votes.map((each) => without(fieldsOf(each), 'workshopId')),
    },
  write: ({ votes, ...meeting }, { workshops: [present] = [] }) => ({
    workshops: [
      { ...rowOf(meeting, { json: ['present'] }), created_at: present?.created_at ?? meeting.createdAt },
    ],
    workshop_votes: votes.map((each): Row => ({ workshop_id: meeting.id, ...rowOf(each) })),
  }),
  needs: ({ assessmentId, votes }) => [
    { kind: 'assessment', id: assessmentId },
    ...[...new Set(votes.map(({ agencyId }) => agencyId))].map((id) => ({ kind: 'agency' as const, id })),
  ],
  title: ({ title, heldOn }) => `${title}, ${heldOn}`,
  access: () => 'agency',
  fault: whileOpen,
};

const said = (cause: RecordedCause | null) =>
  cause === null ? null : JSON.stringify({ cause: cause.cause, reason: cause.reason });

export const causeKind: Kind<'cause'> = {
  kind: 'cause',
  entity: 'cause',
  scope: (id) => {
    const [item = '', before = '', after = ''] = id.split('/');
    return [{ table: 'change_causes', where: { item_id: item, before_key: before, after_key: after } }];
  },
  read: ({ change_causes: [row] = [] }) => {
    if (row === undefined) return undefined;
    const { beforeKey: before, afterKey: after, ...rest } = fieldsOf(row);
    return { ...rest, before, after };
  },
  write: ({ before, after, ...rest }) => ({
    change_causes: [{ ...rowOf(rest), before_key: before, after_key: after }],
  }),
  needs: ({ before, after }) =>
    [...new Set([before, after].map((key) => readColumnKey(key).snapshotId))].map((id) => ({
      kind: 'snapshot',
      id,
    })),
  title: ({ itemId }) => itemId,
  access: () => 'public',
  history: (before, after) => [{ field: 'cause', before: said(before), after: said(after) }],
  // As the comparison itself names a difference.
  historyId: ({ change_causes: [row] = [] }) =>
    row === undefined ? '' : `${row.item_id} ${row.before_key} ${row.after_key}`,
};
