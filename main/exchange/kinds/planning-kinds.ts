import type { ThingContent } from '../../../shared/exchange';
import { canonicalJson, type Json } from '../../../shared/kernel';
import { actionFields, isEarlierPlan } from '../../../shared/planning';
import { listColumn, type Row } from '../rows-repository';
import type { HistoryLine, Kind } from './kind';
import { accessOfVersions } from './library-kinds';
import { fieldsOf, rowOf, without } from './shape';

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
  write: ({ actions, ...plan }, { plans: [present] = [], plan_actions: before = [] }, writing) => {
    const known = new Map(before.map((row) => [row.id, row]));
    const hasEarlier = plan.carriedFrom !== null && writing.hasPlan(plan.carriedFrom);
    // An action that goes on is followed in the later plan only; where its earlier plan is not, there is nothing to go on from.
    const earlierOf = (from: string | null): string | null => {
      const earlier = from === null ? undefined : writing.planOfAction(from);
      return earlier !== undefined && isEarlierPlan(earlier, plan) ? from : null;
    };
    // What an own plan goes on from stays, also where they do not have it: else that plan would stand on nothing.
    const theirs = new Set(actions.map(({ id }) => id));
    const needed = before
      .filter(({ id }) => !theirs.has(String(id)) && writing.isGoneOnFrom(String(id)))
      .toSorted((a, b) => Number(a.position) - Number(b.position));
    const last = Math.max(0, ...actions.map(({ position }) => position));
    return {
      plans: [
        {
          ...rowOf(plan),
          carried_from: present?.carried_from ?? (hasEarlier ? plan.carriedFrom : null),
          created_at: present?.created_at ?? plan.createdAt,
        },
      ],
      plan_actions: [
        ...actions.map(
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
            carried_from: known.get(action.id)?.carried_from ?? earlierOf(action.carriedFrom),
            updated_at: action.updatedAt,
          }),
        ),
        ...needed.map((row, at): Row => ({ ...row, position: last + at + 1 })),
      ],
    };
  },
  needs: () => [],
  // An action from which a plan goes on that does not come in the same pack: that plan may be replaced, and this action with it.
  withoutKept: (mine, { actions: theirs }, { db }, inPack) => {
    const isKept = (id: string) =>
      theirs.every((action) => action.id !== id) &&
      listColumn(db, 'plan_actions', 'plan_id', { carried_from: id }).some(
        (planId) => inPack('plan', planId) === undefined,
      );
    return { ...mine, actions: mine.actions.filter(({ id }) => !isKept(id)) };
  },
  keptIn: (mine, withoutIt) => {
    const left = new Set(withoutIt.actions.map(({ id }) => id));
    return mine.actions.filter(({ id }) => !left.has(id)).map(({ title }) => title);
  },
  title: ({ title, state, startsOn, endsOn }) => `${title}, ${state} ${startsOn}/${endsOn}`,
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

const asText = (value: unknown) =>
  value === null || value === undefined ? null : canonicalJson(value as Json);

type Gap = ThingContent<'gap'>;

/** Pages and what is wanted, one line for each that came, went or changed. */
function listHistory(before: Gap | null, after: Gap): HistoryLine[] {
  const lines = <T>(was: ReadonlyMap<string, T>, is: ReadonlyMap<string, T>): HistoryLine[] =>
    [...new Set([...was.keys(), ...is.keys()])].flatMap((field) => {
      const [old, now] = [asText(was.get(field)), asText(is.get(field))];
      return old === now ? [] : [{ field, before: old, after: now }];
    });
  const pages = (gap: Gap | null) =>
    new Map((gap?.pages ?? []).map((one) => [`resource ${one.versionId} ${one.page}`, one]));
  const wanted = (gap: Gap | null) =>
    new Map((gap?.wanted ?? []).map((one) => [`wanted ${one.id}`, one.text]));
  return [...lines(pages(before), pages(after)), ...lines(wanted(before), wanted(after))];
}

export const gapKind: Kind<'gap'> = {
  kind: 'gap',
  entity: 'gap',
  scope: (id) => {
    const [state = '', item = ''] = id.split('/');
    const where = { state, item_id: item };
    return [
      { table: 'targets', where },
      { table: 'gap_marks', where },
      { table: 'resource_marks', where },
      { table: 'wanted_resources', where },
    ];
  },
  read: ({ targets: [target] = [], gap_marks: [mark] = [], resource_marks: pages = [], ...rest }) => {
    const wanted = rest.wanted_resources ?? [];
    const some = target ?? mark ?? pages[0] ?? wanted[0];
    if (some === undefined) return undefined;
    const byPlace = (one: Row) => `${one.version_id} ${String(one.page).padStart(6, '0')}`;
    return {
      state: some.state,
      itemId: some.item_id,
      target: target === undefined ? null : without(fieldsOf(target), 'state', 'itemId'),
      mark: mark === undefined ? null : without(fieldsOf(mark, { json: ['causes'] }), 'state', 'itemId'),
      pages: pages
        .toSorted((a, b) => (byPlace(a) < byPlace(b) ? -1 : 1))
        .map((each) => without(fieldsOf(each), 'id', 'state', 'itemId')),
      wanted: wanted.map((each) => without(fieldsOf(each), 'state', 'itemId')),
    };
  },
  write: ({ state, itemId: item_id, target, mark, pages, wanted }, present, { newId }) => {
    const known = new Map(
      (present.resource_marks ?? []).map((row) => [`${row.version_id} ${row.page}`, String(row.id)]),
    );
    return {
      targets: target === null ? [] : [{ state, item_id, ...rowOf(target) }],
      gap_marks: mark === null ? [] : [{ state, item_id, ...rowOf(mark, { json: ['causes'] }) }],
      resource_marks: pages.map(
        (page): Row => ({
          id: known.get(`${page.versionId} ${page.page}`) ?? newId(),
          state,
          item_id,
          ...rowOf(page),
        }),
      ),
      wanted_resources: wanted.map((each): Row => ({ state, item_id, ...rowOf(each) })),
    };
  },
  needs: () => [],
  title: ({ state, itemId }) => `${itemId}, ${state}`,
  access: ({ pages }, { accessOf }) =>
    accessOfVersions(
      pages.map(({ versionId }) => versionId),
      accessOf,
    ),
  fault: ({ state, itemId, wanted }, { db }) =>
    wanted.some(({ id }) =>
      listColumn(db, 'wanted_resources', 'item_id', { id }).some((item) => item !== itemId),
    ) || wanted.some(({ id }) => listColumn(db, 'wanted_resources', 'state', { id }).some((s) => s !== state))
      ? 'pack.clash'
      : null,
  history: (before, after) => [
    ...(['target', 'mark'] as const)
      .map((field) => ({ field, before: asText(before?.[field]), after: asText(after[field]) }))
      .filter((line) => line.before !== line.after),
    ...listHistory(before, after),
  ],
  historyId: ({ targets, gap_marks, resource_marks, wanted_resources }) => {
    const [some] = [targets, gap_marks, resource_marks, wanted_resources].flatMap((rows) => rows ?? []);
    return some === undefined ? '' : `${some.state}:${some.item_id}`;
  },
};
