import { describedTable } from '../../shared/tables';
import { accessClass, highestAccessClass } from '../../shared/vocabulary';
import type { Around } from './kinds';
import { listColumn } from './rows-repository';

/** What the kinds may ask about a workspace, from its rows. */
export function createAround(
  given: Pick<Around, 'db' | 'editions' | 'instruments' | 'shippedConcepts'>,
): Around {
  const { db } = given;
  const first = (table: Parameters<typeof listColumn>[1], column: string, where: Record<string, string>) =>
    listColumn(db, table, column, where)[0] ?? null;
  const documentsOfFile = (sha256: string) => listColumn(db, 'document_versions', 'document_id', { sha256 });
  const accessOfDocument = (id: string) => accessClass.safeParse(first('documents', 'access', { id })).data;
  const yearOf = (id: string) => {
    const state = first('assessments', 'state', { id });
    return state === null ? null : `${state} ${first('assessments', 'reference_date', { id }) ?? ''}`;
  };
  return {
    ...given,
    accessOf: (versionId) => {
      const documentId = first('document_versions', 'document_id', { id: versionId });
      return documentId === null ? null : (accessOfDocument(documentId) ?? null);
    },
    accessOfFile: (sha256) =>
      highestAccessClass(documentsOfFile(sha256).flatMap((id) => accessOfDocument(id) ?? [])),
    titleOfDocument: (id) => first('documents', 'title', { id }),
    titleOfFile: (sha256) => {
      const [id] = documentsOfFile(sha256);
      return id === undefined ? null : first('documents', 'title', { id });
    },
    titleOfDataset: (hash) => {
      const text = first('table_editions', 'description', { hash });
      if (text === null) return null;
      const { format: _format, ...description } = JSON.parse(text) as Record<string, unknown>;
      return describedTable.safeParse(description).data?.title ?? null;
    },
    hashOfEdition: (questionnaire, edition) => first('own_editions', 'hash', { questionnaire, edition }),
    hashOfDataset: (id) => first('table_editions', 'hash', { id }),
    shortNameOf: (id) => first('agencies', 'short_name', { id }),
    yearOf,
    yearOfSnapshot: (id) => {
      const assessmentId = first('snapshots', 'assessment_id', { id });
      return assessmentId === null ? null : yearOf(assessmentId);
    },
  };
}
