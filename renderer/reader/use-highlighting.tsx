import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { HIGHLIGHT_COLOURS, type Highlight, type HighlightColour } from '../../shared/reader';
import { notifyDone, notifyError, offerUndo } from '../platform';
import { keptPart, type Passage } from './passage';
import { useAddHighlights, useChangeHighlight, useRemoveHighlight } from './queries';

/** The colour used last, which is likely the next one too. */
let lastColour: HighlightColour = HIGHLIGHT_COLOURS[0];

/** What can be done with highlights, and which of them is the one looked at. */
export interface Highlighting {
  /** Id of the highlight looked at in the panel, and whether its note is being written. */
  readonly active: { readonly id: string; readonly writing: boolean } | null;
  /** The colour of what was marked last here; null while nothing was. */
  readonly marked: HighlightColour | null;
  readonly look: (id: string, writing?: boolean) => void;
  readonly close: () => void;
  /** Marks a passage in a colour, the last one unless said; `writing` goes on with its note. */
  readonly mark: (passage: Passage, options?: { colour?: HighlightColour; writing?: boolean }) => void;
  readonly paint: (id: string, colour: HighlightColour) => void;
  /** Keeps a note; resolves when it is on disk. */
  readonly write: (id: string, note: string) => Promise<unknown>;
  readonly remove: (highlight: Highlight) => void;
}

/** Marks passages of a version, changes and removes them with a way back. Failures are told beside the screen. */
export function useHighlighting(versionId: string): Highlighting {
  const { t } = useTranslation('reader');
  const [active, setActive] = useState<Highlighting['active']>(null);
  const [marked, setMarked] = useState<Highlighting['marked']>(null);
  const { mutate: add } = useAddHighlights(versionId);
  const { mutate: save, mutateAsync: saveNow } = useChangeHighlight(versionId);
  const { remove: removing, restore: restoring } = useRemoveHighlight(versionId);
  const look = useCallback((id: string, writing = false) => setActive({ id, writing }), []);

  const mark: Highlighting['mark'] = (passage, { colour = lastColour, writing = false } = {}) => {
    lastColour = colour;
    add(
      passage.map((part) => ({ ...keptPart(part), colour, note: '' })),
      {
        onSuccess: ([first]) => {
          setMarked(colour);
          if (first !== undefined) look(first.id, writing);
        },
        onError: notifyError,
      },
    );
  };

  const remove = ({ id }: Highlight) =>
    removing.mutate(id, {
      onSuccess: () => {
        offerUndo({
          id: `highlight-removed-${id}`,
          message: t('highlight.removed'),
          label: t('highlight.undo'),
          undo: () =>
            restoring.mutate(id, {
              onSuccess: () => notifyDone(t('highlight.restored')),
              onError: notifyError,
            }),
        });
      },
      onError: notifyError,
    });

  return {
    active,
    marked,
    look,
    close: useCallback(() => setActive(null), []),
    mark,
    paint: (highlightId, colour) => {
      lastColour = colour;
      save({ highlightId, changes: { colour } }, { onError: notifyError });
    },
    write: (highlightId, note) => saveNow({ highlightId, changes: { note } }),
    remove,
  };
}
