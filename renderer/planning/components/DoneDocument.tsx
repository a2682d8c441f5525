import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { TextLink } from '../../ui';
import { useOutsideWords } from '../outside-words';
import { useDocumentNamed } from '../queries';

/** The document that shows an action to be done; without a way to it where it lies in the trash or is gone. */
export function DoneDocument({ documentId }: { readonly documentId: string }) {
  const { t } = useTranslation('planning');
  const document = useDocumentNamed(documentId);
  const outsideWords = useOutsideWords();
  if (document === undefined) return null;
  return (
    <Text size="xs">
      {t('action.shown-by')}{' '}
      {document === null || document.removedAt !== null ? (
        outsideWords(document)
      ) : (
        <TextLink to="/library/$documentId" params={{ documentId }} size="xs">
          <bdi>{document.title}</bdi>
        </TextLink>
      )}
    </Text>
  );
}
