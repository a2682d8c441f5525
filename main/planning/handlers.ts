import type { Handlers } from '../../shared/kernel';
import type { planningContract } from '../../shared/planning';
import type { PlanningService } from './service';

/** Nothing to tell: it is on disk. */
const done = (_nothing: unknown) => ({});

/** Answers the calls of the planning room. */
export function createPlanningHandlers(planning: PlanningService): Handlers<typeof planningContract> {
  return {
    'planning.findings': ({ assessmentId }) => planning.findings(assessmentId),
    'planning.examples': ({ assessmentId, itemId }) => planning.examples(assessmentId, itemId),
    'planning.setTarget': (input) => done(planning.setTarget(input)),
    'planning.markGap': (input) => done(planning.markGap(input)),
    'planning.resourceMarks': (input) => planning.resourceMarks(input),
    'planning.markResource': (input) => planning.markResource(input),
    'planning.wanted': ({ state }) => planning.wanted(state),
    'planning.addWanted': (input) => planning.addWanted(input),
    'planning.settleWanted': ({ id, found }) => done(planning.settleWanted(id, found)),
    'planning.arrivals': ({ planId }) => planning.arrivals(planId),
    'planning.proposals': ({ planId }) => planning.proposals(planId),
    'planning.life': ({ assessmentId, itemId }) => planning.life(assessmentId, itemId),
    'planning.plans': ({ state }) => planning.plans(state),
    'planning.plan': ({ planId }) => planning.plan(planId),
    'planning.followed': ({ planId }) => planning.followed(planId),
    'planning.left': ({ assessmentId }) => planning.left(assessmentId),
    'planning.find': ({ text, limit }) => planning.find(text, limit),
    'planning.createPlan': (input) => planning.createPlan(input),
    'planning.savePlan': ({ planId, fields }) => planning.savePlan(planId, fields),
    'planning.addAction': ({ planId, fields }) => planning.addAction(planId, fields),
    'planning.saveAction': ({ actionId, fields }) => planning.saveAction(actionId, fields),
    'planning.alike': ({ planId }) => planning.alike(planId),
    'planning.goOnFrom': ({ actionId, from }) => done(planning.goOnFrom(actionId, from)),
    'planning.moveAction': ({ actionId, position }) => done(planning.moveAction(actionId, position)),
  };
}
