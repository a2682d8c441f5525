import { useEffect } from 'react';
import type { LetterStep } from '../../shared/workspace';
import { call, notifyError, pressedKey } from '../platform';

const STEPS: Readonly<Record<string, LetterStep>> = {
  '+': 'larger',
  '=': 'larger',
  '-': 'smaller',
  '0': 'usual',
};

/**
 * Ctrl with plus, minus and 0 draws everything larger, smaller or as usual: a window without a menu has no such keys of its own. Heard
 * behind the screens, of which the reader takes these keys for its page.
 */
export function useLetterSize(): void {
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      const step = STEPS[pressedKey(event)];
      const command = event.ctrlKey || event.metaKey;
      if (step === undefined || !command || event.altKey || event.defaultPrevented) return;
      event.preventDefault();
      call('workspace.drawLetters', { step }).catch(notifyError);
    };
    window.addEventListener('keydown', hear);
    return () => window.removeEventListener('keydown', hear);
  }, []);
}
