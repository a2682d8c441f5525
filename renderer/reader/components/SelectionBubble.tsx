import { Button, Paper, Portal, Tooltip, UnstyledButton } from '@mantine/core';
import { NotebookPen, Quote } from 'lucide-react';
import type { SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { HIGHLIGHT_COLOURS, type HighlightColour } from '../../../shared/reader';
import type { Selected } from '../use-passage';
import styles from './SelectionBubble.module.css';
import { Swatch } from './Swatch';

interface SelectionBubbleProps {
  readonly selected: Selected;
  readonly onHighlight: (colour: HighlightColour) => void;
  readonly onNote: () => void;
  readonly onCite: () => void;
}

const WIDTH_PX = 380;
const HEIGHT_PX = 44;
const AWAY_PX = 6;

/** The pointer must not take the selection away before the click is heard. */
const hold = (event: SyntheticEvent) => event.preventDefault();

/** Offers what can be done with what is selected, at its end: mark it, write a note on it, cite it. */
export function SelectionBubble({ selected, onHighlight, onNote, onCite }: SelectionBubbleProps) {
  const { t } = useTranslation('reader');
  const left = Math.max(8, Math.min(selected.end.left, window.innerWidth - WIDTH_PX));
  const top = Math.max(8, Math.min(selected.end.top + AWAY_PX, window.innerHeight - HEIGHT_PX));
  return (
    <Portal>
      <Paper
        className={styles['bubble']}
        style={{ left, top }}
        shadow="md"
        withBorder
        role="toolbar"
        data-selection-uses
        aria-label={t('selection.label')}
        onPointerDown={hold}
        onMouseDown={hold}
      >
        {HIGHLIGHT_COLOURS.map((colour) => {
          const name = t('selection.highlight', { colour: t(`colour.${colour}`) });
          return (
            <Tooltip key={colour} label={name}>
              <UnstyledButton
                className={styles['colour'] ?? ''}
                aria-label={name}
                aria-keyshortcuts="Control+Shift+H"
                onClick={() => onHighlight(colour)}
              >
                <Swatch colour={colour} />
              </UnstyledButton>
            </Tooltip>
          );
        })}
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<NotebookPen aria-hidden size={14} />}
          onClick={onNote}
          aria-keyshortcuts="Control+Shift+N"
        >
          {t('selection.note')}
        </Button>
        <Button
          size="compact-sm"
          leftSection={<Quote aria-hidden size={14} />}
          onClick={onCite}
          aria-keyshortcuts="Control+Shift+C"
        >
          {t('cite.selection')}
        </Button>
      </Paper>
    </Portal>
  );
}
