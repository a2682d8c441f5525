import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import {
  type AnswerValue,
  fallReason,
  itemId,
  level,
  type NewCitation,
  scope,
} from '../../shared/assessments';
import { AppError, isoDate } from '../../shared/kernel';
import { documentType, type MemberCode, SAMPLE_MEMBER } from '../../shared/vocabulary';
import type { AnswerDraft } from './answering';
import type { AssessmentsService } from './service';

/** The made-up State of the sample. Every word of the sample says besides that it is one. */
export const SAMPLE_STATE: MemberCode = SAMPLE_MEMBER.code;

/** Words of the sample start so, or they could be taken for the State's own. */
export const sampleWords = z
  .string()
  .regex(/^Sample: \S/)
  .max(2000);

/** One answer, short to write; null is "not answered". */
const sampleAnswer = z
  .union([
    z.strictObject({
      level,
      practiceAhead: z.boolean().default(false),
      text: sampleWords.optional(),
      fallReason: fallReason.optional(),
    }),
    z.strictObject({ na: sampleWords }),
    z.strictObject({ nk: sampleWords }),
  ])
  .nullable();
const sampleYear = z.strictObject({
  referenceDate: isoDate,
  /** The day on which the second readers read the evidence. */
  readOn: isoDate,
  answers: z.record(itemId, sampleAnswer),
});

/** Made-up yearly answers for the sample workspace. */
export const sampleAssessments = z.strictObject({
  notice: z.string().startsWith('Sample data, not real'),
  questionnaire: z.string(),
  edition: z.string(),
  scope,
  frozenBy: sampleWords,
  /** Made-up people who read the evidence of others, in turn. */
  secondReaders: z.array(sampleWords).min(1),
  /** Items whose evidence nobody has read a second time, so that a learner sees what that means. */
  notRead: z.array(itemId),
  /** Evidence that made-up agencies keep themselves, by the year in which it was first named. */
  held: z.array(
    z.strictObject({
      itemId,
      year: z.number().int(),
      type: documentType,
      title: sampleWords,
      custodian: sampleWords,
      datedOn: isoDate,
    }),
  ),
  /** Years to freeze, earliest first. */
  years: z.array(sampleYear).min(1),
  /** The year being worked on, carried over from the last frozen one: confirmed as they are, and saved anew. */
  open: z.strictObject({ ...sampleYear.shape, confirmed: z.array(itemId) }),
});
export type SampleAssessments = z.infer<typeof sampleAssessments>;

/** Reads the sample's answers from the resources folder. Throws `assessments.sample-damaged`. */
export async function loadSampleAssessments(resourcesDir: string): Promise<SampleAssessments> {
  try {
    const file = path.join(resourcesDir, 'sample', 'assessments.json');
    return sampleAssessments.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (cause) {
    throw new AppError('assessments.sample-damaged', {}, cause);
  }
}

function toValue(answer: z.infer<typeof sampleAnswer>): AnswerValue {
  if (answer === null) return { kind: 'none' };
  if ('na' in answer) return { kind: 'na', reason: answer.na };
  if ('nk' in answer) return { kind: 'nk', whoMightKnow: answer.nk };
  return { kind: 'level', level: answer.level, practiceAhead: answer.practiceAhead };
}

function draftsOf({ answers }: z.infer<typeof sampleYear>): AnswerDraft[] {
  return Object.entries(answers).map(([id, answer]) => {
    const said = answer !== null && 'level' in answer ? answer : undefined;
    return {
      itemId: id,
      value: toValue(answer),
      text: said?.text ?? '',
      fallReason: said?.fallReason ?? null,
    };
  });
}

/** Passages to cite for an item in the year of a reference date, from documents that are already in the library. */
export type SampleCitations = (referenceDate: string, itemId: string) => readonly NewCitation[];

/**
 * Puts the sample's assessments into an empty workspace: each year answered and frozen, the last one carried over into an open
 * assessment that is partly confirmed. Interrupted and called again, it goes on with the year where it stopped; once the open
 * assessment is there it does nothing, so nothing a learner has done since is touched.
 *
 * @throws AppError as `create`, `saveAnswers`, `cite`, `freeze` and `startNext` of the service.
 */
export function seedSampleAssessments(
  assessments: AssessmentsService,
  sample: SampleAssessments,
  citationsOf: SampleCitations = () => [],
): void {
  const { questionnaire, edition, scope: asked } = sample;
  const existing = (referenceDate: string) =>
    assessments.list().find((one) => one.state === SAMPLE_STATE && one.referenceDate === referenceDate);
  if (existing(sample.open.referenceDate)) return;

  const begin = (referenceDate: string, basedOn: string | undefined) =>
    basedOn === undefined
      ? assessments.create({ state: SAMPLE_STATE, questionnaire, edition, scope: asked, referenceDate })
      : assessments.startNext(basedOn, referenceDate);
  const fill = (id: string, year: z.infer<typeof sampleYear>) => {
    assessments.saveAnswers(id, draftsOf(year));
    for (const item of Object.keys(year.answers)) {
      for (const citation of citationsOf(year.referenceDate, item))
        assessments.cite({ assessmentId: id, itemId: item, citation });
    }
    for (const { itemId: item, year: since, ...named } of sample.held) {
      if (year.referenceDate.startsWith(`${since}-`))
        assessments.hold({ assessmentId: id, itemId: item, held: { ...named, note: '' } });
    }
  };

  const unread = new Set(sample.notRead);
  /** A second person has read what confirmed answers cite. */
  const read = (id: string, on: string) => {
    assessments
      .get(id)
      .answers.filter(({ itemId: item, confirmed }) => confirmed && !unread.has(item))
      .forEach(({ itemId: item, citations, held, checks }, at) => {
        const by = sample.secondReaders[at % sample.secondReaders.length] ?? '';
        const done = new Set(checks.map(({ evidenceId }) => evidenceId));
        for (const { id: evidenceId } of [...citations, ...held]) {
          if (!done.has(evidenceId))
            assessments.checkEvidence({ assessmentId: id, itemId: item, evidenceId, check: { by, on } });
        }
      });
  };

  let last: string | undefined;
  for (const year of sample.years) {
    const there = existing(year.referenceDate);
    if (there?.snapshotId) {
      last = there.snapshotId;
      continue;
    }
    const { id } = there ?? begin(year.referenceDate, last);
    fill(id, year);
    read(id, year.readOn);
    last = assessments.freeze(id, sample.frozenBy).id;
  }

  const { id } = begin(sample.open.referenceDate, last);
  for (const item of sample.open.confirmed) assessments.confirmAnswer({ assessmentId: id, itemId: item });
  fill(id, sample.open);
  read(id, sample.open.readOn);
}
