import { AppError } from '../../shared/kernel';

/** Longest text that is put together: a page that was taken over must not fill the memory. */
const MOST = 32_000_000;

export interface LongTexts {
  /** @throws AppError `workspace.save-refused` where the text becomes too long. */
  add(id: string, piece: string): void;
  /** The pieces so far, which are then forgotten. @throws AppError `workspace.save-refused` where there are none. */
  take(id: string): string;
}

/** Keeps the pieces of one text until it is saved: no call takes more than some hundred thousand characters. */
export function createLongTexts(): LongTexts {
  let kept: { readonly id: string; text: string } | null = null;
  return {
    add: (id, piece) => {
      if (kept?.id !== id) kept = { id, text: '' };
      if (kept.text.length + piece.length > MOST) {
        kept = null;
        throw new AppError('workspace.save-refused');
      }
      kept.text += piece;
    },
    take: (id) => {
      if (kept?.id !== id) throw new AppError('workspace.save-refused');
      const { text } = kept;
      kept = null;
      return text;
    },
  };
}
