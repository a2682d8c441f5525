import { Button, Text } from '@mantine/core';
import { Check, CircleDashed } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useDates } from '../../platform';
import { Kbd } from '../../ui';
import styles from './UnconfirmedNotice.module.css';

interface UnconfirmedNoticeProps {
  /** Reference date of the snapshot the answer came from. */
  readonly date: string;
  readonly busy: boolean;
  readonly onConfirm: () => void;
}

/** Says that the answer is last year's and takes it as still true. */
export function UnconfirmedNotice({ date, busy, onConfirm }: UnconfirmedNoticeProps) {
  const { t } = useTranslation('assessments');
  const dates = useDates();
  return (
    <div className={styles.notice}>
      <CircleDashed aria-hidden size={18} className={styles.icon} />
      <Text size="sm" className={styles.words}>
        {t('carried.notice', { date: dates.day(date) })}
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
