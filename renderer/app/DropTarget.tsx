import { Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { FileDown } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, notifyError, tokensForDropped, useChange } from '../platform';
import styles from './DropTarget.module.css';

/** Only files of the desktop: a link or a piece of text that is dragged about is none of our business. */
function carriesFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') === true;
}

async function bringIn(files: readonly File[]): Promise<string> {
  const tokens = await tokensForDropped(files);
  const { importId } = await call('library.startImport', { tokens: tokens.map(({ token }) => token) });
  return importId;
}

/** Files or folders dropped anywhere on the window are brought into the library. */
export function DropTarget() {
  const { t } = useTranslation('app');
  const navigate = useNavigate();
  const [over, setOver] = useState(false);
  const { mutate, isPending } = useChange({ mutationFn: bringIn, onError: notifyError });
  const depth = useRef(0);

  useEffect(() => {
    const settle = () => {
      depth.current = 0;
      setOver(false);
    };
    const enter = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      depth.current += 1;
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      depth.current -= 1;
      if (depth.current <= 0) settle();
    };
    const hover = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
    };
    const drop = (event: DragEvent) => {
      settle();
      // A screen may have taken the files already, for a purpose of its own.
      if (!carriesFiles(event) || event.defaultPrevented) return;
      event.preventDefault();
      mutate(Array.from(event.dataTransfer?.files ?? []), {
        whileHere: (importId) => navigate({ to: '/library/imports/$importId', params: { importId } }),
      });
    };
    const watched = { dragenter: enter, dragleave: leave, dragover: hover, drop } as const;
    for (const [name, hear] of Object.entries(watched)) window.addEventListener(name, hear as EventListener);
    return () => {
      for (const [name, hear] of Object.entries(watched)) {
        window.removeEventListener(name, hear as EventListener);
      }
    };
  }, [mutate, navigate]);

  return (
    <div role="status" aria-live="polite">
      {over || isPending ? (
        <div className={styles.cover}>
          <FileDown aria-hidden size={40} />
          <Text size="lg" fw={600}>
            {isPending ? t('drop.taking') : t('drop.here')}
          </Text>
          {isPending ? null : <Text size="sm">{t('drop.what')}</Text>}
        </div>
      ) : null}
    </div>
  );
}
