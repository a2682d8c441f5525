import { Button, Text } from '@mantine/core';
import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Kbd } from '../../ui';
import styles from './StillTrue.module.css';

interface StillTrueProps {
  readonly busy: boolean;
  readonly onConfirm: () => void;
}

/** Takes last year's answer as still true. */
export function StillTrue({ busy, onConfirm }: StillTrueProps) {
  const { t } = useTranslation('assessments');
  return (
    <div className={styles.ask}>
      <Text size="sm" className={styles.words}>
        {t('carried.ask')}
      </Text>
      <Button
        size="xs"
        leftSection={<Check aria-hidden size={16} />}
        rightSection={<Kbd keys="S" />}
        loading={busy}
        onClick={onConfirm}
      >
        {t('carried.still-true')}
      </Button>
    </div>
  );
}
