import { Alert, Button, Checkbox, Group, Stack, Text, Title } from '@mantine/core';
import { CircleAlert, CircleX, Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { AppError } from '../../../shared/kernel';
import { cellName, type ImportPreview } from '../../../shared/tables';
import { errorWords, useDates } from '../../platform';
import styles from './tables.module.css';

interface PreviewStepProps {
  readonly preview: ImportPreview;
  readonly withoutRefused: boolean;
  readonly isBusy: boolean;
  readonly onWithoutRefused: (without: boolean) => void;
  readonly onImport: () => void;
}

/** What would be imported, everything that does not fit with its cell, and the button that does it. */
export function PreviewStep(props: PreviewStepProps) {
  const { preview, withoutRefused, isBusy, onWithoutRefused, onImport } = props;
  const { t } = useTranslation('tables');
  const dates = useDates();
  const { fresh, unchanged, taken, refused, doubtful, firstYear, lastYear } = preview;
  const isBlocked = fresh === 0 || (refused > 0 && !withoutRefused);
  return (
    <section aria-labelledby="preview-step">
      <Title order={2} id="preview-step">
        {t('preview.title')}
      </Title>
      <Text role="status" aria-live="polite" data-preview>
        <strong>
          {t('preview.counts', {
            states: preview.states,
            years: preview.years,
            items: preview.items,
            values: preview.values,
            refused,
          })}
        </strong>{' '}
        {firstYear === null || lastYear === null
          ? null
          : t('preview.span', { first: dates.year(firstYear), last: dates.year(lastYear) })}{' '}
        {t('preview.fresh', { count: fresh })}{' '}
        {unchanged > 0 ? t('preview.unchanged', { count: unchanged }) : null}{' '}
        {doubtful > 0 ? t('preview.doubtful', { count: doubtful }) : null}
      </Text>
      {taken.length === 0 ? null : (
        <Alert
          color="yellow"
          my="xs"
          icon={<CircleAlert aria-hidden />}
          title={t('preview.taken', { count: taken.length })}
        >
          {t('preview.taken-what')}{' '}
          <bdi>
            {taken
              .slice(0, 12)
              .map(({ state, year }) => `${state} ${year}`)
              .join(', ')}
          </bdi>
        </Alert>
      )}
      <Stack gap="xs" my="xs">
        {preview.kinds.map(({ code, loses, count }) => (
          <Problems key={`${code} ${loses}`} preview={preview} code={code} loses={loses} count={count} />
        ))}
      </Stack>
      <Group gap="md">
        {refused === 0 ? null : (
          <Checkbox
            label={t('preview.without', { count: refused })}
            checked={withoutRefused}
            onChange={(event) => onWithoutRefused(event.currentTarget.checked)}
          />
        )}
        <Button
          leftSection={<Download aria-hidden size={16} />}
          disabled={isBlocked}
          loading={isBusy}
          onClick={onImport}
        >
          {t('preview.do', { count: fresh })}
        </Button>
        {fresh === 0 ? <Text size="sm">{t('preview.nothing')}</Text> : null}
      </Group>
    </section>
  );
}

interface ProblemsProps {
  readonly preview: ImportPreview;
  readonly code: ImportPreview['kinds'][number]['code'];
  readonly loses: boolean;
  readonly count: number;
}

/** One kind of problem: what it is, what to do, and its first cells. */
function Problems({ preview, code, loses, count }: ProblemsProps) {
  const { t } = useTranslation('tables');
  const { what, next } = errorWords(new AppError(code));
  const told = preview.problems.filter((problem) => problem.code === code && problem.loses === loses);
  return (
    <details className={styles.card} data-problem={code}>
      <summary>
        {loses ? <CircleX aria-hidden size={16} /> : <CircleAlert aria-hidden size={16} />}{' '}
        <strong>{t(loses ? 'preview.refused-kind' : 'preview.doubtful-kind', { count })}</strong> {what}{' '}
        {next}
      </summary>
      <ul>
        {told.map(({ row, column, value }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: problems have no other name, and the list never changes its order
          <li key={at}>
            {row === null
              ? t('preview.no-cell', { value })
              : t('preview.cell', {
                  cell: column === null ? t('preview.row', { row }) : cellName(row, column),
                  value: value === '' ? t('preview.empty') : value,
                })}
          </li>
        ))}
      </ul>
      {told.length < count ? (
        <Text size="sm">{t('preview.more', { count: count - told.length })}</Text>
      ) : null}
    </details>
  );
}
