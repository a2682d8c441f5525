import { actionFields } from '../../../shared/planning';
import { listColumn, type Row } from '../rows-repository';
import type { Kind } from './kind';
import { accessOfVersions } from './library-kinds';
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

export const planKind: Kind<'plan'> = {
  kind: 'plan',
  entity: 'plan',
  scope: (id) => [
    { table: 'plans', where: { id } },
    { table: 'plan_actions', where: { plan_id: id } },
  ],
  read: ({ plans: [row] = [], plan_actions: actions = [] }) =>
    row && {
      ...fieldsOf(row),
      actions: actions
        .toSorted((a, b) => Number(a.position) - Number(b.position) || (String(a.id) < String(b.id) ? -1 : 1))
        .map((each) => ({
          ...JSON.parse(String(each.fields)),
          id: each.id,
          position: each.position,
          carriedFrom: each.carried_from,
          updatedAt: each.updated_at,
        })),
    },
  write: ({ actions, ...plan }, { plans: [present] = [], plan_actions: before = [] }, { hasPlan }) => {
    const known = new Map(before.map((row) => [row.id, row]));
    const hasEarlier = plan.carriedFrom !== null && hasPlan(plan.carriedFrom);
    return {
      plans: [
        {
          ...rowOf(plan),
          carried_from: present?.carried_from ?? (hasEarlier ? plan.carriedFrom : null),
          created_at: present?.created_at ?? plan.createdAt,
        },
      ],
      plan_actions: actions.map(
        (action): Row => ({
          id: action.id,
          plan_id: plan.id,
          position: action.position,
          item_id: action.itemId,
          title: action.title,
          owner: action.owner,
          starts_on: action.startsOn,
          due_on: action.dueOn,
          state: action.state,
          fields: JSON.stringify(
            actionFields.parse(without(action, 'id', 'position', 'carriedFrom', 'updatedAt')),
          ),
          // What it goes on from is told by its plan; the earlier action need not be here.
          carried_from: known.get(action.id)?.carried_from ?? null,
          updated_at: action.updatedAt,
        }),
      ),
    };
  },
  needs: () => [],
  title: ({ title }) => title,
  access: ({ actions }, { accessOf }) =>
    accessOfVersions(
      actions.flatMap(({ resources }) => resources.map(({ versionId }) => versionId)),
      accessOf,
    ),
  fault: ({ id, actions }, { db }) =>
    actions.some((action) =>
      listColumn(db, 'plan_actions', 'plan_id', { id: action.id }).some((owner) => owner !== id),
    )
      ? 'pack.clash'
      : null,
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
