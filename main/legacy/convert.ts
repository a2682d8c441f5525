import type { LegacyEncoding } from '../../shared/library';
import { fromLimon } from './khmer.ts';
import { fromNepaliFont } from './nepali.ts';
import { fromFm } from './sinhala.ts';
import { fromBamini } from './tamil.ts';
import { fromTcvn3, fromVni } from './vietnamese.ts';
import { fromZawgyi } from './zawgyi.ts';

/** A word in a legacy encoding as Unicode. `capitals`: its font draws small letters as capitals. */
export function fromLegacy(encoding: LegacyEncoding, word: string, capitals = false): string {
  switch (encoding) {
    case 'zawgyi':
      return fromZawgyi(word);
    case 'limon':
      return fromLimon(word);
    case 'tcvn3':
      return fromTcvn3(word, capitals);
    case 'vni':
      return fromVni(word);
    case 'bamini':
      return fromBamini(word);
    case 'fm-abhaya':
      return fromFm(word);
    default:
      return fromNepaliFont(encoding, word);
  }
}
