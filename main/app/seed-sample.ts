import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { itemId, newCitation } from '../../shared/assessments';
import { AppError } from '../../shared/kernel';
import type { AgenciesService } from '../agencies';
import {
  type AssessmentsService,
  loadSampleAgencies,
  loadSampleAssessments,
  SAMPLE_STATE,
  type SampleCitations,
  seedSampleAgencies,
  seedSampleAssessments,
} from '../assessments';
import {
  loadSampleDocuments,
  type SampleDocumentsDependencies,
  type SeededDocument,
  seedSampleDocuments,
} from '../library';
import { loadSamplePlan, type PlanningService, seedSamplePlan } from '../planning';

/** Passages of the sample documents that the sample answers cite, with the places where they stand. */
export const samplePassages = z.array(
  z.strictObject({
    itemId,
    /** The year in whose assessment it is first cited; later years carry it on. */
    year: z.number().int(),
    file: z.string(),
    page: newCitation.shape.page,
    label: z.string(),
    quote: newCitation.shape.quote.min(1),
    note: newCitation.shape.note.regex(/^Sample: \S/),
    rectangles: newCitation.shape.rectangles.min(1),
  }),
);
export type SamplePassages = z.infer<typeof samplePassages>;

/** Reads the sample's passages from the resources folder. Throws `assessments.sample-damaged`. */
export async function loadSamplePassages(resourcesDir: string): Promise<SamplePassages> {
  try {
    const file = path.join(resourcesDir, 'sample', 'citations.json');
    return samplePassages.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (cause) {
    throw new AppError('assessments.sample-damaged', {}, cause);
  }
}

/** What to cite for an item in a year, with the versions that the library gave the sample's files. */
function citing(passages: SamplePassages, documents: ReadonlyMap<string, SeededDocument>): SampleCitations {
  return (referenceDate, item) =>
    passages
      .filter((passage) => passage.itemId === item && referenceDate.startsWith(`${passage.year}-`))
      .flatMap(({ file, page, label, quote, note, rectangles }) => {
        const document = documents.get(file);
        return document
          ? [{ versionId: document.versionId, page, pageLabel: label, quote, note, rectangles }]
          : [];
      });
}

export interface SampleDependencies extends SampleDocumentsDependencies {
  readonly agencies: AgenciesService;
  readonly assessments: AssessmentsService;
  readonly planning: PlanningService;
}

/**
 * Fills the sample workspace on its first opening: documents first, then the assessments that cite them, since a frozen
 * assessment can cite nothing more, then the agencies that answer the open one, and last the plan. Interrupted at any
 * point and called again, it goes on where it stopped; a sample that is complete is left as the learner made it. While a document is missing no assessment is made.
 *
 * Call it after `imports.resumeInterrupted`, or an import that was cut off is not found ended.
 *
 * @throws AppError `library.sample-damaged`, `assessments.sample-damaged`, and as `seedSampleAssessments`.
 */
export async function seedSample({
  resources,
  library,
  works,
  imports,
  agencies,
  assessments,
  planning,
}: SampleDependencies): Promise<void> {
  const [wanted, answers, passages, many, plan] = await Promise.all([
    loadSampleDocuments(resources),
    loadSampleAssessments(resources),
    loadSamplePassages(resources),
    loadSampleAgencies(resources),
    loadSamplePlan(resources),
  ]);
  const { referenceDate } = answers.open;
  const seedRest = () => {
    seedSampleAgencies({ agencies, assessments }, many, referenceDate);
    seedSamplePlan(planning, SAMPLE_STATE, plan);
  };
  const isThere = assessments
    .list()
    .some((one) => one.state === SAMPLE_STATE && one.referenceDate === referenceDate);
  if (isThere) return seedRest();
  const documents = await seedSampleDocuments({ resources, library, works, imports });
  if (wanted.some(({ file }) => !documents.has(file))) return;
  seedSampleAssessments(assessments, answers, citing(passages, documents));
  seedRest();
}
