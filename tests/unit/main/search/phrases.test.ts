import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NearReader, PhraseReader } from '../../../../main/search/phrase-reader';
import { placesOfTerm } from '../../../../main/search/postings/places';
import type { TermPages } from '../../../../main/search/postings/segment';

/** By page, in order, the places of one term. */
type Places = readonly (readonly number[])[];

const PAGES = 6;

function asTerm(places: Places): TermPages {
  const pages = Int32Array.from(places.keys()).filter((page) => places[page]?.length !== 0);
  return {
    count: pages.length,
    pages,
    weights: new Uint8Array(pages.length),
    placeBytes: places.flat().length,
    cursor: () => {
      const out = new Int32Array(100);
      return placesOfTerm({
        places: out,
        read: (position) => {
          const list = places[pages[position] as number] as readonly number[];
          out.set(list);
          return list.length;
        },
      });
    },
  };
}

const placesUpTo = (highest: number) =>
  fc.array(
    fc.uniqueArray(fc.nat(highest), { maxLength: 6 }).map((list) => list.sort((a, b) => a - b)),
    { minLength: PAGES, maxLength: PAGES },
  );

/** Places of several terms, of which no two stand at one place. */
const apart = (terms: readonly Places[]): Places[] =>
  terms.map((places, which) =>
    places.map((list, page) =>
      list.filter((place) => !terms.slice(0, which).some((other) => other[page]?.includes(place))),
    ),
  );

const candidates = Int32Array.from({ length: PAGES }, (_, page) => page);

/** Pages on which every term of the lists stands, which are all that is asked for. */
const onAll = (terms: readonly Places[]): number[] =>
  [...candidates].filter((page) => terms.every((places) => places[page]?.length !== 0));

describe('words side by side', () => {
  it('are found whichever of several words stands at each place', () => {
    const place = fc.array(placesUpTo(9), { minLength: 1, maxLength: 3 }).map(apart);
    fc.assert(
      fc.property(fc.array(place, { minLength: 1, maxLength: 4 }), (phrase) => {
        const rows = phrase.map((terms) => new Map(terms.map((places, at) => [`${at}`, asTerm(places)])));
        const reader = new PhraseReader(rows, candidates);
        const quick = new PhraseReader(rows, candidates);
        const all = phrase.map((terms) =>
          [...candidates].map((page) => terms.flatMap((places) => [...(places[page] ?? [])])),
        );
        for (const page of onAll(all)) {
          const starts = [...new Set(all[0]?.[page])]
            .filter((start) => all.every((places, step) => places[page]?.includes(start + step)))
            .sort((a, b) => a - b);
          expect(quick.stands(page, page)).toBe(starts.length > 0);
          const found = reader.read(page, page);
          expect([...reader.starts.subarray(0, found)].map((start) => start - reader.moved)).toEqual(starts);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('words near each other', () => {
  it('are each in the same eight places as the one before, or in the eight beside them', () => {
    const isChain = (
      [here = [], ...others]: readonly (readonly number[])[],
      before: number | null,
    ): boolean =>
      here.some(
        (place) =>
          (before === null || Math.abs((place >> 3) - (before >> 3)) <= 1) &&
          (others.length === 0 || isChain(others, place)),
      );
    fc.assert(
      fc.property(
        fc.array(fc.oneof(placesUpTo(60), placesUpTo(900)), { minLength: 2, maxLength: 4 }),
        (terms) => {
          const reader = new NearReader(
            terms.map((places) => new PhraseReader([new Map([['', asTerm(places)]])], candidates)),
          );
          for (const page of onAll(terms))
            expect(reader.read(page, page)).toBe(
              isChain(
                terms.map((places) => places[page] as readonly number[]),
                null,
              ),
            );
        },
      ),
      { numRuns: 500 },
    );
  });
});
