// biome-ignore lint/style/noRestrictedImports: this is what everything else takes instead.
import { type UseMutationOptions, type UseMutationResult, useMutation } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useCallback, useEffect, useRef } from 'react';
import { notifyError } from './notices';

/** What follows a change. */
export interface Afterwards<Result> {
  /** When it was made, whatever became of the screen: telling it, offering to undo it. */
  readonly onSuccess?: (result: Result) => unknown;
  /** When it was made and what asked for it is still shown: closing that. Somebody may have closed it and opened another. */
  readonly whileShown?: (result: Result) => unknown;
  /** When it was made and the user is still where it was asked for: going on to another screen. */
  readonly whileHere?: (result: Result) => unknown;
  /** When it failed, whatever became of the screen. Without it the place that asked shows the failure. */
  readonly onError?: (error: Error) => unknown;
}

/** A change that can be asked for, and how far the one asked for last is. */
export interface Change<Result, Input>
  extends Omit<UseMutationResult<Result, Error, Input>, 'mutate' | 'mutateAsync'> {
  /** Asks for it. A failure is never lost: it is told beside the screen when the place that would show it is gone. */
  readonly mutate: (input: Input, afterwards?: Afterwards<Result>) => void;
  /** Asks for it and leaves everything that follows to the caller, the failure too. */
  readonly mutateAsync: (input: Input) => Promise<Result>;
}

/**
 * The one way to change something: `useMutation`, but what follows cannot get lost. TanStack Query forgets what was given to
 * `mutate` when the component goes or asks again, and a component often goes by its own change: the row or the revision that it
 * stood for is read anew before the reply is there. Here what follows hangs on the reply, and says itself whether it makes sense
 * only while the component (`whileShown`) or the screen (`whileHere`) is there. Asked for twice in the same words before the first
 * reply is there, it is made once: a button is pressed twice before it can say that it has heard.
 */
export function useChange<Result, Input = void>(
  options: UseMutationOptions<Result, Error, Input>,
): Change<Result, Input> {
  const { mutate: _, mutateAsync, ...state } = useMutation(options);
  const isTold = options.onError !== undefined;
  const router = useRouter({ warn: false });
  const isShown = useRef(false);
  const underWay = useRef<string | null>(null);
  useEffect(() => {
    isShown.current = true;
    return () => {
      isShown.current = false;
    };
  }, []);
  const mutate = useCallback(
    (input: Input, afterwards: Afterwards<Result> = {}): void => {
      // Not the address that is drawn: whoever has chosen another screen that is still loading has left this one.
      const address = () => router?.history.location.pathname;
      const askedAt = address();
      const words = JSON.stringify(input) ?? '';
      if (underWay.current === words) return;
      underWay.current = words;
      const replied = () => {
        if (underWay.current === words) underWay.current = null;
      };
      void mutateAsync(input).then(
        (result) => {
          replied();
          afterwards.onSuccess?.(result);
          if (isShown.current) afterwards.whileShown?.(result);
          if (address() === askedAt) afterwards.whileHere?.(result);
        },
        (error: Error) => {
          replied();
          if (afterwards.onError !== undefined) afterwards.onError(error);
          else if (!isTold && !isShown.current) notifyError(error);
        },
      );
    },
    [mutateAsync, isTold, router],
  );
  return { ...state, mutate, mutateAsync };
}
