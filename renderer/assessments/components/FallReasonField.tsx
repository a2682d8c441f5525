import { Radio } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type FallReason, fallReason } from '../../../shared/assessments';
import styles from './FallReasonField.module.css';

interface FallReasonFieldProps {
  readonly value: FallReason | null;
  readonly readOnly: boolean;
  readonly onChoose: (reason: FallReason) => void;
}

/** Asks why the level is lower than the year before. */
export function FallReasonField({ value, readOnly, onChoose }: FallReasonFieldProps) {
  const { t } = useTranslation('assessments');
  return (
    <Radio.Group
      label={t('fall.label')}
      description={value === null ? t('fall.why') : undefined}
      value={value}
      readOnly={readOnly}
      onChange={(chosen) => onChoose(fallReason.parse(chosen))}
      className={styles.field ?? ''}
    >
      <div className={styles.reasons}>
        {fallReason.options.map((reason) => (
          <Radio
            key={reason}
            value={reason}
            size="sm"
            label={t(`fall.reason.${reason}`)}
            disabled={readOnly}
          />
        ))}
      </div>
    </Radio.Group>
  );
}
