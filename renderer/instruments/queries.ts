import { useQuery } from '@tanstack/react-query';
import { call } from '../platform';

/** Every instrument with its articles. Shipped with the program, so nothing ever makes them stale. */
export function useInstruments() {
  return useQuery({ queryKey: ['instruments', 'list'], queryFn: () => call('instruments.list', {}) });
}
