import type { consolidationContract } from '../../shared/consolidation';
import type { Handlers } from '../../shared/kernel';
import type { ConsolidationService } from './service';

/** Answers the calls of the consolidation room. */
export function createConsolidationHandlers(
  service: ConsolidationService,
): Handlers<typeof consolidationContract> {
  return {
    'consolidation.table': ({ assessmentId }) => service.table(assessmentId),
    'consolidation.item': ({ assessmentId, itemId }) => service.item(assessmentId, itemId),
  };
}
