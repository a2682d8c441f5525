import {
  type Action,
  action,
  actionFields,
  type GapMark,
  gapMark,
  type Onward,
  type PlanFields,
  type ResourceMark,
  resourceMark,
  type StateGiven,
  type Target,
  target,
  type WantedResource,
} from '../../shared/planning';
import { actionState } from '../../shared/vocabulary';
import type { Db, Tables } from '../database';

/** A plan without its actions. */
export interface PlanHead extends PlanFields {
  readonly id: string;
  readonly state: string;
  readonly carriedFrom: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
}

const toTarget = (row: Tables['targets']): Target =>
  target.parse({
    itemId: row.item_id,
    level: row.level,
    dueOn: row.due_on,
    reason: row.reason,
    edition: row.edition,
    setBy: row.set_by,
    setAt: row.set_at,
  });

export function listTargets(db: Db, state: string): Target[] {
  return db.all(db.build.selectFrom('targets').selectAll().where('state', '=', state)).map(toTarget);
}

/** Those of every State. */
export function listAllTargets(db: Db): (Target & { readonly state: string })[] {
  return db
    .all(db.build.selectFrom('targets').selectAll().orderBy('state').orderBy('item_id'))
    .map((row) => ({ ...toTarget(row), state: row.state }));
}

export function saveTarget(db: Db, state: string, given: Target): void {
  const changing = {
    level: given.level,
    due_on: given.dueOn,
    reason: given.reason,
    edition: given.edition,
    set_by: given.setBy,
    set_at: given.setAt,
  };
  db.run(
    db.build
      .insertInto('targets')
      .values({ state, item_id: given.itemId, ...changing })
      .onConflict((conflict) => conflict.columns(['state', 'item_id']).doUpdateSet(changing)),
  );
}

export function deleteTarget(db: Db, state: string, itemId: string): void {
  db.run(db.build.deleteFrom('targets').where('state', '=', state).where('item_id', '=', itemId));
}

const toMark = (row: Tables['gap_marks']): GapMark =>
  gapMark.parse({
    itemId: row.item_id,
    priority: row.priority,
    causes: JSON.parse(row.causes),
    causeText: row.cause_text,
    rank: row.rank,
    rankReason: row.rank_reason,
    updatedBy: row.updated_by,
    updatedAt: row.updated_at,
  });

export function listGapMarks(db: Db, state: string): GapMark[] {
  return db.all(db.build.selectFrom('gap_marks').selectAll().where('state', '=', state)).map(toMark);
}

export function saveGapMark(db: Db, state: string, given: GapMark): void {
  const changing = {
    priority: given.priority,
    causes: JSON.stringify(given.causes),
    cause_text: given.causeText,
    rank: given.rank,
    rank_reason: given.rankReason,
    updated_by: given.updatedBy,
    updated_at: given.updatedAt,
  };
  db.run(
    db.build
      .insertInto('gap_marks')
      .values({ state, item_id: given.itemId, ...changing })
      .onConflict((conflict) => conflict.columns(['state', 'item_id']).doUpdateSet(changing)),
  );
}

export function deleteGapMark(db: Db, state: string, itemId: string): void {
  db.run(db.build.deleteFrom('gap_marks').where('state', '=', state).where('item_id', '=', itemId));
}

const toResourceMark = (row: Tables['resource_marks']): ResourceMark =>
  resourceMark.parse({
    id: row.id,
    itemId: row.item_id,
    kind: row.kind,
    versionId: row.version_id,
    page: row.page,
    title: row.title,
    note: row.note,
  });

export function listResourceMarks(db: Db, state: string, itemId: string): ResourceMark[] {
  const marks = db.build
    .selectFrom('resource_marks')
    .selectAll()
    .where('state', '=', state)
    .where('item_id', '=', itemId)
    .orderBy('id');
  return db.all(marks).map(toResourceMark);
}

/** Those of every item and State. */
export function listAllResourceMarks(db: Db): (ResourceMark & { readonly state: string })[] {
  return db
    .all(db.build.selectFrom('resource_marks').selectAll().orderBy('id'))
    .map((row) => ({ ...toResourceMark(row), state: row.state }));
}

export function putResourceMark(db: Db, state: string, given: ResourceMark): void {
  const changing = { kind: given.kind, title: given.title, note: given.note };
  db.run(
    db.build
      .insertInto('resource_marks')
      .values({
        id: given.id,
        state,
        item_id: given.itemId,
        version_id: given.versionId,
        page: given.page,
        ...changing,
      })
      .onConflict((conflict) =>
        conflict.columns(['state', 'item_id', 'version_id', 'page']).doUpdateSet(changing),
      ),
  );
}

export function deleteResourceMark(db: Db, id: string): void {
  db.run(db.build.deleteFrom('resource_marks').where('id', '=', id));
}

const toWanted = (row: Tables['wanted_resources']): WantedResource => ({
  id: row.id,
  itemId: row.item_id,
  text: row.text,
  addedBy: row.added_by,
  addedAt: row.added_at,
  foundAt: row.found_at,
});

export function listWanted(db: Db, state: string): WantedResource[] {
  const wanted = db.build
    .selectFrom('wanted_resources')
    .selectAll()
    .where('state', '=', state)
    .orderBy('added_at')
    .orderBy('id');
  return db.all(wanted).map(toWanted);
}

export function findWanted(db: Db, id: string): (WantedResource & { readonly state: string }) | undefined {
  const row = db.first(db.build.selectFrom('wanted_resources').selectAll().where('id', '=', id));
  return row && { ...toWanted(row), state: row.state };
}

export function insertWanted(db: Db, state: string, given: WantedResource): void {
  db.run(
    db.build.insertInto('wanted_resources').values({
      id: given.id,
      state,
      item_id: given.itemId,
      text: given.text,
      added_by: given.addedBy,
      added_at: given.addedAt,
      found_at: given.foundAt,
    }),
  );
}

export function updateWantedFound(db: Db, id: string, foundAt: string | null): void {
  db.run(db.build.updateTable('wanted_resources').set({ found_at: foundAt }).where('id', '=', id));
}

const toHead = (row: Tables['plans']): PlanHead => ({
  id: row.id,
  state: row.state,
  title: row.title,
  introduction: row.introduction,
  startsOn: row.starts_on,
  endsOn: row.ends_on,
  status: row.status as PlanHead['status'],
  carriedFrom: row.carried_from,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
});

/** The one that ends last first. */
export function listPlans(db: Db, state: string | null): PlanHead[] {
  let plans = db.build.selectFrom('plans').selectAll().orderBy('ends_on', 'desc').orderBy('id', 'desc');
  if (state !== null) plans = plans.where('state', '=', state);
  return db.all(plans).map(toHead);
}

export function findPlan(db: Db, id: string): PlanHead | undefined {
  const row = db.first(db.build.selectFrom('plans').selectAll().where('id', '=', id));
  return row && toHead(row);
}

export function savePlan(db: Db, given: PlanHead): void {
  const changing = {
    title: given.title,
    introduction: given.introduction,
    starts_on: given.startsOn,
    ends_on: given.endsOn,
    status: given.status,
    updated_at: given.updatedAt,
  };
  db.run(
    db.build
      .insertInto('plans')
      .values({
        id: given.id,
        state: given.state,
        carried_from: given.carriedFrom,
        created_at: given.createdAt,
        ...changing,
      })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(changing)),
  );
}

const toAction = (row: Tables['plan_actions']): Action =>
  action.parse({
    ...JSON.parse(row.fields),
    id: row.id,
    planId: row.plan_id,
    position: row.position,
    carriedFrom: row.carried_from,
    updatedAt: row.updated_at,
  });

/** In the order of the plan. */
export function listActions(db: Db, planId: string): Action[] {
  const actions = db.build
    .selectFrom('plan_actions')
    .selectAll()
    .where('plan_id', '=', planId)
    .orderBy('position')
    .orderBy('id');
  return db.all(actions).map(toAction);
}

/** Where actions of a plan go on. */
export function listOnward(db: Db, planId: string): Onward[] {
  const later = db.build
    .selectFrom('plan_actions as later')
    .innerJoin('plan_actions as earlier', 'earlier.id', 'later.carried_from')
    .innerJoin('plans', 'plans.id', 'later.plan_id')
    .select(['earlier.id as actionId', 'plans.id as planId', 'plans.title as title'])
    .where('earlier.plan_id', '=', planId)
    .orderBy('plans.ends_on')
    .orderBy('later.id');
  return db.all(later);
}

export function findAction(db: Db, id: string): Action | undefined {
  const row = db.first(db.build.selectFrom('plan_actions').selectAll().where('id', '=', id));
  return row && toAction(row);
}

export function saveAction(db: Db, given: Action): void {
  const { id, planId, position, carriedFrom, updatedAt, ...fields } = given;
  const changing = {
    position,
    item_id: fields.itemId,
    title: fields.title,
    owner: fields.owner,
    starts_on: fields.startsOn,
    due_on: fields.dueOn,
    state: fields.state,
    fields: JSON.stringify(actionFields.parse(fields)),
    updated_at: updatedAt,
  };
  db.run(
    db.build
      .insertInto('plan_actions')
      .values({ id, plan_id: planId, carried_from: carriedFrom, ...changing })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(changing)),
  );
}

export function updateCarriedFrom(db: Db, id: string, carriedFrom: string | null, updatedAt: string): void {
  db.run(
    db.build
      .updateTable('plan_actions')
      .set({ carried_from: carriedFrom, updated_at: updatedAt })
      .where('id', '=', id),
  );
}

/** The states that an action was given here, the earliest first. */
export function listStatesGiven(db: Db, id: string): StateGiven[] {
  const entries = db.all(
    db.build
      .selectFrom('history')
      .select(['at', 'field', 'after'])
      .where('entity', '=', 'action')
      .where('entity_id', '=', id)
      .where('field', 'in', ['created', 'state'])
      .orderBy('seq'),
  );
  return entries.flatMap(({ at, field, after }): StateGiven[] => {
    const said: unknown = after === null ? null : JSON.parse(after);
    const state = actionState.safeParse(field === 'state' ? said : (said as Partial<Action> | null)?.state);
    return state.success ? [{ at, state: state.data }] : [];
  });
}

export function updatePosition(db: Db, id: string, position: number): void {
  db.run(db.build.updateTable('plan_actions').set({ position }).where('id', '=', id));
}
