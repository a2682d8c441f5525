import type { Assessment, Level } from '../../shared/assessments';
import {
  type Action,
  convertedLevel,
  type Editions,
  endedIn,
  type FollowedAction,
  type ForItem,
  type GapMark,
  goesOnIn,
  isEnded,
  type LeftAction,
  type LeftTarget,
  type StandingTarget,
  standingMark,
  standingOn,
  standingTarget,
  toFollowed,
  whereaboutsOf,
} from '../../shared/planning';
import type { EditionName, Item, ItemLineage } from '../../shared/questionnaires';
import type { Db } from '../database';
import { listActions, listGapMarks, listOnward, listPlans, listTargets } from './repository';

export interface FollowingDependencies {
  readonly db: Db;
  /** The items of an edition, by id. */
  readonly itemsOf: (questionnaire: string, edition: string) => ReadonlyMap<string, Item>;
  /** How the items of an edition follow from those of the one before; none where they are left out. */
  readonly lineages?: readonly ItemLineage[];
}

/** An action with the edition of its item, for following it; null where it belongs to no item. */
function placed(action: Action): (ForItem & { readonly action: Action }) | null {
  const { itemId, edition = null } = action;
  return itemId === null ? null : { itemId, edition, action };
}

/** How the editions of a questionnaire follow from one another, as the rules of planning ask for it. */
export function editionsOf(
  { itemsOf, lineages = [] }: Omit<FollowingDependencies, 'db'>,
  questionnaire: string,
): Editions {
  const known = new Map<string, ReadonlySet<string> | undefined>();
  return {
    lineages,
    itemsOf: (edition) => {
      if (!known.has(edition)) {
        const items = itemsOf(questionnaire, edition);
        known.set(edition, items.size === 0 ? undefined : new Set(items.keys()));
      }
      return known.get(edition);
    },
  };
}

/** What the State decided and noted, as it stands on the items of an edition. */
export interface Standing {
  target(itemId: string): StandingTarget;
  mark(itemId: string): GapMark | null;
}

const NOTHING: StandingTarget = { target: null, from: [] };

/** Targets and marks of a State on the items of an edition, those of earlier editions followed into it. */
export function standingIn(dependencies: FollowingDependencies, state: string, at: EditionName): Standing {
  const { db } = dependencies;
  const editions = editionsOf(dependencies, at.questionnaire);
  const own = new Map(listTargets(db, state).map((each) => [each.itemId, each]));
  const ownMarks = new Map(listGapMarks(db, state).map((each) => [each.itemId, each]));
  // An edition that this program does not have: what was decided on an item stands on that item alone.
  if (editions.itemsOf(at.edition) === undefined) {
    return {
      target: (itemId) => ({ target: own.get(itemId) ?? null, from: [] }),
      mark: (itemId) => ownMarks.get(itemId) ?? null,
    };
  }
  const targets = standingOn([...own.values()], at, editions);
  const marks = standingOn(
    [...ownMarks.values()].map((mark) => ({ ...mark, edition: null })),
    at,
    editions,
  );
  return {
    target: (itemId) => {
      const arrived = targets.get(itemId);
      return arrived === undefined ? NOTHING : standingTarget(arrived);
    },
    mark: (itemId) =>
      standingMark(
        itemId,
        (marks.get(itemId) ?? []).map(({ thing: { edition: _none, ...thing }, changes }) => ({
          thing,
          changes,
        })),
      ),
  };
}

/** What became of the item of each action; those whose item is as it was are left out. */
export function followedActions(
  dependencies: FollowingDependencies,
  actions: readonly Action[],
  at: EditionName,
): FollowedAction[] {
  const editions = editionsOf(dependencies, at.questionnaire);
  return actions.flatMap((each): FollowedAction[] => {
    const thing = placed(each);
    if (thing === null) return [];
    const where = whereaboutsOf(thing, at, editions);
    const isAsItWas = where.items.length === 1 && where.items[0] === thing.itemId;
    const isScaleTheSame = where.changes.every(({ change }) => change !== 'ladder');
    if (!where.isKnown || (isAsItWas && isScaleTheSame)) return [];
    const toLevel = each.toLevel === null ? null : convertedLevel(each.toLevel, where.changes);
    return [{ actionId: each.id, ...toFollowed(thing.itemId, where), toLevel }];
  });
}

/** The items of an edition that an action is for now, with the level it is to reach there; none where it is for none. */
export function placesOf(
  dependencies: FollowingDependencies,
  action: Action,
  at: EditionName,
): readonly { readonly itemId: string; readonly toLevel: Level | null }[] {
  const thing = placed(action);
  if (thing === null) return [];
  const { items, changes } = whereaboutsOf(thing, at, editionsOf(dependencies, at.questionnaire));
  const toLevel = action.toLevel === null ? null : convertedLevel(action.toLevel, changes);
  return items.map((itemId) => ({ itemId, toLevel }));
}

/** Actions of a State's plans that have not been closed, by the item of an edition that they are for now. */
export function openActionsByItem(
  dependencies: FollowingDependencies,
  state: string,
  at: EditionName,
): ReadonlyMap<string, readonly Action[]> {
  const editions = editionsOf(dependencies, at.questionnaire);
  const found = new Map<string, Action[]>();
  for (const each of openActions(dependencies.db, state)) {
    const thing = placed(each);
    if (thing === null) continue;
    for (const item of new Set([thing.itemId, ...whereaboutsOf(thing, at, editions).items])) {
      found.set(item, [...(found.get(item) ?? []), each]);
    }
  }
  return found;
}

/** Those that go on in a later plan stand there, once. */
function openActions(db: Db, state: string): Action[] {
  return listPlans(db, state)
    .filter(({ status }) => status !== 'closed')
    .flatMap(({ id, status }) => {
      const following = { status, onward: listOnward(db, id) };
      return listActions(db, id).filter((each) => goesOnIn(each, following) === undefined);
    });
}

/** What stands on items that an edition asks no more: decisions and work that would otherwise be out of sight. */
export interface Left {
  readonly targets: LeftTarget[];
  readonly actions: LeftAction[];
}

/** Targets and open actions of a State for items that the edition of an assessment asks no more. */
export function leftBehind(
  dependencies: FollowingDependencies,
  { state, questionnaire, edition }: Pick<Assessment, 'state' | 'questionnaire' | 'edition'>,
): Left {
  const at = { questionnaire, edition };
  const editions = editionsOf(dependencies, questionnaire);
  const open = openActions(dependencies.db, state).filter((each) => !isEnded(each));
  return {
    targets: endedIn(listTargets(dependencies.db, state), at, editions).map(({ thing, changes }) => ({
      ...toFollowed(thing.itemId, { items: [], changes }),
      level: thing.level,
      dueOn: thing.dueOn,
    })),
    actions: endedIn(
      open.flatMap((each) => placed(each) ?? []),
      at,
      editions,
    ).map(({ thing: { itemId, action }, changes }) => ({
      ...toFollowed(itemId, { items: [], changes }),
      planId: action.planId,
      actionId: action.id,
      title: action.title,
    })),
  };
}

/** The edition that a State uses now: that of its assessment with the latest reference date; undefined where it has none. */
export function editionInUse(
  assessments: readonly (EditionName & { readonly state: string; readonly referenceDate: string })[],
  state: string,
): EditionName | undefined {
  return assessments
    .filter((each) => each.state === state)
    .toSorted((one, other) => other.referenceDate.localeCompare(one.referenceDate))[0];
}
