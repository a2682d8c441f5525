import { Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../../platform';
import { LoadingState, PageHeader } from '../../ui';
import { OneEdition } from '../components/OneEdition';
import { useEditions, useLineages } from '../queries';

/** Every edition of the questionnaire: what changed in it, the way to an edition of one's own, and its translations. */
export function QuestionnairesScreen() {
  const { t } = useTranslation('questionnaires');
  const editions = useEditions();
  const lineages = useLineages();
  const failed = editions.isError ? editions : lineages.isError ? lineages : null;
  return (
    <>
      <PageHeader title={t('screen.title')} what={t('screen.what')} next={t('screen.next')} />
      {failed !== null ? (
        <ErrorNotice error={failed.error} onRetry={() => void failed.refetch()} />
      ) : editions.data === undefined || lineages.data === undefined ? (
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
