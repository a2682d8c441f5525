import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { AppError } from '../../shared/kernel';
import { actionFields, planFields } from '../../shared/planning';
import type { MemberCode } from '../../shared/vocabulary';
import type { PlanningService } from './service';

const fields = actionFields.shape;
/** An action of the sample: documents of the library are named in words only. */
const sampleAction = z
  .strictObject({
    ...fields,
    title: fields.title.startsWith('Sample: '),
    stateReason: fields.stateReason.default(''),
    doneOn: fields.doneOn.default(null),
  })
  .omit({ resources: true, doneDocumentId: true });

/** The made-up plan of the sample workspace. */
export const samplePlan = z.strictObject({
  notice: z.string().startsWith('Sample data, not real'),
  ...planFields.shape,
  title: planFields.shape.title.startsWith('Sample: '),
  actions: z.array(sampleAction).min(1),
});
export type SamplePlan = z.infer<typeof samplePlan>;

/** Reads the sample's plan from the resources folder. Throws `planning.sample-damaged`. */
export async function loadSamplePlan(resourcesDir: string): Promise<SamplePlan> {
  try {
    return samplePlan.parse(
      JSON.parse(await readFile(path.join(resourcesDir, 'sample', 'plan.json'), 'utf8')),
    );
  } catch (cause) {
    throw new AppError('planning.sample-damaged', {}, cause);
  }
}

/**
 * Makes the sample's plan for a State that has none. A plan that was cut off while it was made gets the actions that are
 * missing; one that a learner has worked on has at least as many and stays as it is.
 */
export function seedSamplePlan(planning: PlanningService, state: MemberCode, sample: SamplePlan): void {
  const { notice: _notice, actions, ...head } = sample;
  const plans = planning.plans(state);
  if (plans.some(({ title }) => title !== head.title) || plans.length > 1) return;
  const plan = plans[0] ?? planning.createPlan({ state, fields: head, from: null });
  const made = planning.plan(plan.id).list.length;
  for (const action of actions.slice(made)) {
    planning.addAction(plan.id, { ...action, resources: [], doneDocumentId: null });
  }
}
