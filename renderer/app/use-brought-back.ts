import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { bringBackDrafts, dropUndo, listen, offerUndo, useUnsentWords } from '../platform';

const NOTICE = 'brought-back';

/** Whether the list of words that came back was asked for yet, and is open. */
export type UnsentList = 'never' | 'open' | 'closed';

/**
 * Brings back what was typed and not sent when the window last ended without asking, and tells of it as long as some of it is neither sent
 * nor let go: also words whose screen is gone must have a way out. Gives whether the list of them is open, what closes it, and what tells
 * of them again.
 */
export function useBroughtBack(): {
  readonly list: UnsentList;
  readonly closeList: () => void;
  readonly tellAgain: () => void;
} {
  const { t } = useTranslation('app');
  const latest = useRef(t);
  latest.current = t;
  const [list, setList] = useState<UnsentList>('never');
  const isAnyLeft = useUnsentWords().some(({ cameBack }) => cameBack);
  const isLeft = useRef(isAnyLeft);
  isLeft.current = isAnyLeft;
  const tell = useCallback(() => {
    offerUndo({
      ...{ id: NOTICE, message: latest.current('brought-back.what'), stays: true },
      ...{ label: latest.current('brought-back.go'), undo: () => setList('open') },
    });
  }, []);
  const tellAgain = useCallback(() => {
    if (isLeft.current) tell();
  }, [tell]);
  const closeList = useCallback(() => {
    setList('closed');
    tellAgain();
  }, [tellAgain]);
  useEffect(() => {
    if (!isAnyLeft) dropUndo(NOTICE);
  }, [isAnyLeft]);
  useEffect(() => {
    let isKnown = false;
    const bringBack = async () => {
      const wereThere = await bringBackDrafts();
      isKnown = wereThere !== null;
      if (wereThere === true) tell();
    };
    void bringBack();
    return listen(({ name }) => {
      if (name === 'workspace.process-restarted' && !isKnown) void bringBack();
    });
    // Once a page: what is typed in it is kept too, and came back from nowhere.
  }, [tell]);
  return { list, closeList, tellAgain };
}
