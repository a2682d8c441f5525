import type { SentPack } from '../../shared/exchange';

/** How a pack stands that did not go out, or not yet; null for one that went out. */
export function placeWord({ place }: Pick<SentPack, 'place'>) {
  if (place === null) return null;
  if (place.isBeingWritten) return 'sent.being-written';
  return place.letGo === null ? 'sent.unplaced' : 'sent.let-go';
}
