import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { TextLink } from '../../ui';
import { HomeSection } from './HomeSection';

/** Answers that rest on an older text of a document which has a later one by now. */
export function CitationsSection({ count }: { readonly count: number }) {
  const { t } = useTranslation('home');
  if (count === 0) return null;
  return (
    <HomeSection
      title={t('citations.title', { count })}
      aside={
        <TextLink to="/citations-to-check" size="sm">
          {t('citations.check')}
        </TextLink>
      }
    >
      <Text size="sm">{t('citations.what')}</Text>
    </HomeSection>
  );
}
