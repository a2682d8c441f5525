import { Alert, Button, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { actsOn, type LibraryDocument, proposedStatus, textFactsOf } from '../../../shared/library';
import { notifyError, useToday } from '../../platform';
import { useUpdateDocument } from '../queries';
import { useCatalogueWords } from '../words';

/** Says that dates and relations speak for another legal status than the one written, and takes it over by one click. */
export function StatusProposal({ document }: { readonly document: LibraryDocument }) {
  const { t } = useTranslation('works');
  const words = useCatalogueWords();
  const update = useUpdateDocument(document.id);
  const now = useToday();
  const status = proposedStatus(textFactsOf(document), actsOn(document.relations), now);
  if (status === null || document.removedAt !== null) return null;
  return (
    <Alert color="blue" p="xs" mb="md">
      <Text component="span" size="sm">
        {t('proposal.says', { now: words.status(document.status), proposed: words.status(status) })}
      </Text>{' '}
      <Button
        size="xs"
        variant="default"
        loading={update.isPending}
        onClick={() => update.mutate({ status }, { onError: notifyError })}
      >
        {t('proposal.take', { proposed: words.status(status) })}
      </Button>
    </Alert>
  );
}
