import { Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ErrorNotices, lostWith } from '../../platform';
import { LoadingState, PageHeader } from '../../ui';
import { OneEdition } from '../components/OneEdition';
import { useEditions, useLineages } from '../queries';

/** Every edition of the questionnaire: what changed in it, the way to an edition of one's own, and its translations. */
export function QuestionnairesScreen() {
  const { t } = useTranslation('questionnaires');
  const editions = useEditions();
  const lineages = useLineages();
  return (
    <>
      <PageHeader title={t('screen.title')} what={t('screen.what')} next={t('screen.next')} />
      <ErrorNotices of={[editions, lineages]} />
      {lostWith(editions) !== null || lostWith(lineages) !== null ? null : editions.data === undefined ||
        lineages.data === undefined ? (
        <LoadingState />
      ) : (
        <Stack gap="lg">
          {editions.data.map((edition) => (
            <OneEdition
              key={`${edition.id} ${edition.edition}`}
              edition={edition}
              lineage={lineages.data.find(
                ({ questionnaire, to }) => questionnaire === edition.id && to === edition.edition,
              )}
            />
          ))}
        </Stack>
      )}
    </>
  );
}
