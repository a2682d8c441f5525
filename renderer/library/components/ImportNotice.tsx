import { Alert, Progress, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ImportSummary } from '../../../shared/library';
import { TextLink } from '../../ui';
import { doneOf } from '../import-counts';
import { useImports } from '../queries';

/** Says that an import is under way or was cut off, with the way to it. */
export function ImportNotice() {
  const imports = useImports().data ?? [];
  const shown = imports.filter((one) => one.state === 'running' || one.state === 'interrupted');
  if (shown.length === 0) return null;
  return (
    <Stack gap="xs" mb="xs">
      {shown.map((one) => (
        <OneNotice key={one.id} summary={one} />
      ))}
    </Stack>
  );
}

function OneNotice({ summary }: { readonly summary: ImportSummary }) {
  const { t } = useTranslation('library');
  const running = summary.state === 'running';
  const done = doneOf(summary);
  return (
    <Alert role="note" color={running ? 'blue' : 'yellow'} p="xs">
      {t(running ? 'import.notice.running' : 'import.notice.interrupted', { done, total: summary.total })}{' '}
      <TextLink to="/library/imports/$importId" params={{ importId: summary.id }} size="sm">
        {t(running ? 'import.notice.watch' : 'import.notice.continue')}
      </TextLink>
      {running ? (
        <Progress
          value={summary.total === 0 ? 0 : Math.floor((100 * done) / summary.total)}
          size="sm"
          mt={4}
          aria-label={t('import.progress')}
        />
      ) : null}
    </Alert>
  );
}
