import type { Assessment, Level } from '../../shared/assessments';
import {
  defaultTarget,
  type Finding,
  formerItems,
  type GapLife,
  gapsOf,
  type LifeAction,
  type LifeYear,
  lastOfEach,
  openOrClosed,
  type YearSaid,
} from '../../shared/planning';
import { deriveFindings, earlierYears, type FindingsDependencies } from './findings';
import { placesOf, standingIn } from './following';
import { listActions, listPlans } from './repository';

/** The level by which all years are measured: the target of today, or one step above the last year that was answered. */
function wantedOf(
  dependencies: FindingsDependencies,
  { state, questionnaire, edition }: Assessment,
  found: Finding | undefined,
  itemId: string,
  earlier: readonly YearSaid[],
): Level | null {
  if (found?.target != null) return found.target;
  const decided = standingIn(dependencies, state, { questionnaire, edition }).target(itemId).target;
  if (decided !== null) return decided.level;
  const last = earlier.find(({ value }) => value.kind !== 'none' && value.kind !== 'na');
  return last === undefined ? null : defaultTarget(last.value, last.evidenced, found?.duty ?? null);
}

function yearsOf(dependencies: FindingsDependencies, now: Assessment, itemId: string): LifeYear[] {
  const asked = [itemId, ...formerItems(itemId, dependencies.lineages ?? [])];
  const found = deriveFindings(dependencies, now.id).find((each) => each.itemId === itemId);
  const before = earlierYears(dependencies, now).flatMap(({ snapshot, said }) =>
    asked.flatMap((each) => {
      const year = said(each);
      return year === undefined ? [] : [{ snapshot, itemId: each, year }];
    }),
  );
  const wanted = wantedOf(
    dependencies,
    now,
    found,
    itemId,
    before.map(({ year }) => year),
  );
  const years = before.map(({ snapshot, itemId: each, year }): LifeYear => {
    const { assessmentId, referenceDate, edition } = snapshot;
    const applies = year.value.kind !== 'none' && year.value.kind !== 'na';
    return {
      ...{ assessmentId, referenceDate, edition, isOpen: false, itemId: each },
      ...{ value: year.value, evidenced: year.evidenced },
      ...{ target: applies ? wanted : null, gaps: gapsOf(year, wanted) },
    };
  });
  if (found !== undefined) {
    const { id: assessmentId, referenceDate, edition, status } = now;
    const { value, evidenced, target, gaps } = found;
    const isOpen = status === 'open';
    years.push({ assessmentId, referenceDate, edition, isOpen, itemId, value, evidenced, target, gaps });
  }
  return years.toSorted((one, other) => one.referenceDate.localeCompare(other.referenceDate));
}

function actionsOf(dependencies: FindingsDependencies, now: Assessment, itemId: string): LifeAction[] {
  const all = listPlans(dependencies.db, now.state).flatMap((plan) =>
    listActions(dependencies.db, plan.id).map((action) => ({
      ...{ plan, action, actionId: action.id, carriedFrom: action.carriedFrom },
    })),
  );
  return lastOfEach(all)
    .filter(({ last }) => placesOf(dependencies, last.action, now).some((each) => each.itemId === itemId))
    .map(({ first, last: { plan, action } }) => ({
      ...{ planId: plan.id, planTitle: plan.title, planStatus: plan.status, plannedOn: first.plan.startsOn },
      ...{ actionId: action.id, title: action.title, itemId: action.itemId ?? itemId, owner: action.owner },
      ...{ state: action.state, stateReason: action.stateReason, dueOn: action.dueOn, doneOn: action.doneOn },
    }))
    .toSorted((one, other) => one.plannedOn.localeCompare(other.plannedOn));
}

/**
 * The life of a gap: every year of the State in which the item, or one it came from, was asked, told by the targets of today; and what
 * was planned for it and done.
 */
export function gapLifeOf(dependencies: FindingsDependencies, assessmentId: string, itemId: string): GapLife {
  const now = dependencies.assessments.get(assessmentId);
  const years = yearsOf(dependencies, now, itemId);
  return { years, actions: actionsOf(dependencies, now, itemId), ...openOrClosed(years) };
}
