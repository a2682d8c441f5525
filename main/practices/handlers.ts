import type { Handlers } from '../../shared/kernel';
import type { practicesContract } from '../../shared/practices';
import type { PracticesService } from './service';

/** Answers the calls of the practices room. */
export function createPracticesHandlers(practices: PracticesService): Handlers<typeof practicesContract> {
  return {
    'practices.members': () => practices.members(),
    'practices.cited': ({ state }) => [...practices.cited(state)],
  };
}
