import { Button, Group, Text } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePrinting } from './use-printing';

/** How near the end of what is drawn has to come before more is drawn by itself. */
const AHEAD = '600px';

interface MoreProps {
  readonly shown: number;
  readonly count: number;
  readonly atOnce: number;
  readonly onMore: () => void;
}

/**
 * Leads on in a list of which only the beginning is drawn; nothing where all of it is. Who pressed for the last of them stays here and
 * hears that all are shown: a button that goes would leave the keys at the beginning of the page.
 */
export function More({ shown, count, atOnce, onMore }: MoreProps) {
  const { t } = useTranslation('ui');
  const [wasLastAsked, setWasLastAsked] = useState(false);
  const words = useRef<HTMLParagraphElement>(null);
  const isWhole = shown >= count;
  useEffect(() => {
    if (isWhole && wasLastAsked) words.current?.focus({ preventScroll: true });
  }, [isWhole, wasLastAsked]);
  if (isWhole && !wasLastAsked) return null;
  return (
    <Group gap="xs">
      {isWhole ? null : (
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => {
            setWasLastAsked(shown + atOnce >= count);
            onMore();
          }}
        >
          {t('list.more', { count: Math.min(atOnce, count - shown) })}
        </Button>
      )}
      <Text size="sm" c="dimmed" ref={words} tabIndex={-1}>
        {t('list.shown', { shown: Math.min(shown, count), count })}
      </Text>
    </Group>
  );
}

interface Growing<T> {
  readonly shown: readonly T[];
  /** What stands below the list: draws more when it comes into view, and by its button. */
  readonly more: ReactNode;
}

/** How much was drawn of lists that were scrolled, by entry of the window's history and name, the latest last. */
const drawnBefore = new Map<string, number>();
const MOST_REMEMBERED = 100;

function remember(key: string, drawn: number): void {
  drawnBefore.delete(key);
  drawnBefore.set(key, drawn);
  const [oldest] = drawnBefore.keys();
  if (drawnBefore.size > MOST_REMEMBERED && oldest !== undefined) drawnBefore.delete(oldest);
}

/**
 * Draws of a list of some thousands its beginning, and more as it is scrolled: drawing them all takes seconds. What is printed is
 * whole. Who comes back to the page by the key finds as much of it as there was, so that its place is there. A list of which another is
 * to be begun has to be another component, by its key.
 *
 * @param name Tells the list from the others of its page.
 */
export function useGrowing<T>(all: readonly T[], atOnce: number, name: string): Growing<T> {
  const router = useRouter();
  // That of the page it was drawn on first: the address changes before the page goes.
  const [place] = useState(() => `${router.state.location.state.__TSR_key ?? ''} ${name}`);
  const [drawn, setDrawn] = useState(() => drawnBefore.get(place) ?? atOnce);
  const printing = usePrinting();
  useEffect(() => {
    if (drawn > atOnce) remember(place, drawn);
  }, [place, drawn, atOnce]);
  const end = useRef<HTMLDivElement>(null);
  const isWhole = printing || drawn >= all.length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: with more drawn the end lies elsewhere, and is looked at anew
  useEffect(() => {
    if (isWhole || end.current === null) return;
    const watcher = new IntersectionObserver(
      (seen) => {
        if (seen.some(({ isIntersecting }) => isIntersecting)) setDrawn((before) => before + atOnce);
      },
      { rootMargin: AHEAD },
    );
    watcher.observe(end.current);
    return () => watcher.disconnect();
  }, [isWhole, drawn, atOnce]);
  return {
    shown: isWhole ? all : all.slice(0, drawn),
    more: printing ? null : (
      <div ref={end}>
        <More
          shown={drawn}
          count={all.length}
          atOnce={atOnce}
          onMore={() => setDrawn((before) => before + atOnce)}
        />
      </div>
    ),
  };
}
