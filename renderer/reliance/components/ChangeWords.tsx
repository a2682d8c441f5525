import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { endsText, type LawChange } from '../../../shared/library';
import { useDates } from '../../platform';
import { InLanguage, StatusBadge, TextLink } from '../../ui';

/** What happened to a text, since when, and which document did it. */
export function ChangeWords({ change }: { readonly change: LawChange }) {
  const { t } = useTranslation('reliance');
  const dates = useDates();
  return (
    <Text size="sm" component="div">
      <StatusBadge tone={endsText(change) ? 'bad' : 'care'}>
        {t(change.inPart ? 'change.in-part' : `change.${change.kind}`)}
      </StatusBadge>{' '}
      {change.since === null ? null : t('since', { day: dates.day(change.since) })}{' '}
      {change.by === null ? null : (
        <>
          {t('by')}{' '}
          <TextLink to="/library/$documentId" params={{ documentId: change.by.documentId }} inherit>
            <InLanguage code={change.by.language}>{change.by.title}</InLanguage>
          </TextLink>
        </>
      )}
    </Text>
  );
}
