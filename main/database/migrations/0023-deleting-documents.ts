import type { Migration } from './migration.ts';

/**
 * What names a document is found by it: deleting one for good read through all documents, all versions and all files ever brought in, to
 * see that nothing is left that names it. Nothing is changed but how rows are found.
 */
export const deletingDocuments: Migration = {
  version: 23,
  name: 'deleting documents',
  sql: `
CREATE INDEX documents_by_merge ON documents (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX document_versions_by_origin ON document_versions (came_from) WHERE came_from IS NOT NULL;
CREATE INDEX import_files_by_document ON import_files (document_id) WHERE document_id IS NOT NULL;
`,
};
