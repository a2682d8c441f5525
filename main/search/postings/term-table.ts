/**
 * Numbers for terms, from 0 on in the order in which they come. A term is looked up by the letters of the page it stands in, without a text
 * being made of it: making, hashing and throwing away a text for each word of a page took a third of what filling the index takes.
 */
export class TermTable {
  /** All terms by their number. */
  readonly terms: string[] = [];
  /** Numbers, one more than they are, at the places their hashes lead to; 0 where there is none. */
  private slots = new Int32Array(16_384);
  /** By number: the hash, and where the letters begin in `letters`. Side by side, as both are looked at; one more than there are terms. */
  private rows = new Int32Array(2 * 4_096);
  private letters = new Uint16Array(65_536);
  private page = Buffer.alloc(16_384);
  private codes = new Uint16Array(0);
  private text = '';

  /** Terms are looked up in this text from now on. */
  open(text: string): void {
    if (text.length * 2 > this.page.length) this.page = Buffer.alloc(text.length * 3);
    this.page.write(text, 'utf16le');
    this.codes = new Uint16Array(this.page.buffer, this.page.byteOffset, text.length);
    this.text = text;
  }

  /** The number of the term that stands in the text from one place to another, behind the character of its kind if that is not 0. */
  ofRange(kind: number, from: number, to: number): number {
    const { codes } = this;
    let hash = kind;
    for (let at = from; at < to; at += 1) hash = Math.imul(hash ^ (codes[at] as number), 0x01000193);
    hash ^= hash >>> 15;
    const length = to - from + (kind === 0 ? 0 : 1);
    const mask = this.slots.length - 1;
    let slot = hash & mask;
    for (let found = this.slots[slot] as number; found !== 0; found = this.slots[slot] as number) {
      if (this.rows[2 * found - 2] === hash && this.stands(found - 1, kind, from, length)) return found - 1;
      slot = (slot + 1) & mask;
    }
    const text = this.text.slice(from, to);
    return this.add(kind === 0 ? text : String.fromCharCode(kind) + text, hash, slot);
  }

  /** The number of a term; -1 if it has none and is given none. */
  of(term: string, adds: boolean): number {
    let hash = 0;
    for (let at = 0; at < term.length; at += 1) {
      const code = term.charCodeAt(at);
      // The character of a kind begins a hash, as with those that stand in a text.
      hash = at === 0 && isKind(code) ? code : Math.imul(hash ^ code, 0x01000193);
    }
    hash ^= hash >>> 15;
    const mask = this.slots.length - 1;
    let slot = hash & mask;
    for (let found = this.slots[slot] as number; found !== 0; found = this.slots[slot] as number) {
      if (this.rows[2 * found - 2] === hash && this.terms[found - 1] === term) return found - 1;
      slot = (slot + 1) & mask;
    }
    return adds ? this.add(term, hash, slot) : -1;
  }

  clear(): void {
    this.terms.length = 0;
    this.slots.fill(0);
    this.text = '';
  }

  private stands(number: number, kind: number, from: number, length: number): boolean {
    const { letters, codes } = this;
    let at = this.rows[2 * number + 1] as number;
    const end = this.rows[2 * number + 3] as number;
    if (end - at !== length) return false;
    if (kind !== 0) {
      if (letters[at] !== kind) return false;
      at += 1;
    }
    for (let place = from; at < end; at += 1, place += 1) if (letters[at] !== codes[place]) return false;
    return true;
  }

  private add(term: string, hash: number, slot: number): number {
    const number = this.terms.length;
    this.terms.push(term);
    if (2 * number + 3 >= this.rows.length) {
      const rows = new Int32Array(this.rows.length * 2);
      rows.set(this.rows);
      this.rows = rows;
    }
    const start = this.rows[2 * number + 1] as number;
    const end = start + term.length;
    if (end > this.letters.length) {
      const letters = new Uint16Array(Math.max(end, this.letters.length * 2));
      letters.set(this.letters);
      this.letters = letters;
    }
    for (let at = 0; at < term.length; at += 1) this.letters[start + at] = term.charCodeAt(at);
    this.rows[2 * number] = hash;
    this.rows[2 * number + 3] = end;
    this.slots[slot] = number + 1;
    if (this.terms.length * 2 > this.slots.length) this.spread();
    return number;
  }

  private spread(): void {
    this.slots = new Int32Array(this.slots.length * 2);
    const mask = this.slots.length - 1;
    for (let number = 0; number < this.terms.length; number += 1) {
      let slot = (this.rows[2 * number] as number) & mask;
      while (this.slots[slot] !== 0) slot = (slot + 1) & mask;
      this.slots[slot] = number + 1;
    }
  }
}

/** Terms of a kind begin with a C1 control, which no page has. */
const isKind = (code: number): boolean => code >= 0x80 && code <= 0x9f;
