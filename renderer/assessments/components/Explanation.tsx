import { Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import styles from './growing-field.module.css';

interface ExplanationProps {
  readonly text: string;
  readonly readOnly: boolean;
  readonly onType: (text: string) => void;
  readonly onLeave: () => void;
}

/** The explanation in the respondent's own words. */
export function Explanation({ text, readOnly, onType, onLeave }: ExplanationProps) {
  const { t } = useTranslation('assessments');
  return (
    <Textarea
      label={t('explanation.label')}
      description={t('explanation.why')}
      value={text}
      readOnly={readOnly}
      onChange={(event) => onType(event.currentTarget.value)}
      onBlur={onLeave}
      maxLength={20_000}
      dir="auto"
      rows={3}
      classNames={{ input: styles.roomy ?? '' }}
    />
  );
}
