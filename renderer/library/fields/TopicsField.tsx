import { MultiSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { TOPIC_GROUPS, TOPICS, topicsOfGroup } from '../../../shared/vocabulary';
import { useCatalogueWords } from '../words';
import { CatalogueFieldFrame } from './CatalogueFieldFrame';
import type { FieldProps } from './TextField';
import { useAutosave } from './use-autosave';

/** The topics of a document, picked from their groups. Typing narrows the list. */
export function TopicsField({ document, save }: FieldProps) {
  const { t } = useTranslation('library');
  const words = useCatalogueWords();
  const { draft, change, saving } = useAutosave(document.topics, (topics) => save({ topics }));
  return (
    <CatalogueFieldFrame
      field="topics"
      guessed={document.guessed.includes('topics')}
      saving={saving}
      onConfirm={() => change(draft, 'once')}
      wide
    >
      <MultiSelect
        label={t('field.topics.label')}
        description={t('field.topics.hint')}
        data={TOPIC_GROUPS.map((group) => ({
          group: words.topicGroup(group.id),
          items: topicsOfGroup(group.id).map(({ id }) => ({ value: id, label: words.topic(id) })),
        }))}
        value={draft}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': t('field.clear', { field: t('field.topics.label') }) }}
        {...(draft.length === 0 ? { placeholder: t('field.topics.pick') } : {})}
        nothingFoundMessage={t('filter.none')}
        onChange={(chosen) =>
          change(
            TOPICS.map(({ id }) => id).filter((id) => chosen.includes(id)),
            'once',
          )
        }
      />
    </CatalogueFieldFrame>
  );
}
