import { Group, Loader, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import styles from './states.module.css';

/** Stands where something is on its way. Drawn after a moment only, so that what is quick does not flicker. */
export function LoadingState({ label }: { readonly label?: string }) {
  const { t } = useTranslation('ui');
  return (
    <Group role="status" gap="sm" className={styles.loading}>
      <Loader size="sm" aria-hidden />
      <Text size="sm">{label ?? t('loading')}</Text>
    </Group>
  );
}
