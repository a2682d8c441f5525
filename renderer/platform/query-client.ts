import { QueryClient } from '@tanstack/react-query';
import { isAppError } from '../../shared/kernel';

/**
 * One client a window. Facts live in the data process on this PC: nothing is fetched over a network, an answer stays right until
 * an event says otherwise, and only a process that was just restarted is worth asking again.
 */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        staleTime: Number.POSITIVE_INFINITY,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        retry: (failures, error) => failures < 1 && isAppError(error, 'app.unreachable'),
        retryDelay: 300,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}
