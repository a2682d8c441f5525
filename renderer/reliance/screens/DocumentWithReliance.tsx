import { Alert } from '@mantine/core';
import { Scale } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { RELIANCE_GROUPS } from '../../../shared/reliance';
import { DocumentScreen } from '../../library';
import { TextLink } from '../../ui';
import { useReliance } from '../queries';

/** The page of a document, with what rests on it where it changed. */
export function DocumentWithReliance() {
  return <DocumentScreen resting={(documentId) => <RestingHere documentId={documentId} />} />;
}

function RestingHere({ documentId }: { readonly documentId: string }) {
  const { t } = useTranslation('reliance');
  const texts = useReliance(documentId).data?.texts ?? [];
  const [open = 0, decided = 0, frozen = 0] = RELIANCE_GROUPS.map((group) =>
    texts.reduce((sum, { counts }) => sum + counts[group], 0),
  );
  if (texts.length === 0) return null;
  return (
    <Alert
      color={open > 0 ? 'yellow' : 'gray'}
      p="xs"
      mb="md"
      icon={<Scale aria-hidden size={18} />}
      role="note"
      aria-label={t('here.label')}
    >
      {t('here.count', { count: open + decided + frozen })} {t('here.open', { count: open })}{' '}
      {frozen > 0 ? `${t('here.frozen', { count: frozen })} ` : null}
      <TextLink to="/changed-texts" search={{ document: documentId }} size="sm" inherit>
        {t(open > 0 ? 'here.decide' : 'here.see')}
      </TextLink>
    </Alert>
  );
}
