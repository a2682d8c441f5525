import { ByteReader } from './bytes.ts';
import { UNGROUPED } from './lists.ts';

/** A stamp for each place of a page: those that bear the number given out last are marked, all others are as good as empty. */
class Stamps {
  list = new Int32Array(4_096);
  private number = 0;

  /** Gives a number that stands nowhere yet, and room for the places up to `last`. */
  next(last: number): number {
    if (last >= this.list.length) {
      this.list = new Int32Array((last + 1) * 2);
      this.number = 0;
    }
    // From here on the numbers begin anew.
    if (this.number === 2 ** 30) {
      this.list.fill(0);
      this.number = 0;
    }
    this.number += 1;
    return this.number;
  }
}

/** One for all terms: what is stamped is looked up before anything else is. */
export const stamps = new Stamps();

/**
 * Reads the places of a term page by page. Pages are asked for by their position in the term's list, in rising order. Numbers are read
 * where they are needed, in the same few lines each time: a function for that is not always put in their place, and gives one result where
 * the number and the next position are needed.
 *
 * `keep` is how words are found that stand side by side. Where few places are looked for among many the two are merged. Else a
 * number is written at the places looked for, and at those of the term it is asked whether it stands there: that needs no
 * branch for a place, while in merging sorted places whether the next one is there cannot be foreseen, which takes five times as long.
 */
export interface PlacesOfTerm {
  readonly places: Int32Array;
  /** Reads the places at a position into `places` and gives how many there are. */
  read(position: number): number;
  /** Keeps those of the first `count` of the sorted `wanted` that are among the places, moved by `shift`; gives how many, at most `most`. */
  keep(position: number, wanted: Int32Array, count: number, shift: number, most: number): number;
  /** Stamps the places, moved by `shift`, up to `last`. */
  stamp(position: number, shift: number, last: number, number: number): void;
  /** Goes to a position and gives its first place. */
  open(position: number): number;
  /** The first place from a given one on, or `NONE`. Asked for in rising order; what `open` and this gave last is asked for again. */
  advance(place: number): number;
}

/** Above every place. */
export const NONE = 0x7fffffff;

/** Places that can be read, with the rest. */
export function placesOfTerm(source: Pick<PlacesOfTerm, 'places' | 'read'>): PlacesOfTerm {
  let count = 0;
  let here = 0;
  return {
    open: (position) => {
      count = source.read(position);
      here = 0;
      return count === 0 ? NONE : (source.places[0] as number);
    },
    advance: (place) => {
      while (here < count && (source.places[here] as number) < place) here += 1;
      return here === count ? NONE : (source.places[here] as number);
    },
    get places() {
      return source.places;
    },
    read: (position) => source.read(position),
    keep: (position, wanted, count, shift, most) => {
      const all = source.read(position);
      const { places } = source;
      let kept = 0;
      for (let at = 0, want = 0; at < all && want < count && kept < most; ) {
        const difference = (places[at] as number) + shift - (wanted[want] as number);
        if (difference === 0) {
          wanted[kept] = wanted[want] as number;
          kept += 1;
        }
        if (difference >= 0) want += 1;
        if (difference <= 0) at += 1;
      }
      return kept;
    },
    stamp: (position, shift, last, number) => {
      const count = source.read(position);
      const { list } = stamps;
      for (let at = 0; at < count; at += 1) {
        const place = (source.places[at] as number) + shift;
        if (place > last) return;
        list[place] = number;
      }
    },
  };
}

/** Leaves those of the first `count` places that bear a number; gives how many, at most `most`. */
export function keepStamped(places: Int32Array, count: number, number: number, most: number): number {
  const { list } = stamps;
  let kept = 0;
  for (let at = 0; at < count && kept < most; at += 1) {
    const place = places[at] as number;
    if (list[place] !== number) continue;
    places[kept] = place;
    kept += 1;
  }
  return kept;
}

/** Places looked for are few when the term's places on the page take so many times as many bytes. */
const FEW = 4;

/** The places of a list as it is written down. */
export class PlaceCursor implements PlacesOfTerm {
  places: Int32Array = new Int32Array(64);
  private readonly bytes: Uint8Array;
  private readonly groupEnds: Int32Array;
  private readonly groupBytes: Int32Array;
  private group = 0;
  /** Position whose places begin at `at`. */
  private position = 0;
  private at: number;
  /** The first number at the position last sought. */
  private value = 0;
  /** The place last given by `open` or `advance`, and where those after it are. */
  private place = 0;
  private from = 0;
  private end = 0;

  constructor(count: number, bytes: Uint8Array) {
    this.bytes = bytes;
    const reader = new ByteReader(bytes);
    const groups = count > UNGROUPED ? reader.number() : 1;
    this.groupEnds = new Int32Array(groups);
    this.groupBytes = new Int32Array(groups);
    if (count > UNGROUPED) {
      for (let group = 0, end = 0, to = 0; group < groups; group += 1) {
        end += reader.number();
        to += reader.number();
        this.groupEnds[group] = end;
        this.groupBytes[group] = to;
      }
      // Bytes are counted from where the table ends.
      for (let group = 0; group < groups; group += 1)
        this.groupBytes[group] = (this.groupBytes[group] as number) + reader.at;
    } else {
      this.groupEnds[0] = count;
      this.groupBytes[0] = bytes.length;
    }
    this.at = reader.at;
  }

  /** Goes to a position and reads its first number into `value`. */
  private seek(position: number): void {
    const { bytes, groupEnds } = this;
    if (position >= (groupEnds[this.group] as number)) {
      do this.group += 1;
      while (position >= (groupEnds[this.group] as number));
      this.position = groupEnds[this.group - 1] as number;
      this.at = this.groupBytes[this.group - 1] as number;
    }
    let { at } = this;
    for (let here = this.position; ; here += 1) {
      let byte = bytes[at] as number;
      at += 1;
      let value = byte & 127;
      for (let shift = 7; byte > 127; shift += 7) {
        byte = bytes[at] as number;
        at += 1;
        value |= (byte & 127) << shift;
      }
      if (here === position) {
        this.value = value;
        break;
      }
      at += (value & 1) === 0 ? 0 : value >>> 1;
    }
    this.position = position + 1;
    this.at = at;
  }

  /** Makes room in `places` for as many as that many bytes may hold. */
  private reserve(bytes: number): void {
    if (bytes > this.places.length) this.places = new Int32Array(bytes * 2);
  }

  read(position: number): number {
    this.seek(position);
    const { bytes, value } = this;
    if ((value & 1) === 0) {
      this.places[0] = value >>> 1;
      return 1;
    }
    this.reserve(value >>> 1);
    const { places } = this;
    let { at } = this;
    const end = at + (value >>> 1);
    let count = 0;
    for (let place = 0; at < end; count += 1) {
      let byte = bytes[at] as number;
      at += 1;
      place += byte & 127;
      for (let shift = 7; byte > 127; shift += 7) {
        byte = bytes[at] as number;
        at += 1;
        place += (byte & 127) << shift;
      }
      places[count] = place;
    }
    this.at = at;
    return count;
  }

  open(position: number): number {
    this.seek(position);
    const { bytes, value } = this;
    if ((value & 1) === 0) {
      this.end = this.from;
      this.place = value >>> 1;
      return this.place;
    }
    let { at } = this;
    this.end = at + (value >>> 1);
    this.at = this.end;
    let byte = bytes[at] as number;
    at += 1;
    let place = byte & 127;
    for (let bits = 7; byte > 127; bits += 7) {
      byte = bytes[at] as number;
      at += 1;
      place += (byte & 127) << bits;
    }
    this.from = at;
    this.place = place;
    return place;
  }

  advance(wanted: number): number {
    let { place, from } = this;
    const { bytes, end } = this;
    while (place < wanted) {
      if (from >= end) {
        place = NONE;
        break;
      }
      let byte = bytes[from] as number;
      from += 1;
      place += byte & 127;
      for (let bits = 7; byte > 127; bits += 7) {
        byte = bytes[from] as number;
        from += 1;
        place += (byte & 127) << bits;
      }
    }
    this.from = from;
    this.place = place;
    return place;
  }

  keep(position: number, wanted: Int32Array, count: number, shift: number, most: number): number {
    this.seek(position);
    const { value } = this;
    if ((value & 1) === 0) return keepOnly(wanted, count, (value >>> 1) + shift);
    const from = this.at;
    const end = from + (value >>> 1);
    this.at = end;
    return count * FEW <= end - from
      ? keepFew(this.bytes, from, end, wanted, count, shift, most)
      : keepMany(this.bytes, from, end, wanted, count, shift, most);
  }

  stamp(position: number, shift: number, last: number, number: number): void {
    this.seek(position);
    const { bytes, value } = this;
    const { list } = stamps;
    if ((value & 1) === 0) {
      const only = (value >>> 1) + shift;
      if (only <= last) list[only] = number;
      return;
    }
    let { at } = this;
    const end = at + (value >>> 1);
    this.at = end;
    for (let place = shift; at < end; ) {
      let byte = bytes[at] as number;
      at += 1;
      place += byte & 127;
      for (let bits = 7; byte > 127; bits += 7) {
        byte = bytes[at] as number;
        at += 1;
        place += (byte & 127) << bits;
      }
      if (place > last) return;
      list[place] = number;
    }
  }
}

function keepOnly(wanted: Int32Array, count: number, only: number): number {
  for (let at = 0; at < count; at += 1) {
    if (wanted[at] !== only) continue;
    wanted[0] = only;
    return 1;
  }
  return 0;
}

/** Reads on to each place that is looked for. */
function keepFew(
  bytes: Uint8Array,
  from: number,
  end: number,
  wanted: Int32Array,
  count: number,
  shift: number,
  most: number,
): number {
  let kept = 0;
  let at = from;
  let place = -1;
  let sum = shift;
  for (let want = 0; want < count; want += 1) {
    const looked = wanted[want] as number;
    while (place < looked) {
      if (at >= end) return kept;
      let byte = bytes[at] as number;
      at += 1;
      sum += byte & 127;
      for (let bits = 7; byte > 127; bits += 7) {
        byte = bytes[at] as number;
        at += 1;
        sum += (byte & 127) << bits;
      }
      place = sum;
    }
    if (place !== looked) continue;
    wanted[kept] = looked;
    kept += 1;
    if (kept === most) return kept;
  }
  return kept;
}

/** Stamps what is looked for, and asks every place. */
function keepMany(
  bytes: Uint8Array,
  from: number,
  end: number,
  wanted: Int32Array,
  count: number,
  shift: number,
  most: number,
): number {
  const last = wanted[count - 1] as number;
  const number = stamps.next(last);
  const { list } = stamps;
  for (let want = 0; want < count; want += 1) list[wanted[want] as number] = number;
  const enough = Math.min(count, most);
  let kept = 0;
  let at = from;
  for (let place = shift; at < end; ) {
    let byte = bytes[at] as number;
    at += 1;
    place += byte & 127;
    for (let bits = 7; byte > 127; bits += 7) {
      byte = bytes[at] as number;
      at += 1;
      place += (byte & 127) << bits;
    }
    if (place > last) break;
    wanted[kept] = place;
    kept += list[place] === number ? 1 : 0;
    if (kept === enough) break;
  }
  return kept;
}
