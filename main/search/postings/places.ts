import { ByteReader } from './bytes.ts';
import { UNGROUPED } from './lists.ts';

/** Numbers that grow. */
export class Numbers {
  list = new Int32Array(4_096);

  /** Makes room for so many; what is there stays. */
  reserve(size: number): void {
    if (size <= this.list.length) return;
    const grown = new Int32Array(size * 2);
    grown.set(this.list);
    this.list = grown;
  }
}

/**
 * Reads the places of a term page by page. Pages are asked for by their position in the term's list, in rising order.
 *
 * `mark` and `follow` are how words are found that stand side by side: the number of the page is written at the places of one
 * word, and at those of the next it is looked for there. That needs no branch for a place, and takes a fifth of the time of
 * merging sorted places, because whether a word follows cannot be foreseen. What earlier pages have left has lower numbers, and so
 * has what earlier words have left: with each word the number rises by one.
 */
export interface PlacesOfTerm {
  readonly places: Int32Array;
  /** Reads the places at a position into `places` and gives how many there are. */
  read(position: number): number;
  /** Writes a number at the places, moved by `shift`; gives the last of them, moved. */
  mark(position: number, out: Numbers, shift: number, number: number): number;
  /**
   * Writes to `out`, at the places moved by `shift`, one more than stands in `from`; gives how many of them had the number in
   * `from`, and notes these in `places`, moved. Places beyond `last`, moved, are not looked at: the number stands at none of them.
   * It stops when it has found so many as are `wanted`.
   */
  follow(
    position: number,
    from: Numbers,
    out: Numbers,
    shift: number,
    number: number,
    last: number,
    wanted: number,
  ): number;
}

/** Places that can be read, with the rest. */
export function placesOfTerm(source: Pick<PlacesOfTerm, 'places' | 'read'>): PlacesOfTerm {
  return {
    get places() {
      return source.places;
    },
    read: (position) => source.read(position),
    mark: (position, out, shift, number) => {
      const count = source.read(position);
      for (let at = 0; at < count; at += 1) {
        const place = (source.places[at] as number) + shift;
        out.reserve(place + 1);
        out.list[place] = number;
      }
      return count === 0 ? -1 : (source.places[count - 1] as number) + shift;
    },
    follow: (position, from, out, shift, number, last, wanted) => {
      const count = source.read(position);
      const { places } = source;
      let found = 0;
      for (let at = 0; at < count; at += 1) {
        const place = (places[at] as number) + shift;
        if (place > last) break;
        out.reserve(place + 1);
        from.reserve(place + 1);
        out.list[place] = (from.list[place] as number) + 1;
        if (from.list[place] !== number) continue;
        places[found] = place;
        found += 1;
        if (found === wanted) break;
      }
      return found;
    },
  };
}

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

  mark(position: number, out: Numbers, shift: number, number: number): number {
    this.seek(position);
    const { bytes, value } = this;
    if ((value & 1) === 0) {
      const only = (value >>> 1) + shift;
      out.reserve(only + 1);
      out.list[only] = number;
      return only;
    }
    let { at } = this;
    let { list } = out;
    const end = at + (value >>> 1);
    let place = shift;
    while (at < end) {
      let byte = bytes[at] as number;
      at += 1;
      place += byte & 127;
      for (let bits = 7; byte > 127; bits += 7) {
        byte = bytes[at] as number;
        at += 1;
        place += (byte & 127) << bits;
      }
      if (place >= list.length) {
        out.reserve(place + 1);
        list = out.list;
      }
      list[place] = number;
    }
    this.at = at;
    return place;
  }

  follow(
    position: number,
    from: Numbers,
    out: Numbers,
    shift: number,
    number: number,
    last: number,
    wanted: number,
  ): number {
    this.seek(position);
    const { bytes, value } = this;
    if ((value & 1) === 0) {
      const place = (value >>> 1) + shift;
      if (place > last) return 0;
      from.reserve(place + 1);
      out.reserve(place + 1);
      const stamp = from.list[place] as number;
      out.list[place] = stamp + 1;
      this.places[0] = place;
      return stamp === number ? 1 : 0;
    }
    this.reserve(value >>> 1);
    const { places } = this;
    let { at } = this;
    let fromList = from.list;
    let outList = out.list;
    const end = at + (value >>> 1);
    let found = 0;
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
      if (place >= outList.length || place >= fromList.length) {
        from.reserve(place + 1);
        out.reserve(place + 1);
        fromList = from.list;
        outList = out.list;
      }
      const stamp = fromList[place] as number;
      outList[place] = stamp + 1;
      places[found] = place;
      found += stamp === number ? 1 : 0;
      if (found === wanted) break;
    }
    this.at = end;
    return found;
  }
}
