import { useDebouncedCallback } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';

interface TypedWordsOptions {
  /** The words that are followed now, whoever asked for them. */
  readonly words: string;
  /** A pause in typing after which what was typed is followed. */
  readonly pauseMs: number;
  /** Follows the words that were typed. */
  readonly onFollow: (words: string) => void;
}

/** Words in a field, and the way they go from there. */
export interface TypedWords {
  /** What stands in the field; ahead of the words that are followed until the next pause. */
  readonly typed: string;
  /** Puts words into the field, to be followed after the pause. */
  readonly type: (words: string) => void;
  /** Puts words into the field that are asked for with something else, at once; nothing follows after them. */
  readonly take: (words: string) => void;
}

/**
 * The words of a field that something follows when typing pauses: a list, an address. Words that come from elsewhere (Back, a link) take the
 * place of what was typed and end what was still to follow; those that went from here are known already, and more may have been typed since.
 */
export function useTypedWords({ words, pauseMs, onFollow }: TypedWordsOptions): TypedWords {
  const [typed, setTyped] = useState(words);
  // The words that are followed now, and those that went from here after them: on a slow computer several may be under way.
  const sent = useRef<readonly string[]>([words]);
  const send = (next: string) => {
    if (sent.current.at(-1) !== next) sent.current = [...sent.current, next];
  };
  const follow = useDebouncedCallback((next: string) => {
    send(next);
    onFollow(next);
  }, pauseMs);
  const take = (next: string) => {
    follow.cancel();
    send(next);
    setTyped(next);
  };
  useEffect(() => {
    const at = sent.current.lastIndexOf(words);
    if (at >= 0) {
      sent.current = sent.current.slice(at);
      return;
    }
    follow.cancel();
    sent.current = [words];
    setTyped(words);
  }, [words, follow]);
  const type = (next: string) => {
    setTyped(next);
    follow(next);
  };
  return { typed, type, take };
}
