import { listColumn, type Row } from '../rows-repository';
import type { HistoryLine, Kind } from './kind';
import { fieldsOf, rowOf, without } from './shape';

const AGENCY = { json: ['names', 'roles'] } as const;

export const agencyKind: Kind<'agency'> = {
  kind: 'agency',
  entity: 'agency',
  scope: (id) => [{ table: 'agencies', where: { id } }],
  read: ({ agencies: [row] = [] }) => {
    if (row === undefined) return undefined;
    const { fromOn: from, untilOn: until, ...rest } = fieldsOf(row, AGENCY);
    return { ...rest, from, until };
  },
  write: ({ from, until, ...content }, { agencies: [present] = [] }) => ({
    agencies: [
      {
        ...rowOf(content, AGENCY),
        from_on: from,
        until_on: until,
        created_at: present?.created_at ?? content.createdAt,
      },
    ],
  }),
  needs: () => [],
  title: ({ shortName, names }) => `${shortName}: ${names[0]?.name ?? ''}`,
  access: () => 'public',
  fault: ({ id, state, shortName }, { db, shortNameOf }) => {
    const same = shortName.toLocaleLowerCase();
    return listColumn(db, 'agencies', 'id', { state }).some(
      (other) => other !== id && shortNameOf(other)?.toLocaleLowerCase() === same,
    )
      ? 'pack.agency-there'
      : null;
  },
};

export const noteKind: Kind<'note'> = {
  kind: 'note',
  entity: 'topic',
  scope: (id) => [{ table: 'topic_notes', where: { topic_id: id } }],
  read: ({ topic_notes: [row] = [] }) => row && fieldsOf(row),
  write: (content) => ({ topic_notes: [rowOf(content)] }),
  needs: () => [],
  title: ({ topicId }) => topicId,
  access: () => 'public',
  history: (before, after) => [{ field: 'note', before: before?.text ?? null, after: after.text }],
};

const TERM = { flags: ['own', 'hidden'] } as const;

export const termsKind: Kind<'terms'> = {
  kind: 'terms',
  entity: 'glossary',
  scope: (id) => [
    { table: 'glossary_concepts', where: { id } },
    { table: 'glossary_terms', where: { concept_id: id } },
  ],
  read: ({ glossary_concepts: [concept] = [], glossary_terms: terms = [] }) => {
    const [first] = terms;
    if (concept === undefined && first === undefined) return undefined;
    return {
      id: concept?.id ?? first?.concept_id,
      createdAt: concept?.created_at ?? null,
      terms: terms.map((row) => without(fieldsOf(row, TERM), 'conceptId')),
    };
  },
  write: ({ id, createdAt, terms }, { glossary_concepts: present = [] }) => ({
    glossary_concepts: present.length > 0 || createdAt === null ? present : [{ id, created_at: createdAt }],
    glossary_terms: terms.map((term): Row => ({ concept_id: id, ...rowOf(term, TERM) })),
  }),
  needs: () => [],
  title: ({ id, terms }) => terms.find(({ own }) => own)?.term ?? id,
  access: () => 'public',
  fault: ({ id, createdAt }, { db, shippedConcepts }) =>
    createdAt === null &&
    !shippedConcepts.has(id) &&
    listColumn(db, 'glossary_concepts', 'id', { id }).length === 0
      ? 'pack.concept'
      : null,
};

const TREATY_FIELDS = [
  ...(['status', 'signedOn', 'ratifiedOn', 'inForceOn', 'reservation', 'source'] as const),
  ...(['sourceDocumentId', 'checkedOn'] as const),
] as const;

export const treatyKind: Kind<'treaty'> = {
  kind: 'treaty',
  entity: 'treaty',
  scope: (id) => {
    const [member = '', instrument = ''] = id.split('/');
    return [{ table: 'treaty_statuses', where: { member, instrument } }];
  },
  read: ({ treaty_statuses: [row] = [] }) => {
    if (row === undefined) return undefined;
    const { sourceDocument: sourceDocumentId, ...rest } = fieldsOf(row);
    return { ...rest, sourceDocumentId };
  },
  write: ({ sourceDocumentId, ...rest }) => ({
    treaty_statuses: [{ ...rowOf(rest), source_document: sourceDocumentId }],
  }),
  needs: () => [],
  title: ({ member, instrument }) => `${member}, ${instrument}`,
  access: () => 'public',
  fault: ({ instrument }, { instruments }) =>
    instruments().some(({ code, kind }) => code === instrument && kind === 'treaty') ? null : 'pack.treaty',
  history: (before, after) =>
    TREATY_FIELDS.filter((field) => (before?.[field] ?? null) !== (after[field] ?? null)).map(
      (field): HistoryLine => ({ field, before: before?.[field] ?? null, after: after[field] ?? null }),
    ),
  historyId: ({ treaty_statuses: [row] = [] }) =>
    row === undefined ? '' : `${row.member}:${row.instrument}`,
};
