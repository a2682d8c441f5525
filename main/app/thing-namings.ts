import { z } from 'zod';
import { conceptName, type GlossaryConcept } from '../../shared/glossary';
import type { AssessmentsService } from '../assessments';
import type { ChangesDependencies } from '../changes';
import type { PackNaming } from '../exchange';
import type { LibraryService } from '../library';

type Namings = ChangesDependencies['namings'];
type Newest = Parameters<Namings[string]['nameOf']>[1];

export interface ThingNamingsOptions {
  readonly library: Pick<LibraryService, 'findVersion' | 'titleOfFile' | 'sourceNameOf'>;
  readonly assessments: Pick<AssessmentsService, 'findWorkshop' | 'listSnapshots'>;
  readonly glossary: { find(conceptId: string): GlossaryConcept | null };
  /** Title of a document; empty where it is gone. */
  readonly titleOf: (documentId: string) => string;
  readonly packs: Pick<PackNaming, 'nameOf' | 'placeOf'>;
}

/** What was written of a thing last, as far as it names the thing. */
const written = z
  .object({
    assessmentId: z.string(),
    snapshotId: z.string(),
    itemId: z.string(),
    title: z.string(),
    name: z.string(),
    fileName: z.string(),
    from: z.string(),
    to: z.string(),
  })
  .partial()
  .catch({});

/** Of a thing that is gone, what it was says more than what it is. */
function readWritten({ before, after }: Newest): z.infer<typeof written> {
  try {
    return written.parse(JSON.parse(after ?? before ?? 'null'));
  } catch {
    return {};
  }
}

/** Several names in a row; those that are not known are left out. */
const joined = (names: Iterable<string | undefined>, by: string): string =>
  [...names].filter((name) => name !== undefined && name !== '').join(by);

/** Names of the things of the history whose rooms take nothing of them back. */
export function thingNamings({
  library,
  assessments,
  glossary,
  titleOf,
  packs,
}: ThingNamingsOptions): Namings {
  const onItem = {
    nameOf: (_id: string, newest: Newest) => readWritten(newest).itemId ?? '',
    placeOf: (_id: string, newest: Newest) => {
      const { assessmentId, itemId } = readWritten(newest);
      return assessmentId === undefined ? null : joined([assessmentId, itemId], '/');
    },
  };
  const byTitle = {
    nameOf: (_id: string, newest: Newest) => {
      const { title, name, fileName } = readWritten(newest);
      return title ?? name ?? fileName ?? '';
    },
  };
  return {
    assessment: { nameOf: () => '', placeOf: (id) => id },
    decision: onItem,
    discussion: onItem,
    workshop: {
      nameOf: (id) => assessments.findWorkshop(id)?.title ?? '',
      placeOf: (id) => assessments.findWorkshop(id)?.assessmentId ?? null,
    },
    restatement: {
      ...onItem,
      placeOf: (_id, newest) => {
        const { snapshotId, itemId } = readWritten(newest);
        const frozen = assessments.listSnapshots().find(({ id }) => id === snapshotId);
        return frozen === undefined ? null : joined([frozen.assessmentId, itemId], '/');
      },
    },
    pack: packs,
    cause: { nameOf: (id) => id.split(' ')[0] ?? '' },
    version: {
      nameOf: (id) => {
        const facts = library.findVersion(id);
        return joined([facts?.title, facts?.version?.label], ', ');
      },
    },
    relation: {
      nameOf: (_id, newest) => {
        const { from, to } = readWritten(newest);
        return joined(
          [from, to].map((end) => end && titleOf(end)),
          ' → ',
        );
      },
    },
    // The id of these is made of the hashes of files.
    lookalike: {
      nameOf: (id) => {
        const files = id.split(' ');
        const titles = files.map(library.titleOfFile);
        const names = files.map(library.sourceNameOf);
        // Texts of one work, or namesakes.
        if (titles[0] !== '' && new Set(titles).size === 1 && new Set(names).size > 1)
          return `${titles[0]} (${joined(names, ' · ')})`;
        return joined(new Set(titles), ' · ');
      },
    },
    file: { nameOf: library.titleOfFile },
    glossary: {
      nameOf: (id) => {
        const concept = glossary.find(id);
        return concept === null ? '' : conceptName(concept);
      },
    },
    // An id of these is made of names: of the questionnaire, and of its edition or of language and item.
    edition: { nameOf: (id) => id },
    'edition-text': { nameOf: (id) => id.split(' ').at(-1) ?? '' },
    'sheet-request': byTitle,
    'saved-search': byTitle,
    'table-edition': byTitle,
  };
}
