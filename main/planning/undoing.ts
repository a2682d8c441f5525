import { canonicalJson, type Json, type NewId } from '../../shared/kernel';
import {
  type Action,
  actionFields,
  type CarriedFromTold,
  carriedFromTold,
  gapMark,
  planFields,
  resourceMark,
  stateNeeds,
  type Target,
  target,
} from '../../shared/planning';
import type { Db, Undoer, UndoneChange } from '../database';
import * as store from './repository';

interface UndoingDependencies {
  readonly db: Db;
  readonly newId: NewId;
  readonly actor: () => string;
  readonly onUndone: () => void;
}

const read = (json: string | null): unknown => (json === null ? null : JSON.parse(json));
const asText = (value: unknown) =>
  value === null || value === undefined ? null : canonicalJson(value as Json);
const swapped = ({ field, before, after }: UndoneChange): UndoneChange => ({
  field,
  before: after,
  after: before,
});

const ACTION_FIELDS: ReadonlySet<string> = new Set(Object.keys(actionFields.shape));
/** Fields that may be left out; the history tells that by nothing before. */
const MAY_BE_ABSENT: ReadonlySet<string> = new Set(
  Object.entries(actionFields.shape).flatMap(([field, shape]) =>
    shape.safeParse(undefined).success ? [field] : [],
  ),
);
const PLAN_FIELDS: ReadonlySet<string> = new Set(Object.keys(planFields.shape));

/** Fields as they were, over those of now; undefined when they cannot stand so any more. */
function formerly<T>(
  schema: { safeParse(value: unknown): { data?: T } },
  now: object,
  changes: readonly UndoneChange[],
): T | undefined {
  const before = Object.fromEntries(
    changes.map(({ field, before: json }) => [
      field,
      json === null && MAY_BE_ABSENT.has(field) ? undefined : read(json),
    ]),
  );
  return schema.safeParse({ ...now, ...before }).data;
}

/** An action that another goes on from, as the history tells it. */
export function toldOfAction(db: Db, id: string | null): CarriedFromTold | null {
  const action = id === null ? undefined : store.findAction(db, id);
  if (action === undefined) return null;
  return { id: action.id, title: action.title, plan: store.findPlan(db, action.planId)?.title ?? '' };
}

const isOpenAction = (db: Db, id: string): boolean => {
  const action = store.findAction(db, id);
  return action !== undefined && store.listOnward(db, action.planId).every(({ actionId }) => actionId !== id);
};

function actionUndoer({ db, onUndone }: UndoingDependencies): Undoer {
  return {
    takes: ({ field }) => ACTION_FIELDS.has(field) || field === 'carriedFrom',
    putBack: (id, changes, at) => {
      const present = store.findAction(db, id);
      if (present === undefined) return null;
      const { planId, position, carriedFrom, updatedAt: _at, id: _id, ...fields } = present;
      const written = changes.filter(({ field }) => field !== 'carriedFrom');
      const former = formerly(actionFields, fields, written);
      if (former === undefined || stateNeeds(former).length > 0) return 'clash';
      const link = changes.find(({ field }) => field === 'carriedFrom');
      const from =
        link === undefined ? carriedFrom : (carriedFromTold.safeParse(read(link.before)).data?.id ?? null);
      // What goes on in another action by now cannot go on in this one too.
      if (from !== null && from !== carriedFrom && !isOpenAction(db, from)) return 'clash';
      store.saveAction(db, { ...former, id, planId, position, carriedFrom, updatedAt: at });
      if (from !== carriedFrom) store.updateCarriedFrom(db, id, from, at);
      return changes.map(({ field, before }) => ({
        field,
        before:
          field === 'carriedFrom'
            ? asText(toldOfAction(db, carriedFrom))
            : asText(present[field as keyof Action]),
        after: before,
      }));
    },
    nameOf: (id) => store.findAction(db, id)?.title ?? '',
    placeOf: (id) => store.findAction(db, id)?.planId ?? null,
    onUndone,
  };
}

function planUndoer({ db, onUndone }: UndoingDependencies): Undoer {
  return {
    takes: ({ field }) => PLAN_FIELDS.has(field),
    putBack: (id, changes, at) => {
      const present = store.findPlan(db, id);
      if (present === undefined) return null;
      const { title, introduction, startsOn, endsOn, status } = present;
      const former = formerly(planFields, { title, introduction, startsOn, endsOn, status }, changes);
      if (former === undefined) return 'clash';
      store.savePlan(db, { ...present, ...former, updatedAt: at });
      return changes.map(swapped);
    },
    nameOf: (id) => store.findPlan(db, id)?.title ?? '',
    placeOf: (id) => id,
    onUndone,
  };
}

const RESOURCE = /^resource (\S+) (\d+)$/;
const kept = resourceMark.omit({ id: true, itemId: true });

/** What was noted on a page that helps, in the form in which it can be put back; older entries tell its kind only. */
const keptMark = (json: string | null) => (json === null ? null : kept.safeParse(read(json)).data);

/**
 * What puts a target, a mark or a page back as the history tells it, who and when beside it; undefined where what was cannot stand any more. Nothing
 * is written before all that goes back together was read.
 */
function gapPutBack(
  db: Db,
  { state, itemId }: { readonly state: string; readonly itemId: string },
  { field, before }: UndoneChange,
  { at, actor, newId }: { readonly at: string; readonly actor: string; readonly newId: NewId },
): (() => void) | undefined {
  const raw = read(before) as Record<string, unknown> | null;
  const fields = { itemId, setBy: actor, setAt: at, updatedBy: actor, updatedAt: at, ...raw };
  if (field === 'target') {
    if (raw === null) return () => store.deleteTarget(db, state, itemId);
    const { level, dueOn, reason, edition, setBy, setAt } = fields as Partial<Target> & typeof fields;
    const former = target.safeParse({ itemId, level, dueOn, reason, edition, setBy, setAt }).data;
    return former && (() => store.saveTarget(db, state, former));
  }
  if (field === 'mark') {
    if (raw === null) return () => store.deleteGapMark(db, state, itemId);
    const { setBy: _by, setAt: _on, ...mark } = fields;
    const former = gapMark.safeParse(mark).data;
    return former && (() => store.saveGapMark(db, state, former));
  }
  const [, versionId = '', page = ''] = RESOURCE.exec(field) ?? [];
  const present = store
    .listResourceMarks(db, state, itemId)
    .find((each) => each.versionId === versionId && String(each.page) === page);
  const former = keptMark(before);
  if (former === undefined) return undefined;
  if (former !== null)
    return () => store.putResourceMark(db, state, { ...former, id: present?.id ?? newId(), itemId });
  return () => {
    if (present !== undefined) store.deleteResourceMark(db, present.id);
  };
}

function gapUndoer({ db, newId, actor, onUndone }: UndoingDependencies): Undoer {
  const gapOf = (id: string) => {
    const [state = '', itemId = ''] = id.split(':');
    return { state, itemId };
  };
  return {
    takes: ({ field, before, after }) =>
      field === 'target' ||
      field === 'mark' ||
      (RESOURCE.test(field) && [before, after].every((json) => keptMark(json) !== undefined)),
    putBack: (id, changes, at) => {
      const writes = changes.map((change) =>
        gapPutBack(db, gapOf(id), change, { at, actor: actor(), newId }),
      );
      if (writes.includes(undefined)) return 'clash';
      for (const write of writes) write?.();
      return changes.map(swapped);
    },
    nameOf: (id) => gapOf(id).itemId,
    placeOf: (id) => id,
    onUndone,
  };
}

/** Takes back what was written of actions, plans, and what a State decided about its gaps. */
export function createPlanningUndoers(
  dependencies: UndoingDependencies,
): Readonly<Record<'action' | 'plan' | 'gap', Undoer>> {
  return {
    action: actionUndoer(dependencies),
    plan: planUndoer(dependencies),
    gap: gapUndoer(dependencies),
  };
}
