import { canonicalJson, type Json } from '../../../shared/kernel';
import { editionProblems, mappingProblems } from '../../../shared/questionnaires';
import { asText, hashOf } from './frozen';
import type { Kind } from './kind';
import { fieldsOf, rowOf } from './shape';

export const editionKind: Kind<'edition'> = {
  kind: 'edition',
  entity: 'edition',
  scope: (id) => {
    const [questionnaire = '', edition = ''] = id.split('/');
    return [{ table: 'own_editions', where: { questionnaire, edition } }];
  },
  read: ({ own_editions: [row] = [] }) =>
    row && {
      content: JSON.parse(String(row.content)),
      mapping: JSON.parse(String(row.mapping)),
      createdAt: row.created_at,
      createdBy: row.created_by,
    },
  write: ({ content, mapping, createdAt, createdBy }, { own_editions: present = [] }) => {
    const [text, mapped] = [asText(content), asText(mapping)];
    return {
      own_editions:
        present.length > 0
          ? present
          : [
              {
                questionnaire: content.id,
                edition: content.edition,
                content: text,
                hash: hashOf(text),
                mapping: mapped,
                mapping_hash: hashOf(mapped),
                created_at: createdAt,
                created_by: createdBy,
              },
            ],
    };
  },
  needs: ({ mapping }) => [{ kind: 'edition', id: `${mapping.questionnaire}/${mapping.from}` }],
  title: ({ content }) => `${content.title} (${content.edition})`,
  access: () => 'public',
  fault: ({ content, mapping }, { editions, instruments }, inPack) => {
    const find = (name: string) => editions.find((one) => one.id === content.id && one.edition === name);
    // An edition never changes: another one of this name cannot stand beside it or in its place.
    if (find(content.edition) !== undefined) return 'pack.edition-there';
    if (editionProblems(content, instruments()).length > 0) return 'pack.edition-unsound';
    const base = find(mapping.from) ?? inPack('edition', `${content.id}/${mapping.from}`)?.content;
    return base !== undefined && mappingProblems(base, content, mapping).length > 0
      ? 'pack.edition-unsound'
      : null;
  },
  history: (_before, { content, mapping }) => [
    {
      field: 'made',
      before: canonicalJson(mapping.from),
      after: canonicalJson({ title: content.title, hash: hashOf(asText(content)) }),
    },
  ],
  historyId: ({ own_editions: [row] = [] }) =>
    row === undefined ? '' : `${row.questionnaire} ${row.edition}`,
};

const told = ({ texts, state, sourceHash }: { texts: unknown; state: string; sourceHash: string }) =>
  canonicalJson({ texts: texts as Json, state, source: sourceHash });

export const editionTextKind: Kind<'edition-text'> = {
  kind: 'edition-text',
  entity: 'edition-text',
  scope: (id) => {
    const [questionnaire = '', language = '', item = ''] = id.split('/');
    return [{ table: 'edition_texts', where: { questionnaire, language, item_id: item } }];
  },
  read: ({ edition_texts: [row] = [] }) => row && fieldsOf(row, { json: ['texts'] }),
  write: (content) => ({
    edition_texts: [{ ...rowOf(content), texts: asText(content.texts) }],
  }),
  needs: () => [],
  title: ({ itemId, language, texts }) => `${itemId} (${language}): ${texts.topic}`,
  access: () => 'public',
  // Editions that a workspace makes are of a questionnaire that ships.
  fault: ({ questionnaire }, { editions }) =>
    editions.some(({ id }) => id === questionnaire) ? null : 'pack.edition',
  history: (before, after) => [
    { field: 'text', before: before === null ? null : told(before), after: told(after) },
  ],
  historyId: ({ edition_texts: [row] = [] }) =>
    row === undefined ? '' : `${row.questionnaire} ${row.language} ${row.item_id}`,
};
