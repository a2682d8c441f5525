import { useNavigate } from '@tanstack/react-router';
import { notifyError } from '../platform';
import { useBringIn, type Wanted } from './queries';

/** Asks for documents, starts reading them in and shows the import. `busy` until the import stands. */
export function useBringInAndShow(): { readonly bringIn: (wanted: Wanted) => void; readonly busy: boolean } {
  const navigate = useNavigate();
  const start = useBringIn();
  const bringIn = (wanted: Wanted) =>
    start.mutate(wanted, {
      onSuccess: (importId) => {
        if (importId !== null) void navigate({ to: '/library/imports/$importId', params: { importId } });
      },
      onError: notifyError,
    });
  return { bringIn, busy: start.isPending };
}
