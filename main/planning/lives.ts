import type { Assessment } from '../../shared/assessments';
import {
  formerItems,
  type GapLife,
  type LifeAction,
  type LifeYear,
  lastOfEach,
  openOrClosed,
} from '../../shared/planning';
import { deriveFindings, type FindingsDependencies } from './findings';
import { placesOf } from './following';
import { listActions, listPlans } from './repository';

function yearsOf(
  dependencies: FindingsDependencies,
  now: Assessment,
  items: ReadonlySet<string>,
): LifeYear[] {
  const { assessments } = dependencies;
  const earlier = assessments
    .listSnapshots()
    .filter(
      ({ state, questionnaire, referenceDate, assessmentId }) =>
        state === now.state &&
        questionnaire === now.questionnaire &&
        referenceDate < now.referenceDate &&
        assessmentId !== now.id,
    )
    .map(({ assessmentId }) => assessmentId);
  return [...new Set([...earlier, now.id])]
    .flatMap((assessmentId) => {
      const { referenceDate, edition, status } = assessments.get(assessmentId);
      return deriveFindings(dependencies, assessmentId)
        .filter(({ itemId }) => items.has(itemId))
        .map(({ itemId, value, evidenced, target, gaps }) => ({
          ...{ assessmentId, referenceDate, edition, isOpen: status === 'open' },
          ...{ itemId, value, evidenced, target, gaps },
        }));
    })
    .toSorted((one, other) => one.referenceDate.localeCompare(other.referenceDate));
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
  const items = new Set([itemId, ...formerItems(itemId, dependencies.lineages ?? [])]);
  const years = yearsOf(dependencies, now, items);
  return { years, actions: actionsOf(dependencies, now, itemId), ...openOrClosed(years) };
}
