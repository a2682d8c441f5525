import { localDay } from '../../shared/kernel';

/** Today on this PC's clock, as an ISO day. */
export function today(): string {
  return localDay(new Date().toISOString());
}
