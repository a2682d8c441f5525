import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { agencyFields } from '../../shared/agencies';
import { type AnswerValue, assignedAs, decisionRule, itemId, level } from '../../shared/assessments';
import { AppError } from '../../shared/kernel';
import type { AgenciesService } from '../agencies';
import { SAMPLE_STATE, sampleWords } from './sample';
import type { AssessmentsService } from './service';

/** What an agency of the sample says on an item. */
const sampleAnswer = z.union([
  z.strictObject({ level, text: sampleWords.optional() }),
  z.strictObject({ na: sampleWords }),
  z.strictObject({ nk: sampleWords }),
]);

/** Made-up agencies of the sample workspace, what they say, and what is decided of it. */
export const sampleAgencies = z.strictObject({
  notice: z.string().startsWith('Sample data, not real'),
  agencies: z.array(
    z.strictObject({
      shortName: agencyFields.shape.shortName,
      name: sampleWords,
      roles: agencyFields.shape.roles,
      place: z.union([sampleWords, z.literal('')]),
      focal: sampleWords.optional(),
      deputy: sampleWords.optional(),
    }),
  ),
  /** By short name and item. */
  contributions: z.record(z.string(), z.record(itemId, sampleAnswer)),
  /** What the roles would not have asked. */
  byHand: z.array(z.strictObject({ itemId, agency: z.string(), as: assignedAs })),
  decisions: z.array(
    z.strictObject({
      itemId,
      rule: decisionRule,
      text: sampleWords,
      reason: sampleWords,
      minutes: z.string(),
      dissent: z.record(z.string(), sampleWords),
    }),
  ),
  discussion: z.strictObject({ itemId, text: sampleWords }),
});
export type SampleAgencies = z.infer<typeof sampleAgencies>;

/** Reads the sample's agencies from the resources folder. Throws `assessments.sample-damaged`. */
export async function loadSampleAgencies(resourcesDir: string): Promise<SampleAgencies> {
  try {
    const file = path.join(resourcesDir, 'sample', 'agencies.json');
    return sampleAgencies.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (cause) {
    throw new AppError('assessments.sample-damaged', {}, cause);
  }
}

function toValue(answer: z.infer<typeof sampleAnswer>): AnswerValue {
  if ('na' in answer) return { kind: 'na', reason: answer.na };
  if ('nk' in answer) return { kind: 'nk', whoMightKnow: answer.nk };
  return { kind: 'level', level: answer.level, practiceAhead: false };
}

interface Services {
  readonly agencies: AgenciesService;
  readonly assessments: AssessmentsService;
}

function register({ agencies }: Services, sample: SampleAgencies, from: string): Map<string, string> {
  const ids = new Map(agencies.list(SAMPLE_STATE).map(({ shortName, id }) => [shortName, id]));
  for (const { shortName, name, roles, place, focal, deputy } of sample.agencies) {
    if (ids.has(shortName)) continue;
    const names = [{ language: 'eng' as const, name }];
    const { id } = agencies.create({
      ...{ state: SAMPLE_STATE, names, shortName, roles, place, from: null, until: null, note: '' },
    });
    ids.set(shortName, id);
    for (const [duty, person] of [
      ['focal', focal],
      ['deputy', deputy],
    ] as const) {
      if (person === undefined) continue;
      agencies.appoint(id, { duty, name: person, position: '', contact: '', from, note: '' });
    }
  }
  return ids;
}

/**
 * Lets made-up agencies answer the open assessment of the sample: two disagreements, one decided with its dissent. The message in
 * the discussion comes last and says that everything is there, so that nothing a learner has done since is touched; interrupted
 * before it, the next call goes on.
 *
 * @throws AppError as the services' own calls.
 */
export function seedSampleAgencies(services: Services, sample: SampleAgencies, referenceDate: string): void {
  const { assessments } = services;
  const open = assessments
    .list()
    .find(
      (one) => one.state === SAMPLE_STATE && one.referenceDate === referenceDate && one.status === 'open',
    );
  if (open === undefined) return;
  const { discussion } = sample;
  if (assessments.discussion(open.id, discussion.itemId).length > 0) return;
  const ids = register(services, sample, `${referenceDate.slice(0, 4)}-01-01`);
  const idOf = (shortName: string) => ids.get(shortName) ?? '';
  const known = sample.agencies.map(({ shortName }) => idOf(shortName));
  assessments.assignByRole(open.id, known);
  if (sample.byHand.length > 0) {
    assessments.assign(
      open.id,
      sample.byHand.map(({ agency, ...cell }) => ({ ...cell, agencyId: idOf(agency) })),
    );
  }
  for (const [shortName, answers] of Object.entries(sample.contributions)) {
    const drafts = Object.entries(answers).map(([item, answer]) => ({
      ...{ itemId: item, value: toValue(answer), fallReason: null },
      text: 'level' in answer ? (answer.text ?? '') : '',
    }));
    assessments.saveAnswers(open.id, drafts, idOf(shortName));
  }
  for (const { dissent, itemId: item, ...made } of sample.decisions) {
    if (assessments.listDecisions(open.id, item).length > 0) continue;
    const answer = assessments.get(open.id).answers.find((one) => one.itemId === item);
    assessments.decide({
      ...made,
      ...{ assessmentId: open.id, itemId: item, value: null, workshopId: null },
      decidedBy: 'Sample: Head of the coordination office',
      dissent: Object.fromEntries(Object.entries(dissent).map(([agency, why]) => [idOf(agency), why])),
      baseRevision: answer?.revision ?? 0,
    });
  }
  assessments.discuss({ assessmentId: open.id, kind: 'message', ...discussion });
}
