import { Button, Text } from '@mantine/core';
import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Kbd } from '../../ui';
import styles from './StillTrue.module.css';

interface StillTrueProps {
  /** The same question; one to be read anew; or nothing was chosen. */
  readonly kind: 'same' | 'read' | 'none';
  readonly busy: boolean;
  readonly onConfirm: () => void;
}

/** Takes last year's answer as still true. */
export function StillTrue({ kind, busy, onConfirm }: StillTrueProps) {
  const { t } = useTranslation('assessments');
  return (
    <div className={styles.ask}>
      <Text size="sm" className={styles.words}>
        {t(`carried.ask.${kind}`)}
      </Text>
      <Button
        size="xs"
        leftSection={<Check aria-hidden size={16} />}
        rightSection={kind === 'same' ? <Kbd keys="S" /> : undefined}
        loading={busy}
        onClick={onConfirm}
      >
        {t(`carried.do.${kind}`)}
      </Button>
    </div>
  );
}
