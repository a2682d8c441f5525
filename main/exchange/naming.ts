import { isOfAState, thingKey, whoseIn } from '../../shared/exchange';
import type { FileSender } from '../../shared/library';
import type { Db, UndoneChange } from '../database';
import { kindOf, ROW_KINDS } from './kinds';
import {
  findBringer,
  findReceived,
  findReceivedAs,
  findSender,
  findSent,
  listFileSenders,
  listRequestMoments,
  receiptLinesOf,
} from './ledger-repository';

/** How the history calls packs, and what came with one and may be gone again. */
export interface PackNaming {
  /** Whose pack it was or for whom; whose key. */
  nameOf(id: string): string;
  /** The receipt while all that came can be taken back with it. */
  placeOf(id: string): string | null;
  /** What the receipt calls a thing of the history that a pack brought; empty where no pack did. */
  titleOf(entity: string, id: string, change: UndoneChange): string;
  /** The pack, with its sender, that brought a stored file and was not taken back; null for none. */
  bringerOf(sha256: string): { readonly id: string; readonly sender: string } | null;
  /** When requests that ask an agency in an assessment went out as packs. */
  requestsTo(assessmentId: string, agencyId: string): readonly string[];
  /** Every stored file that such a pack brought, with its sender. */
  fileSenders(): readonly FileSender[];
}

export function createPackNaming(db: Db): PackNaming {
  // A page of the history asks for thing after thing of the same receipt, whose lines are many and never change.
  let last: { readonly id: string; readonly titles: ReadonlyMap<string, string> } | undefined;

  return {
    nameOf: (id) =>
      findReceived(db, id)?.sender ?? findSent(db, id)?.receiver ?? findSender(db, id)?.name ?? '',
    placeOf: (id) => (findReceived(db, id)?.undone_at === null ? id : null),
    bringerOf: (sha256) => findBringer(db, sha256) ?? null,
    requestsTo: (assessmentId, agencyId) => listRequestMoments(db, `${assessmentId}/${agencyId}`),
    fileSenders: () => listFileSenders(db),
    titleOf: (entity, id, { field, before, after }) => {
      const pack = field === 'pack' ? after : field === 'packUndone' ? before : null;
      const receipt = pack === null ? undefined : findReceivedAs(db, pack);
      if (receipt === undefined) return '';
      if (last?.id !== receipt.id) {
        const titles = new Map(receiptLinesOf(receipt).map(({ key, title }) => [key, title]));
        last = { id: receipt.id, titles };
      }
      const { titles } = last;
      const kind = ROW_KINDS.find((each) => kindOf(each).entity === entity && titles.has(thingKey(each, id)));
      const title = kind === undefined ? '' : (titles.get(thingKey(kind, id)) ?? '');
      // The history says by itself where a thing belongs.
      const whose = kind !== undefined && isOfAState(kind) ? whoseIn(title) : null;
      return whose?.name ?? title;
    },
  };
}
