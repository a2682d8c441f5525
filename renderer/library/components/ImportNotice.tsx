import { Alert, Progress, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportSummary } from '../../../shared/library';
import { TextLink } from '../../ui';
import { doneOf } from '../import-counts';
import { useImports } from '../queries';

/**
 * Says that an import is under way or was cut off, with the way to it. One that was followed here stays when it is over,
 * so that the rows below it do not move by themselves while somebody is about to press one.
 */
export function ImportNotice() {
  const imports = useImports().data ?? [];
  const [followed, setFollowed] = useState<readonly string[]>([]);
  const begun = imports.filter(({ id, state }) => state === 'running' && !followed.includes(id));
  if (begun.length > 0) setFollowed([...followed, ...begun.map(({ id }) => id)]);
  const shown = imports.filter(({ id, state }) => state === 'interrupted' || followed.includes(id));
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
  const cutOff = summary.state === 'interrupted';
  const done = doneOf(summary);
  const { total } = summary;
  return (
    <Alert role="note" color={cutOff ? 'yellow' : 'blue'} p="xs">
      {cutOff
        ? t('import.notice.interrupted', { done, total })
        : summary.state === 'running'
          ? t('import.notice.running', { done, total })
          : t('import.done-of', { done, count: total })}{' '}
      <TextLink to="/library/imports/$importId" params={{ importId: summary.id }} size="sm">
        {t(cutOff ? 'import.notice.continue' : 'import.notice.watch')}
      </TextLink>
      <Progress
        value={total === 0 ? 0 : Math.floor((100 * done) / total)}
        size="sm"
        mt={4}
        aria-label={t('import.progress')}
      />
    </Alert>
  );
}
