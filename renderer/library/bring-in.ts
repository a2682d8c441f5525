import { useNavigate } from '@tanstack/react-router';
import { notifyError } from '../platform';
import { useBringIn, type Wanted } from './queries';

/** Asks for documents, starts reading them in and shows the import. `busy` until the import stands. */
export function useBringInAndShow(): { readonly bringIn: (wanted: Wanted) => void; readonly busy: boolean } {
  const navigate = useNavigate();
  const start = useBringIn();
  // An empty state that asks is gone as soon as the import is known, which may be before its reply.
  const bringIn = (wanted: Wanted) =>
    start.mutate(wanted, {
      whileHere: (importId) => {
        if (importId !== null) void navigate({ to: '/library/imports/$importId', params: { importId } });
      },
      onError: notifyError,
    });
  return { bringIn, busy: start.isPending };
}
