import type { comparisonContract } from '../../shared/comparison';
import type { Handlers } from '../../shared/kernel';
import type { ComparisonService } from './service';

/** Answers the calls of the comparison room. */
export function createComparisonHandlers(service: ComparisonService): Handlers<typeof comparisonContract> {
  return { 'comparison.compare': ({ snapshotIds }) => service.compare(snapshotIds) };
}
