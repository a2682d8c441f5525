import { relationFault } from '../../../shared/library';
import { highestAccessClass } from '../../../shared/vocabulary';
import { listColumn, listRows, type Row, readRows } from '../rows-repository';
import type { Kind } from './kind';
import { fieldsOf, rowOf, without } from './shape';

const DOCUMENT = { json: ['pillars', 'topics', 'guessed'] } as const;
const VERSION = { flags: ['is_official'] } as const;

export const fileKind: Kind<'file'> = {
  kind: 'file',
  entity: 'file',
  scope: (id) => [{ table: 'files', where: { sha256: id } }],
  read: ({ files: [row] = [] }) => {
    if (row === undefined) return undefined;
    const fields = fieldsOf(row, { json: ['facts'] });
    const { facts, ...rest } = fields as { facts: { locked?: unknown } };
    return { ...rest, sourceName: String(row.source_name).slice(0, 300), locked: facts.locked === true };
  },
  write: (content, { files: [present] = [] }) => ({
    // What is known of bytes that are here was read from them; nobody else knows better.
    files: [
      present ?? { ...rowOf(without(content, 'locked')), facts: JSON.stringify({ locked: content.locked }) },
    ],
  }),
  needs: () => [],
  title: ({ sourceName }) => sourceName,
  access: () => 'public',
};

export const documentKind: Kind<'document'> = {
  kind: 'document',
  entity: 'document',
  scope: (id) => [
    { table: 'documents', where: { id } },
    { table: 'document_versions', where: { document_id: id } },
  ],
  read: ({ documents: [row] = [], document_versions: versions = [] }) => {
    if (row === undefined || row.merged_into !== null || versions.length === 0) return undefined;
    return {
      ...without(fieldsOf(row, DOCUMENT), 'removedAt', 'mergedInto', 'appliesTo'),
      ...(row.applies_to === null ? {} : { appliesTo: row.applies_to }),
      versions: versions
        .toSorted((a, b) => Number(b.position) - Number(a.position))
        .map((each) => without(fieldsOf(each, VERSION), 'documentId', 'position', 'cameFrom')),
    };
  },
  write: ({ versions, ...document }, { documents: [before] = [], document_versions: present = [] }) => {
    const known = new Map(present.map((row) => [row.id, row]));
    const given = new Set(versions.map(({ id }) => id));
    // A version is never lost by taking in a pack: one that the sender does not have goes to the end.
    const kept = present
      .filter(({ id }) => !given.has(String(id)))
      .toSorted((a, b) => Number(a.position) - Number(b.position));
    const official = versions.some(({ isOfficial }) => isOfficial);
    return {
      documents: [
        {
          ...rowOf(document, DOCUMENT),
          applies_to: document.appliesTo ?? null,
          created_at: before?.created_at ?? document.createdAt,
          // Who takes one in that lies in the trash wants it back.
          removed_at: null,
          merged_into: null,
        },
      ],
      document_versions: [
        ...kept.map(
          (row, at): Row => ({
            ...row,
            position: at + 1,
            is_official: official ? 0 : (row.is_official ?? 0),
          }),
        ),
        ...versions.toReversed().map(
          (version, at): Row => ({
            ...rowOf(version, VERSION),
            document_id: document.id,
            position: kept.length + at + 1,
            came_from: known.get(version.id)?.came_from ?? null,
          }),
        ),
      ],
    };
  },
  needs: ({ versions }) =>
    [...new Set(versions.map(({ sha256 }) => sha256))].map((id) => ({ kind: 'file', id })),
  title: ({ title }) => title,
  access: ({ access }) => access,
  // As the library itself writes it when one comes back from the trash, or goes there.
  rowHistory: ({ documents: [was] = [] }, { documents: [is] = [] }) => {
    const [before, after] = [was, is].map((row) => (row?.removed_at == null ? null : String(row.removed_at)));
    const changes = was !== undefined && is !== undefined && before !== after;
    return changes ? [{ field: 'removedAt', before: before ?? null, after: after ?? null }] : [];
  },
  fault: ({ id, versions }, { db }) => {
    const [row] = readRows(db, [{ table: 'documents', where: { id } }]).documents ?? [];
    if (row !== undefined && row.merged_into !== null) return 'pack.joined';
    const elsewhere = versions.some((version) =>
      listColumn(db, 'document_versions', 'document_id', { id: version.id }).some((owner) => owner !== id),
    );
    return elsewhere ? 'pack.joined' : null;
  },
};

const RELATION = { flags: ['in_part'] } as const;

export const relationKind: Kind<'relation'> = {
  kind: 'relation',
  entity: 'relation',
  scope: (id) => [{ table: 'document_relations', where: { id } }],
  read: ({ document_relations: [row] = [] }) => row && fieldsOf(row, RELATION),
  write: (content, { document_relations: [present] = [] }) => ({
    document_relations: [
      { ...rowOf(content, RELATION), created_at: present?.created_at ?? content.createdAt },
    ],
  }),
  needs: ({ fromDocument, toDocument }) => [fromDocument, toDocument].map((id) => ({ kind: 'document', id })),
  title: ({ fromDocument, toDocument }, { titleOfDocument }) =>
    [fromDocument, toDocument].map((id) => titleOfDocument(id) ?? '…').join(' → '),
  access: () => 'public',
  fault: (content, { db }) => {
    const edges = listRows(db, 'document_relations')
      .filter(({ id }) => id !== content.id)
      .map((row) => ({
        kind: row.kind as typeof content.kind,
        from: String(row.from_document),
        to: String(row.to_document),
        inPart: row.in_part === 1,
      }));
    const { kind, fromDocument: from, toDocument: to, inPart } = content;
    return relationFault(edges, { kind, from, to, inPart }) === null ? null : 'pack.relation';
  },
};

export const numberingKind: Kind<'numbering'> = {
  kind: 'numbering',
  entity: 'file',
  scope: (id) => [
    { table: 'page_numbers', where: { sha256: id } },
    { table: 'files', where: { sha256: id } },
  ],
  read: ({ page_numbers: [row] = [] }) => row && fieldsOf(row),
  write: (content, { files = [] }) => ({ page_numbers: [rowOf(content)], files }),
  needs: ({ sha256 }) => [{ kind: 'file', id: sha256 }],
  title: ({ sha256 }, { titleOfFile }) => titleOfFile(sha256) ?? sha256.slice(0, 8),
  access: ({ sha256 }, { accessOfFile }) => accessOfFile(sha256),
  fault: ({ sha256, firstPage }, { db }, inPack) => {
    const here = readRows(db, [{ table: 'files', where: { sha256 } }]).files?.[0]?.page_count;
    const pages = here ?? inPack('file', sha256)?.pageCount;
    return pages !== undefined && pages !== null && firstPage > Number(pages) ? 'pack.page-outside' : null;
  },
  // As the library itself writes it.
  history: (before, after) => {
    const told = (one: typeof before) => (one === null ? null : `${one.firstPage} ${one.firstNumber}`);
    return [{ field: 'pageNumbers', before: told(before), after: told(after) }];
  },
};

const HIGHLIGHT = { json: ['rectangles'] } as const;

export const highlightKind: Kind<'highlight'> = {
  kind: 'highlight',
  entity: 'highlight',
  scope: (id) => [{ table: 'highlights', where: { id } }],
  read: ({ highlights: [row] = [] }) => {
    if (row === undefined) return undefined;
    return { ...without(fieldsOf(row, HIGHLIGHT), 'removedAt'), isRemoved: row.removed_at !== null };
  },
  write: ({ isRemoved, ...content }, { highlights: [present] = [] }) => ({
    highlights: [
      {
        ...rowOf(content, HIGHLIGHT),
        created_at: present?.created_at ?? content.createdAt,
        removed_at: isRemoved ? (present?.removed_at ?? content.updatedAt) : null,
      },
    ],
  }),
  // A mark belongs to the bytes of a file and waits for them where they are not here.
  needs: () => [],
  title: ({ quote, note, page }) => [note, quote].find((text) => text.trim() !== '') ?? `p. ${page}`,
  access: ({ sha256 }, { accessOfFile }) => accessOfFile(sha256),
};

/** The narrowest class among the documents that versions belong to. */
export const accessOfVersions = (
  versionIds: readonly string[],
  accessOf: (versionId: string) => Parameters<typeof highestAccessClass>[0][number] | null,
) => highestAccessClass([...new Set(versionIds)].flatMap((id) => accessOf(id) ?? []));
