import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Comparison } from '../../../shared/comparison';
import { columnsOf, type Span, saidBetween } from '../changes';
import { useColumnNames } from '../column-names';
import styles from './SpanChoice.module.css';

interface SpanChoiceProps {
  readonly comparison: Comparison;
  readonly span: Span;
  readonly onChoose: (span: Span) => void;
}

/** Which two of several columns the changes are told between. */
export function SpanChoice({ comparison, span, onChoose }: SpanChoiceProps) {
  const { t } = useTranslation('comparison');
  const names = useColumnNames(comparison.columns);
  const ends = (of: Span) => {
    const [from, to] = columnsOf(comparison, of);
    return [comparison.columns[from], comparison.columns[to]] as const;
  };
  const label = (of: Span) => {
    const [first, last] = ends(of);
    if (first === undefined || last === undefined) return '';
    return t(`${saidBetween(first, last)}.span`, { first: names.short(first), last: names.short(last) });
  };
  const spans: readonly Span[] = ['overall', ...comparison.stepCounts.keys()];
  return (
    <NativeSelect
      mt="xs"
      size="xs"
      classNames={{ root: styles.choice ?? '', label: styles.label ?? '' }}
      label={t(`${saidBetween(...ends(span))}.span-label`)}
      value={String(span)}
      onChange={(event) => {
        const { value } = event.currentTarget;
        onChoose(value === 'overall' ? value : Number(value));
      }}
      data={spans.map((each) => ({ value: String(each), label: label(each) }))}
    />
  );
}
