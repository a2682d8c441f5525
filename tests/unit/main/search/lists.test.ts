import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ByteReader,
  ByteWriter,
  IndexDamage,
  sealed,
  TermBytes,
  unsealed,
} from '../../../../main/search/postings/bytes';
import {
  ListWriter,
  pagesOfSevens,
  pagesToSevens,
  readPages,
  UNGROUPED,
  writePlaces,
} from '../../../../main/search/postings/lists';
import {
  keepStamped,
  NONE,
  PlaceCursor,
  placesOfTerm,
  stamps,
} from '../../../../main/search/postings/places';

interface Entry {
  readonly page: number;
  readonly weight: number;
  readonly places: readonly number[];
}

const places = fc
  .uniqueArray(fc.oneof(fc.nat(40), fc.nat(70_000)), { minLength: 1, maxLength: 9 })
  .map((list) => list.sort((a, b) => a - b));

/** Pages of a term, near each other or far apart, from a first page on. */
const entries = (maxLength: number) =>
  fc
    .array(fc.record({ gap: fc.oneof(fc.nat(3), fc.nat(40_000)), weight: fc.nat(3), places }), {
      minLength: 1,
      maxLength,
      size: 'max',
    })
    .map((list) => {
      let page = -1;
      return list.map(({ gap, ...rest }): Entry => {
        page += 1 + gap;
        return { page, ...rest };
      });
    });

const moved = (list: readonly Entry[], by: number): Entry[] =>
  list.map((entry) => ({ ...entry, page: entry.page + by }));

interface Written {
  readonly base: number;
  readonly count: number;
  readonly pages: Uint8Array;
  readonly places: Uint8Array;
}

function finish(writer: ListWriter, base: number): Written {
  writer.finish();
  return {
    base,
    count: writer.count,
    pages: writer.pages.view().slice(),
    places: Uint8Array.from([...writer.table.view(), ...writer.places.view()]),
  };
}

function write(list: readonly Entry[], base: number): Written {
  const writer = new ListWriter();
  writer.begin(base);
  for (const { page, weight, places } of list)
    writer.page(page, weight, writePlaces(writer.places, places, 0, places.length));
  return finish(writer, base);
}

/** Some of the pages, all their places. */
function read(
  { base, count, pages, places }: Written,
  chosen: (at: number) => boolean = () => true,
): Entry[] {
  const list = readPages(base, count, pages);
  const cursor = new PlaceCursor(count, places);
  return [...list.pages].flatMap((page, at) => {
    if (!chosen(at)) return [];
    const read = cursor.read(at);
    return [{ page, weight: list.weights[at] as number, places: [...cursor.places.subarray(0, read)] }];
  });
}

describe('a list of pages', () => {
  it('is read as it was written, all of it or some', () => {
    fc.assert(
      fc.property(
        entries(3 * UNGROUPED),
        fc.nat(1_000),
        fc.integer({ min: 1, max: 50 }),
        (list, base, step) => {
          const written = write(moved(list, base), base);
          expect(read(written)).toEqual(moved(list, base));
          expect(read(written, (at) => at % step === 0)).toEqual(
            moved(list, base).filter((_, at) => at % step === 0),
          );
        },
      ),
      { numRuns: 150 },
    );
  });

  it('is read as it was written in sevens, however far apart its pages are', () => {
    const apart = fc.array(fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 3_000 })), {
      maxLength: 200,
    });
    fc.assert(
      fc.property(apart, fc.nat(1_000), fc.nat(20), (steps, base, first) => {
        let page = base + first;
        const pages = Int32Array.from(steps, (step) => {
          page += step;
          return page;
        });
        expect(pagesOfSevens(base, pages.length, pagesToSevens(base, pages)).pages).toEqual(pages);
      }),
    );
  });

  it('is the same after it was put together from parts', () => {
    fc.assert(
      fc.property(
        fc.array(entries(2 * UNGROUPED), { minLength: 1, maxLength: 6 }),
        fc.nat(500),
        (parts, base) => {
          const writer = new ListWriter();
          writer.begin(base);
          const all: Entry[] = [];
          let from = base;
          for (const part of parts) {
            const list = moved(part, from);
            const written = write(list, from);
            writer.append(written.base, written.count, written.pages, written.places);
            all.push(...list);
            from = (list.at(-1) as Entry).page + 1;
          }
          expect(read(finish(writer, base))).toEqual(all);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('keeps the pages that are kept when it is put together', () => {
    fc.assert(
      fc.property(entries(2 * UNGROUPED), fc.integer({ min: 2, max: 5 }), (list, step) => {
        const written = write(list, 0);
        const writer = new ListWriter();
        writer.begin(0);
        writer.appendKept(0, written.count, written.pages, written.places, (page) => page % step !== 0);
        expect(read(finish(writer, 0))).toEqual(list.filter(({ page }) => page % step !== 0));
      }),
      { numRuns: 100 },
    );
  });

  it('tells where one word follows another, quickly or slowly', () => {
    const pair = fc.tuple(entries(40), fc.array(places, { minLength: 40, maxLength: 40 }));
    fc.assert(
      fc.property(pair, fc.nat(3), fc.constantFrom(1, 2, 99), ([firsts, seconds], step, wanted) => {
        const others = firsts.map((entry, at) => ({ ...entry, places: seconds[at] as number[] }));
        const one = write(firsts, 0);
        const other = write(others, 0);
        const quick = [new PlaceCursor(one.count, one.places), new PlaceCursor(other.count, other.places)];
        const slow = [one, other].map(({ count, places: bytes }) =>
          placesOfTerm(new PlaceCursor(count, bytes)),
        );
        const [stamped, leaping] = [0, 1].map(() =>
          [one, other].map(({ count, places: bytes }) => new PlaceCursor(count, bytes)),
        ) as [PlaceCursor[], PlaceCursor[]];
        const plain = [one, other].map(({ count, places: bytes }) =>
          placesOfTerm(new PlaceCursor(count, bytes)),
        );
        for (const [first, second] of [leaping, plain]) {
          firsts.forEach(({ places: starts }, at) => {
            const found: number[] = [];
            first?.open(at);
            second?.open(at);
            for (
              let place = first?.advance(0) ?? NONE;
              place !== NONE;
              place = first?.advance(place + 1) ?? NONE
            ) {
              if (second?.advance(place + step) === place + step) found.push(place + step);
            }
            expect(found).toEqual((seconds[at] as number[]).filter((place) => starts.includes(place - step)));
          });
        }
        for (const [first, second] of [quick, slow, stamped] as const) {
          firsts.forEach(({ places: starts }, at) => {
            const count = first?.read(at) ?? 0;
            expect(count).toBe(starts.length);
            const begins = Int32Array.from([...starts.map((place) => place + step), 0]);
            let kept: number;
            if (second === stamped[1]) {
              const last = begins[count - 1] as number;
              const number = stamps.next(last);
              second?.stamp(at, 0, last, number);
              kept = keepStamped(begins, count, number, wanted);
            } else kept = second?.keep(at, begins, count, 0, wanted) ?? 0;
            expect([...begins.subarray(0, kept)]).toEqual(
              (seconds[at] as number[]).filter((place) => starts.includes(place - step)).slice(0, wanted),
            );
          });
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('a term as bytes', () => {
  it('is UTF-8', () => {
    const term = new TermBytes();
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
        term.encode(text);
        expect(Buffer.from(term.bytes.subarray(0, term.length)).equals(Buffer.from(text, 'utf8'))).toBe(true);
      }),
    );
  });
});

describe('bytes', () => {
  it('hold whole numbers up to 2^31 - 1', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(2 ** 31 - 1)), (numbers) => {
        const writer = new ByteWriter();
        for (const number of numbers) writer.number(number);
        const reader = new ByteReader(writer.view());
        expect(numbers.map(() => reader.number())).toEqual(numbers);
        expect(reader.at).toBe(writer.length);
      }),
    );
  });

  it('that were changed are refused', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.nat(), fc.nat(7), (bytes, place, bit) => {
        const data = sealed(bytes);
        expect([...unsealed(data)]).toEqual([...bytes]);
        const at = place % data.length;
        data[at] = (data[at] as number) ^ (1 << bit);
        expect(() => unsealed(data)).toThrow(IndexDamage);
      }),
    );
  });
});
