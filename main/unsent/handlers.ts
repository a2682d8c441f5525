import type { Handlers } from '../../shared/kernel';
import type { unsentContract } from '../../shared/unsent';
import type { UnsentService } from './service';

/** Answers the calls about what is typed and not sent. */
export function createUnsentHandlers(unsent: UnsentService): Handlers<typeof unsentContract> {
  return {
    'unsent.list': () => [...unsent.list()],
    'unsent.keep': ({ forms }) => ({ kept: unsent.keep(forms) }),
  };
}
