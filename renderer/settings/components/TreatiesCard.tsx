import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { TextLink } from '../../ui';
import { SettingsCard } from './SettingsCard';

/** Says where it is entered which treaties bind the State. */
export function TreatiesCard() {
  const { t } = useTranslation('settings');
  return (
    <SettingsCard name="treaties" title={t('treaties.title')}>
      <Text size="sm">{t('treaties.what')}</Text>
      <TextLink to="/principles" search={{ kind: 'treaty' }} size="sm">
        {t('treaties.go')}
      </TextLink>
    </SettingsCard>
  );
}
