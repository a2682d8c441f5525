import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  currentVersion,
  isOrderOf,
  languagesOf,
  markOfficial,
  mayBeOfficial,
  orderAfterJoin,
  RELATION_KINDS,
  type RelationEdge,
  relationFault,
  relationsAfterJoin,
  reviewStateOf,
  successorsOf,
  VERSION_STANDINGS,
  yearOf,
} from '../../../../shared/library';

const ids = ['a', 'b', 'c', 'd', 'e'];
const edge: fc.Arbitrary<RelationEdge> = fc.record({
  kind: fc.constantFrom(...RELATION_KINDS),
  from: fc.constantFrom(...ids),
  to: fc.constantFrom(...ids),
  inPart: fc.boolean(),
});
/** Relations as they come about: each that is refused is left out. */
const edges = fc.array(edge, { maxLength: 14 }).map((wanted) => {
  const kept: RelationEdge[] = [];
  for (const each of wanted) if (relationFault(kept, each) === null) kept.push(each);
  return kept;
});

/** Whether relations that act on earlier texts can be put in an order of time. */
function isCircular(all: readonly RelationEdge[]): boolean {
  let left = all.filter(({ kind }) => kind === 'amends' || kind === 'repeals' || kind === 'supersedes');
  for (;;) {
    const next = left.filter(({ from }) => left.some(({ to }) => to === from));
    if (next.length === left.length) return left.length > 0;
    left = next;
  }
}

describe('relations', () => {
  it('never run in a circle, are said once and not of oneself', () => {
    fc.assert(
      fc.property(edges, (all) => {
        expect(isCircular(all)).toBe(false);
        expect(all.every(({ from, to }) => from !== to)).toBe(true);
        const said = all.map(({ kind, from, to }) => `${kind} ${from} ${to}`);
        expect(new Set(said).size).toBe(said.length);
      }),
    );
  });

  it('are refused only for a reason', () => {
    const rel = (kind: RelationEdge['kind'], from: string, to: string) => ({ kind, from, to, inPart: false });
    const known = [rel('amends', 'b', 'a'), rel('amends', 'c', 'b'), rel('translates', 'd', 'a')];
    expect(relationFault(known, rel('amends', 'c', 'a'))).toBeNull();
    expect(relationFault(known, rel('implements', 'a', 'b'))).toBeNull();
    expect(relationFault(known, rel('amends', 'a', 'a'))).toBe('library.relation-to-itself');
    expect(relationFault(known, rel('amends', 'b', 'a'))).toBe('library.relation-exists');
    expect(relationFault(known, rel('repeals', 'a', 'c'))).toBe('library.relation-circular');
    expect(relationFault(known, rel('translates', 'a', 'd'))).toBe('library.relation-circular');
    expect(relationFault(known, rel('amends', 'd', 'a'))).toBe('library.relation-contradicts');
  });

  it('stay sound when two documents become one', () => {
    fc.assert(
      fc.property(edges, fc.constantFrom(...ids), fc.constantFrom(...ids), (all, from, into) => {
        fc.pre(from !== into);
        const after = relationsAfterJoin(all, from, into);
        const touched = all.filter((each) => each.from === from || each.to === from);
        if (after === null) return;
        expect(after.moved.length + after.dropped.length).toBe(touched.length);
        const end = (id: string) => (id === from ? into : id);
        const left = all
          .filter((each) => !after.dropped.includes(each))
          .map((each) => ({ ...each, from: end(each.from), to: end(each.to) }));
        expect(isCircular(left)).toBe(false);
        // Only what was said twice or between the two is gone.
        for (const { kind, from: a, to: b } of after.dropped) {
          const isBetween = end(a) === end(b);
          const isTwice = left.some(
            (each) => each.kind === kind && each.from === end(a) && each.to === end(b),
          );
          expect(isBetween || isTwice).toBe(true);
        }
      }),
    );
  });

  it('lead from a text to the newest that took its place, and end', () => {
    fc.assert(
      fc.property(fc.array(edge, { maxLength: 14 }), fc.constantFrom(...ids), (all, id) => {
        const chain = successorsOf(all, id);
        expect(new Set(chain).size).toBe(chain.length);
        expect(chain).not.toContain(id);
        [id, ...chain].slice(0, -1).forEach((here, at) => {
          expect(
            all.some(
              ({ kind, from, to, inPart }) =>
                !inPart && (kind === 'supersedes' || kind === 'repeals') && to === here && from === chain[at],
            ),
          ).toBe(true);
        });
      }),
    );
  });
});

const version = fc.record({
  id: fc.uuid(),
  isOfficial: fc.constant(false),
  standing: fc.option(fc.constantFrom(...VERSION_STANDINGS)),
  publishedOn: fc.option(fc.constantFrom('2001-01-01', '2002-01-01', '2003-01-01')),
  language: fc.option(fc.constantFrom('tha', 'eng')),
});
const versions = fc
  .tuple(
    fc.uniqueArray(version, { minLength: 1, maxLength: 6, selector: ({ id }) => id }),
    fc.option(fc.nat()),
  )
  .map(([list, marked]) =>
    list.map((each, at) => {
      const isOfficial = marked !== null && at === marked % list.length && mayBeOfficial(each.standing);
      return { ...each, isOfficial };
    }),
  );

describe('versions', () => {
  it('have at most one official text, which is the current one and no private translation', () => {
    fc.assert(
      fc.property(versions, fc.nat(), fc.boolean(), (list, pick, official) => {
        const chosen = list[pick % list.length];
        const changes = markOfficial(list, chosen?.id ?? '', official);
        const after = list.map((each) => ({ ...each, ...changes.get(each.id) }));
        const marked = after.filter(({ isOfficial }) => isOfficial);
        expect(marked.length).toBeLessThanOrEqual(1);
        if (official) expect(marked[0]?.id).toBe(chosen?.id);
        else expect(after.find(({ id }) => id === chosen?.id)?.isOfficial).toBe(false);
        for (const each of marked) expect(mayBeOfficial(each.standing)).toBe(true);
        expect(currentVersion(after)?.id).toBe(marked[0]?.id ?? after[0]?.id);
        // The same said again changes nothing.
        expect(markOfficial(after, chosen?.id ?? '', official).size).toBe(0);
      }),
    );
  });

  it('are all there after a join, in the order they had, translations last', () => {
    fc.assert(
      fc.property(versions, versions, fc.constantFrom('version', 'translation'), (present, joined, kind) => {
        const order = orderAfterJoin(present, joined, kind);
        expect(isOrderOf([...present, ...joined], order)).toBe(true);
        const known = new Set(present.map(({ id }) => id));
        expect(order.filter((id) => known.has(id))).toEqual(present.map(({ id }) => id));
        if (kind === 'translation') {
          expect(order).toEqual([...present, ...joined].map(({ id }) => id));
        }
      }),
    );
    const on = (id: string, publishedOn: string | null) => ({ id, publishedOn });
    const present = [on('2010', '2010-01-01'), on('2000', '2000-01-01')];
    expect(orderAfterJoin(present, [on('x', '2005-01-01')], 'version')).toEqual(['2010', 'x', '2000']);
    expect(orderAfterJoin(present, [on('x', '1990-01-01')], 'version')).toEqual(['2010', '2000', 'x']);
    expect(orderAfterJoin(present, [on('x', null)], 'version')).toEqual(['x', '2010', '2000']);
    // A text whose day is not known tells nothing about the others.
    const undated = [on('u', null), ...present];
    expect(orderAfterJoin(undated, [on('x', '2005-01-01')], 'version')).toEqual(['u', '2010', 'x', '2000']);
    expect(orderAfterJoin(undated, [on('x', '1990-01-01')], 'version')).toEqual(['u', '2010', '2000', 'x']);
    expect(orderAfterJoin(undated, [on('x', '2015-01-01')], 'version')).toEqual(['u', 'x', '2010', '2000']);
    // A translation has no day and stays behind the texts.
    const translated = [on('2010', '2010-01-01'), on('t', null)];
    expect(orderAfterJoin(translated, [on('x', '2005-01-01')], 'version')).toEqual(['2010', 'x', 't']);
    const both = [on('2015', '2015-01-01'), on('x', '2005-01-01')];
    expect(orderAfterJoin([on('u', null), on('t', null)], both, 'version')).toEqual(['2015', 'x', 'u', 't']);
  });

  it('name each language once, that of the current version first', () => {
    fc.assert(
      fc.property(versions, (list) => {
        const languages = languagesOf(list);
        expect(new Set(languages)).toEqual(new Set(list.flatMap(({ language }) => language ?? [])));
        expect(new Set(languages).size).toBe(languages.length);
        const first = currentVersion(list)?.language ?? null;
        if (first !== null) expect(languages[0]).toBe(first);
      }),
    );
  });
});

describe('reviews', () => {
  it('come due on their day', () => {
    const state = (reviewBy: string | null, checkedOn: string | null = null) =>
      reviewStateOf({ checkedOn, checkedBy: null, reviewBy }, '2026-01-31');
    expect(state(null)).toBe('never');
    expect(state(null, '2025-01-01')).toBe('later');
    expect(state('2026-01-31')).toBe('due');
    expect(state('2026-02-01')).toBe('soon');
    expect(state('2026-04-30')).toBe('soon');
    expect(state('2026-05-01')).toBe('later');
  });
});

describe('the year of a document', () => {
  const dated = (
    type: 'LAW' | 'NAP' | 'GDL',
    title: string,
    adoptedOn: string | null,
    inForceOn: string | null,
  ) => yearOf({ type, title, number: null, state: 'TH', adoptedOn, inForceOn });

  it('is that of the adoption of a law, though it applies only later', () => {
    expect(dated('LAW', 'Counter-Trafficking Act 2019', '2019-08-22', '2020-01-01')).toBe(2019);
    expect(dated('LAW', 'Counter-Trafficking Act 2019', null, '2020-01-01')).toBe(2019);
    expect(dated('LAW', 'Counter-Trafficking Act', null, '2020-01-01')).toBe(2020);
  });

  it('is a day that was given, where a name may speak of another text or of a year to come', () => {
    expect(dated('GDL', 'Guideline on the Act of 2008', null, '2025-01-01')).toBe(2025);
    expect(dated('GDL', 'Guideline on the Act of 2008', null, null)).toBe(2008);
    expect(dated('LAW', 'Law on the goals of 2030', null, '2024-01-01')).toBe(2024);
  });

  it('is the first that a plan is for', () => {
    expect(dated('NAP', 'National plan 2021–2024', '2020-11-17', '2021-01-01')).toBe(2021);
    expect(dated('NAP', 'National plan 2021–2024', '2020-11-17', null)).toBe(2020);
  });

  it('is not told where nothing says it', () =>
    expect(dated('LAW', 'Law on trafficking', null, null)).toBeNull());
});
