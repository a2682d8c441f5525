import { Alert } from '@mantine/core';
import { Scale } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { isOpenLine } from '../../../shared/reliance';
import { DocumentScreen } from '../../library';
import { TextLink } from '../../ui';
import { useReliance } from '../queries';

/** The page of a document, with what rests on it where it changed. */
export function DocumentWithReliance() {
  return <DocumentScreen resting={(documentId) => <RestingHere documentId={documentId} />} />;
}

function RestingHere({ documentId }: { readonly documentId: string }) {
  const { t } = useTranslation('reliance');
  const lines = useReliance(documentId).data?.lines ?? [];
  if (lines.length === 0) return null;
  const open = lines.filter(isOpenLine).length;
  const frozen = lines.filter(({ state }) => state === 'frozen').length;
  return (
    <Alert
      color={open > 0 ? 'yellow' : 'gray'}
      p="xs"
      mb="md"
      icon={<Scale aria-hidden size={18} />}
      role="note"
      aria-label={t('here.label')}
    >
      {t('here.count', { count: lines.length })} {t('here.open', { count: open })}{' '}
      {frozen > 0 ? `${t('here.frozen', { count: frozen })} ` : null}
      <TextLink to="/changed-texts" search={{ document: documentId }} size="sm" inherit>
        {t(open > 0 ? 'here.decide' : 'here.see')}
      </TextLink>
    </Alert>
  );
}
