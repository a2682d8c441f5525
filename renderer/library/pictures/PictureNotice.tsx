import { Alert } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TextLink } from '../../ui';
import { usePictureQueue } from './queries';

/**
 * Says that pictures are being read, with the way to the list. Once shown it stays and says when nothing is left, so that
 * the rows below it do not move by themselves while somebody is about to press one.
 */
export function PictureNotice() {
  const { t } = useTranslation('library');
  const queue = usePictureQueue().data ?? [];
  const waiting = queue.filter(({ state }) => state === 'waiting');
  const stopped = queue.filter(({ state }) => state === 'stopped');
  const isOver = waiting.length + stopped.length === 0;
  const [wasShown, setWasShown] = useState(false);
  if (!isOver && !wasShown) setWasShown(true);
  if (isOver && !wasShown) return null;
  // What is left only falls; a share of the whole would fall too, each time a document is done and no longer counted.
  const left = waiting.reduce((sum, one) => sum + one.total - one.done, 0);
  return (
    <Alert role="note" color={stopped.length > 0 && waiting.length === 0 ? 'yellow' : 'blue'} p="xs" mb="xs">
      {isOver
        ? t('pictures.notice.done')
        : waiting.length > 0
          ? t('pictures.notice.reading', { count: waiting.length, left })
          : t('pictures.notice.stopped', { count: stopped.length })}{' '}
      <TextLink to="/library/pictures" size="sm">
        {t('pictures.notice.show')}
      </TextLink>
    </Alert>
  );
}
