import { Alert, Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { TextLink } from '../../ui';
import { usePictureQueue } from './queries';

/** Says on the library's screen that pictures are being read, with the way to the list. */
export function PictureNotice() {
  const { t } = useTranslation('library');
  const queue = usePictureQueue().data ?? [];
  const waiting = queue.filter(({ state }) => state === 'waiting');
  const stopped = queue.filter(({ state }) => state === 'stopped');
  if (waiting.length + stopped.length === 0) return null;
  const done = waiting.reduce((sum, one) => sum + one.done, 0);
  const total = waiting.reduce((sum, one) => sum + one.total, 0);
  return (
    <Alert color={waiting.length > 0 ? 'blue' : 'yellow'} p="xs" mb="xs">
      {waiting.length > 0
        ? t('pictures.notice.reading', { count: waiting.length, done, total })
        : t('pictures.notice.stopped', { count: stopped.length })}{' '}
      <TextLink to="/library/pictures" size="sm">
        {t('pictures.notice.show')}
      </TextLink>
      {waiting.length > 0 ? (
        <Progress
          value={total === 0 ? 0 : Math.floor((100 * done) / total)}
          size="sm"
          mt={4}
          aria-label={t('pictures.progress')}
        />
      ) : null}
    </Alert>
  );
}
