import type { AppEvent } from '../../shared/app';
import { AppError, type Clock, canonicalJson, type Json, localDay, type NewId } from '../../shared/kernel';
import {
  type Action,
  type ActionFields,
  type AlikeAction,
  type AnswerProposal,
  type Arrival,
  type ArrivedDocument,
  alikeActions,
  arrivalsOf,
  type CitedExample,
  carriedActions,
  type Finding,
  type FollowedAction,
  formerItems,
  GAP_MARK_FIELDS,
  type GapLife,
  type GapNote,
  goesOnIn,
  isAwaited,
  isEarlierPlan,
  isFinished,
  isOverdue,
  type Named,
  type Onward,
  type Plan,
  type PlanFields,
  type PlanSummary,
  type ResourceMark,
  stateNeeds,
  type Target,
  type WantedResource,
} from '../../shared/planning';
import type { EditionName } from '../../shared/questionnaires';
import { normalise } from '../../shared/search';
import type { MemberCode } from '../../shared/vocabulary';
import { appendHistory } from '../database';
import { citedExamples } from './examples';
import { deriveFindings, type FindingsDependencies, type SaidNow, saidNow } from './findings';
import { editionInUse, followedActions, type Left, leftBehind, openActionsByItem } from './following';
import { gapLifeOf } from './lives';
import { proposalsOf } from './proposals';
import * as store from './repository';
import { countResting, type PlansResting, restingPlans } from './resting';
import { createPlanningUndoers, toldOfAction } from './undoing';

export interface PlanningDependencies extends FindingsDependencies {
  /** The documents of the library; none where nobody tells. */
  readonly documents?: () => readonly ArrivedDocument[];
  /** The document that one has become a version of; itself where it has not. */
  readonly documentOf?: (documentId: string) => string;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly actor: () => string;
  readonly announce: (event: AppEvent) => void;
}

/** An item of a State. */
interface StateItem {
  readonly state: MemberCode;
  readonly itemId: string;
}

export interface PlanningService {
  /** @throws AppError as `assessments.get`. */
  findings(assessmentId: string): Finding[];
  /** What an assessment says on every item, without the earlier years. @throws AppError as `findings`. */
  saidNow(assessmentId: string): SaidNow[];
  /** @throws AppError as `assessments.get`. */
  examples(assessmentId: string, itemId: string): CitedExample[];
  setTarget(
    input: StateItem & {
      readonly target: Pick<Target, 'level' | 'dueOn' | 'reason'> | null;
      /** The edition whose words it is decided on. */
      readonly edition?: string | null;
    },
  ): void;
  /** @throws AppError `planning.rank-needs-reason`. */
  markGap(
    input: StateItem & {
      readonly mark: GapNote;
      /** Of a gap that has been noted on already only these change. */
      readonly only?: readonly (keyof GapNote)[] | undefined;
    },
  ): void;
  resourceMarks(input: StateItem): ResourceMark[];
  markResource(
    input: StateItem &
      Omit<ResourceMark, 'id' | 'kind' | 'itemId'> & { readonly kind: ResourceMark['kind'] | null },
  ): ResourceMark[];
  wanted(state: MemberCode): WantedResource[];
  addWanted(input: StateItem & { readonly text: string }): WantedResource[];
  /** @throws AppError `planning.not-found`. */
  settleWanted(id: string, found: boolean): void;
  plans(state: MemberCode | null): PlanSummary[];
  /** Plans and actions whose name has the typed words in any order, the latest plan first; at most so many of each. */
  find(text: string, limit: number): Named[];
  /** @throws AppError `planning.not-found`. */
  plan(planId: string): Plan;
  /** @throws AppError `planning.not-found` when `from` names no plan. */
  createPlan(input: {
    readonly state: MemberCode;
    readonly fields: PlanFields;
    readonly from: string | null;
  }): Plan;
  /** @throws AppError `planning.not-found`. */
  savePlan(planId: string, fields: PlanFields): Plan;
  /** @throws AppError `planning.not-found`, `planning.state-needs`. */
  addAction(planId: string, fields: ActionFields): Action;
  /** @throws AppError as `addAction`. */
  saveAction(actionId: string, fields: ActionFields): Action;
  /** @throws AppError `planning.not-found`. */
  moveAction(actionId: string, position: number): void;
  /** Documents that look like what actions are to bring about. @throws AppError `planning.not-found`. */
  arrivals(planId: string | null): Arrival[];
  /** Finished actions whose items still have the answers from before. @throws AppError `planning.not-found`; as `assessments.get`. */
  proposals(planId: string | null): AnswerProposal[];
  /** The life of a gap. @throws AppError as `assessments.get`. */
  life(assessmentId: string, itemId: string): GapLife;
  /** The targets of every State. */
  targets(): (Target & { readonly state: string })[];
  /** What of plans and gaps rests on some versions and documents. */
  resting(versionIds: ReadonlySet<string>, documentIds: ReadonlySet<string>): PlansResting;
  /** In how many places plans and gaps name each of some documents, by document. */
  countResting(documents: Parameters<typeof countResting>[1]): ReadonlyMap<string, number>;
  /** Actions of a plan that read like open ones of earlier plans. @throws AppError `planning.not-found`. */
  alike(planId: string): AlikeAction[];
  /**
   * Says that an action goes on from one of an earlier plan that is still open; null says that it does not.
   *
   * @throws AppError `planning.not-found`, `planning.not-open-earlier`.
   */
  goOnFrom(actionId: string, from: string | null): void;
  /** How what was written here is taken back, by the entity of the history. */
  readonly undoers: ReturnType<typeof createPlanningUndoers>;
  /** Actions of plans that are not closed, by the item of an edition that they are for now. */
  actionsByItem(state: MemberCode, at: EditionName): ReadonlyMap<string, readonly Action[]>;
  /** What became of the items of a plan's actions in the edition its State uses now. @throws AppError `planning.not-found`. */
  followed(planId: string): FollowedAction[];
  /** Targets and open actions for items that the edition of an assessment asks no more. @throws AppError as `assessments.get`. */
  left(assessmentId: string): Left;
}

/** A mark on a page as the history tells it. */
const keptOf = ({ kind, versionId, page, title, note }: ResourceMark) => ({
  kind,
  versionId,
  page,
  title,
  note,
});

/** What is said once more as it is leaves neither another day nor a line in the history. */
const isAsBefore = (before: unknown, after: unknown): boolean =>
  canonicalJson((before ?? null) as Json) === canonicalJson((after ?? null) as Json);

/** What was left out, left out in fact: the history tells values only. */
function withoutUndefined<T extends object>(fields: T): T {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;
}

function found<T>(thing: T | undefined): T {
  if (thing === undefined) throw new AppError('planning.not-found');
  return thing;
}

/** Targets and marks on gaps, help that is wanted, and plans with their actions. Every change is one line of history. */
export function createPlanningService(dependencies: PlanningDependencies): PlanningService {
  const { db, clock, newId, actor, announce } = dependencies;

  const note = (
    entity: 'action' | 'gap' | 'plan',
    entityId: string,
    field: string,
    before: Json,
    after: Json,
    at: string = clock(),
  ) =>
    appendHistory(db, {
      at,
      actor: actor(),
      entity,
      entityId,
      field,
      before: before === null ? null : canonicalJson(before),
      after: after === null ? null : canonicalJson(after),
    });
  const change = <T>(work: () => T): T => {
    const result = db.transaction(work);
    announce({ name: 'planning.changed' });
    return result;
  };
  /** Marks on pages for an item, and those for the items it came from where nobody marked the page anew. */
  const marksOf = (state: string, itemId: string): ResourceMark[] => {
    const seen = new Set<string>();
    return [itemId, ...formerItems(itemId, dependencies.lineages ?? [])]
      .flatMap((each) => store.listResourceMarks(db, state, each))
      .filter(({ versionId, page }) => {
        const key = `${versionId} ${page}`;
        return !seen.has(key) && seen.add(key);
      });
  };
  const summary = (
    head: store.PlanHead,
    actions: readonly Action[],
    onward: readonly Onward[],
  ): PlanSummary => {
    const today = localDay(clock());
    const following = { status: head.status, onward: [...onward] };
    const { createdAt: _created, ...shown } = head;
    return {
      ...shown,
      state: head.state as MemberCode,
      actions: actions.length,
      done: actions.filter(isFinished).length,
      dropped: actions.filter(({ state }) => state === 'dropped').length,
      wentOn: actions.filter((each) => goesOnIn(each, following) !== undefined).length,
      overdue: actions.filter((each) => isOverdue(each, following, today)).length,
    };
  };
  const planOf = (planId: string): Plan => {
    const head = found(store.findPlan(db, planId));
    const list = store.listActions(db, planId);
    const onward = store.listOnward(db, planId);
    const following = { status: head.status, onward };
    const awaited = list.filter((each) => isAwaited(each, following)).map(({ id }) => id);
    return { ...summary(head, list, onward), list, onward, awaited };
  };
  const assertState = (fields: ActionFields) => {
    const needs = stateNeeds(fields);
    if (needs.length > 0) throw new AppError('planning.state-needs');
  };
  const insert = (
    planId: string,
    position: number,
    fields: ActionFields,
    carriedFrom: string | null,
    at: string = clock(),
  ) => {
    const made: Action = {
      ...withoutUndefined(fields),
      id: newId(),
      planId,
      position,
      carriedFrom,
      updatedAt: at,
    };
    store.saveAction(db, made);
    note('action', made.id, 'created', null, made as Json, at);
    return made;
  };

  return {
    findings: (assessmentId) => deriveFindings(dependencies, assessmentId),
    saidNow: (assessmentId) => saidNow(dependencies, assessmentId),

    examples: (assessmentId, itemId) => citedExamples(dependencies.assessments, assessmentId, itemId),

    setTarget: ({ state, itemId, target, edition = null }) =>
      change(() => {
        const before = store.listTargets(db, state).find((each) => each.itemId === itemId) ?? null;
        const { itemId: _item, setBy: _by, setAt: _at, ...was } = before ?? {};
        if (isAsBefore(before && was, target && { ...target, edition })) return;
        if (target === null) store.deleteTarget(db, state, itemId);
        else store.saveTarget(db, state, { ...target, edition, itemId, setBy: actor(), setAt: clock() });
        const told = target === null ? null : { ...target, edition };
        note('gap', `${state}:${itemId}`, 'target', before as Json, told as Json);
      }),

    markGap: ({ state, itemId, mark: given, only = GAP_MARK_FIELDS }) =>
      change(() => {
        const before = store.listGapMarks(db, state).find((each) => each.itemId === itemId) ?? null;
        const from = (field: keyof GapNote) => (only.includes(field) ? given : (before ?? given));
        const mark: GapNote = {
          priority: from('priority').priority,
          causes: from('causes').causes,
          causeText: from('causeText').causeText,
          rank: from('rank').rank,
          rankReason: from('rankReason').rankReason,
        };
        if (mark.rank !== null && mark.rankReason.trim() === '') {
          throw new AppError('planning.rank-needs-reason');
        }
        const { itemId: _item, updatedBy: _by, updatedAt: _at, ...was } = before ?? {};
        if (before !== null && isAsBefore(was, mark)) return;
        store.saveGapMark(db, state, { ...mark, itemId, updatedBy: actor(), updatedAt: clock() });
        note('gap', `${state}:${itemId}`, 'mark', before as Json, mark as Json);
      }),

    resourceMarks: ({ state, itemId }) => marksOf(state, itemId),

    markResource: ({ state, itemId, versionId, page, title, kind, note: text }) =>
      change(() => {
        const present = marksOf(state, itemId).find(
          (each) => each.versionId === versionId && each.page === page,
        );
        const after = kind === null ? null : { kind, versionId, page, title, note: text };
        // A mark that came from an item of an earlier edition is taken away there, and written anew here.
        const owner = after === null ? (present?.itemId ?? itemId) : itemId;
        const before = present?.itemId === owner ? present : undefined;
        // Told whole, so that it can be put back.
        const was = before === undefined ? null : keptOf(before);
        if (isAsBefore(was, after)) return marksOf(state, itemId);
        const id = before?.id ?? newId();
        if (after !== null) store.putResourceMark(db, state, { ...after, id, itemId });
        else if (before !== undefined) store.deleteResourceMark(db, before.id);
        note('gap', `${state}:${owner}`, `resource ${versionId} ${page}`, was, after);
        return marksOf(state, itemId);
      }),

    wanted: (state) => store.listWanted(db, state),

    addWanted: ({ state, itemId, text }) =>
      change(() => {
        const made = { id: newId(), itemId, text, addedBy: actor(), addedAt: clock(), foundAt: null };
        store.insertWanted(db, state, made);
        note('gap', `${state}:${itemId}`, 'wanted', null, text);
        return store.listWanted(db, state);
      }),

    settleWanted: (id, isFound) =>
      change(() => {
        const before = found(store.findWanted(db, id));
        if (isFound === (before.foundAt !== null)) return;
        store.updateWantedFound(db, id, isFound ? clock() : null);
        note('gap', `${before.state}:${before.itemId}`, 'wanted found', before.foundAt !== null, isFound);
      }),

    plans: (state) =>
      store
        .listPlans(db, state)
        .map((head) => summary(head, store.listActions(db, head.id), store.listOnward(db, head.id))),

    find: (text, limit) => {
      const wanted = normalise(text).split(/\s+/).filter(Boolean);
      if (wanted.length === 0) return [];
      const fits = (title: string) => {
        const there = normalise(title);
        return wanted.every((word) => there.includes(word));
      };
      const plans = store.listPlans(db, null);
      const actions = plans.flatMap((plan) =>
        store.listActions(db, plan.id).map((action) => ({ plan, action })),
      );
      return [
        ...plans
          .filter(({ title }) => fits(title))
          .slice(0, limit)
          .map(({ id, title }): Named => ({ kind: 'plan', id, planId: id, title, detail: '' })),
        ...actions
          .filter(({ action }) => fits(action.title))
          .slice(0, limit)
          .map(
            ({ plan, action: { id, title, owner } }): Named => ({
              ...{ kind: 'action', id, planId: plan.id, title },
              detail: [owner, plan.title].filter((each) => each !== '').join(' \u00b7 '),
            }),
          ),
      ];
    },

    plan: planOf,

    createPlan: ({ state, fields, from }) => {
      const id = change(() => {
        const at = clock();
        const carried = from === null ? [] : carriedActions(planOf(from));
        const head: store.PlanHead = {
          ...fields,
          id: newId(),
          state,
          carriedFrom: from,
          createdAt: at,
          updatedAt: at,
        };
        store.savePlan(db, head);
        note('plan', head.id, 'created', null, { ...fields, state, from }, at);
        carried.forEach((each, at0) => {
          const {
            id: former,
            planId: _plan,
            position: _at,
            carriedFrom: _from,
            updatedAt: _when,
            ...rest
          } = each;
          insert(head.id, at0 + 1, rest, former, at);
        });
        return head.id;
      });
      return planOf(id);
    },

    savePlan: (planId, fields) => {
      change(() => {
        const before = found(store.findPlan(db, planId));
        const changed = (['title', 'introduction', 'startsOn', 'endsOn', 'status'] as const).filter(
          (field) => before[field] !== fields[field],
        );
        if (changed.length === 0) return;
        // One moment for all fields: what was saved together is one step, and is taken back together.
        const at = clock();
        store.savePlan(db, { ...before, ...fields, updatedAt: at });
        for (const field of changed) note('plan', planId, field, before[field], fields[field], at);
      });
      return planOf(planId);
    },

    addAction: (planId, fields) =>
      change(() => {
        assertState(fields);
        found(store.findPlan(db, planId));
        const last = store.listActions(db, planId).at(-1)?.position ?? 0;
        return insert(planId, last + 1, fields, null);
      }),

    saveAction: (actionId, fields) =>
      change(() => {
        assertState(fields);
        const before = found(store.findAction(db, actionId));
        const changed = (Object.keys(fields) as (keyof ActionFields)[]).filter(
          (field) => !isAsBefore(before[field], fields[field]),
        );
        if (changed.length === 0) return before;
        const at = clock();
        const after: Action = { ...before, ...fields, updatedAt: at };
        store.saveAction(db, after);
        for (const field of changed) {
          const [was, is] = [before[field] ?? null, fields[field] ?? null] as [Json, Json];
          note('action', actionId, field, was, is, at);
        }
        return after;
      }),

    moveAction: (actionId, position) =>
      change(() => {
        const moved = found(store.findAction(db, actionId));
        const others = store.listActions(db, moved.planId).filter(({ id }) => id !== actionId);
        const place = Math.min(position, others.length + 1);
        if (place === moved.position) return;
        const ordered = [...others.slice(0, place - 1), moved, ...others.slice(place - 1)];
        ordered.forEach(({ id, position: before }, at) => {
          if (before !== at + 1) store.updatePosition(db, id, at + 1);
        });
        note('action', actionId, 'position', moved.position, place);
      }),

    alike: (planId) => {
      const plan = planOf(planId);
      if (plan.list.every(({ carriedFrom }) => carriedFrom !== null)) return [];
      return alikeActions(
        plan,
        store.listPlans(db, plan.state).map(({ id }) => planOf(id)),
      );
    },

    goOnFrom: (actionId, from) =>
      change(() => {
        const present = found(store.findAction(db, actionId));
        if (from !== null) {
          const earlier = found(store.findAction(db, from));
          const isOpen = carriedActions(planOf(earlier.planId)).some(({ id }) => id === from);
          if (!isOpen || !isEarlierPlan(planOf(earlier.planId), planOf(present.planId)))
            throw new AppError('planning.not-open-earlier');
        }
        if (from === present.carriedFrom) return;
        store.updateCarriedFrom(db, actionId, from, clock());
        note(
          'action',
          actionId,
          'carriedFrom',
          toldOfAction(db, present.carriedFrom),
          toldOfAction(db, from),
        );
      }),

    resting: (versionIds, documentIds) => restingPlans(db, versionIds, documentIds),
    countResting: (documents) => countResting(db, documents),
    actionsByItem: (state, at) => openActionsByItem(dependencies, state, at),
    followed: (planId) => {
      const { state, list } = planOf(planId);
      const at = editionInUse(dependencies.assessments.list(), state);
      return at === undefined ? [] : followedActions(dependencies, list, at);
    },
    left: (assessmentId) => leftBehind(dependencies, dependencies.assessments.get(assessmentId)),
    proposals: (planId) => {
      const plans =
        planId === null ? store.listPlans(db, null).map(({ id }) => planOf(id)) : [planOf(planId)];
      const documents = dependencies.documents?.() ?? [];
      const documentOf = dependencies.documentOf ?? ((id) => id);
      const open = dependencies.assessments.list().filter(({ status }) => status === 'open');
      return plans
        .filter(({ status, list }) => status !== 'closed' && list.some(isFinished))
        .flatMap((each) => {
          const now = open.find(({ state }) => state === each.state);
          if (now === undefined) return [];
          return proposalsOf(
            { ...dependencies, documents, documentOf },
            each,
            dependencies.assessments.get(now.id),
          );
        });
    },
    life: (assessmentId, itemId) => gapLifeOf(dependencies, assessmentId, itemId),
    targets: () => store.listAllTargets(db),
    undoers: createPlanningUndoers({
      db,
      actor,
      newId,
      onUndone: () => announce({ name: 'planning.changed' }),
    }),
    arrivals: (planId) => {
      const plans =
        planId === null ? store.listPlans(db, null).map(({ id }) => planOf(id)) : [planOf(planId)];
      const documents = dependencies.documents?.() ?? [];
      return plans.flatMap((each) => arrivalsOf(each, documents));
    },
  };
}
