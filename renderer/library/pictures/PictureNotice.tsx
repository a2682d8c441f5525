import { Alert } from '@mantine/core';
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
  // What is left only falls; a share of the whole would fall too, each time a document is done and no longer counted.
  const left = waiting.reduce((sum, one) => sum + one.total - one.done, 0);
  return (
    <Alert role="note" color={waiting.length > 0 ? 'blue' : 'yellow'} p="xs" mb="xs">
      {waiting.length > 0
        ? t('pictures.notice.reading', { count: waiting.length, left })
        : t('pictures.notice.stopped', { count: stopped.length })}{' '}
      <TextLink to="/library/pictures" size="sm">
        {t('pictures.notice.show')}
      </TextLink>
    </Alert>
  );
}
