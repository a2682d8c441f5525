import { Button, Portal } from '@mantine/core';
import { Quote } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Kbd } from '../../ui';
import type { Selected } from '../use-passage';

interface CiteBubbleProps {
  readonly selected: Selected;
  readonly onCite: () => void;
}

const WIDTH_PX = 200;
const HEIGHT_PX = 40;
const AWAY_PX = 6;

/** Offers to cite what is selected, at its end. */
export function CiteBubble({ selected, onCite }: CiteBubbleProps) {
  const { t } = useTranslation('reader');
  const left = Math.max(8, Math.min(selected.end.left, window.innerWidth - WIDTH_PX));
  const top = Math.max(8, Math.min(selected.end.top + AWAY_PX, window.innerHeight - HEIGHT_PX));
  return (
    <Portal>
      <Button
        size="xs"
        pos="fixed"
        left={left}
        top={top}
        style={{ zIndex: 250 }}
        leftSection={<Quote aria-hidden size={14} />}
        // The pointer must not take the selection away before the click is heard.
        onPointerDown={(event) => event.preventDefault()}
        onMouseDown={(event) => event.preventDefault()}
        onClick={onCite}
        aria-keyshortcuts="Control+Shift+C"
      >
        {t('cite.selection')}
        <span aria-hidden style={{ marginInlineStart: 8 }}>
          <Kbd keys="Ctrl+Shift+C" />
        </span>
      </Button>
    </Portal>
  );
}
