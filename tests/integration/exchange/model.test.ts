import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hashFacts } from '../../../main/exchange/facts-hash';
import { exchangeBench } from '../../support/exchange-bench';

// The large run: WAYMARK_MODEL=500 vitest run … exchange/model
const RUNS = Number(process.env.WAYMARK_MODEL ?? 6);
const DOCUMENTS = 3;

/** What one PC holds of a document: its title, and which writing of it this is. */
interface Held {
  readonly title: string;
  readonly writing: number;
}

interface Pack {
  readonly file: string;
  readonly titles: readonly string[];
  readonly ancestors: readonly ReadonlySet<string>[];
}

interface Import {
  readonly id: string;
  readonly changes: ReadonlyMap<number, { readonly before: Held | null; readonly after: Held }>;
  readonly factsBefore: string;
  isUndone: boolean;
}

const command = fc.oneof(
  fc.record({ kind: fc.constant('edit-here' as const), document: fc.nat(DOCUMENTS - 1) }),
  fc.record({ kind: fc.constant('edit-there' as const), document: fc.nat(DOCUMENTS - 1) }),
  fc.record({ kind: fc.constant('send' as const) }),
  fc.record({
    kind: fc.constant('take' as const),
    pack: fc.nat(4),
    policy: fc.constantFrom('mine' as const, 'theirs' as const, 'open' as const),
  }),
  fc.record({ kind: fc.constant('undo' as const), which: fc.nat(4) }),
);

it(
  'whatever is edited, sent, taken in, taken in again and taken back, in any order, is as in a simple model',
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(command, { minLength: 4, maxLength: 14 }), async (commands) => {
        const here = exchangeBench(1);
        const there = exchangeBench(2);
        try {
          let tick = 0;
          const later = () => {
            tick += 1;
            const minute = String(tick).padStart(2, '0');
            here.clock.set(`2026-01-01T08:${minute}:00.000Z`);
            there.clock.set(`2026-02-01T08:${minute}:00.000Z`);
          };
          const ids = Array.from(
            { length: DOCUMENTS },
            (_, at) => here.addDocument(`${at} first`).documentId,
          );
          const ours = ids.map((_, at) => `${at} first`);
          const sent: Set<string>[] = ids.map(() => new Set());
          const theirs: (Held | null)[] = ids.map(() => null);
          /** States that came in there, each by the import that first brought it. */
          const known: Map<string, string>[] = ids.map(() => new Map());
          const packs: Pack[] = [];
          const imports: Import[] = [];
          let writing = 0;

          const send = async () => {
            const file = await here.pack({ documentIds: ids });
            packs.push({
              file,
              titles: [...ours],
              ancestors: ids.map(
                (_, at) => new Set([...(sent[at] ?? [])].filter((title) => title !== ours[at])),
              ),
            });
            for (const [at, title] of ours.entries()) sent[at]?.add(title);
          };
          await send();

          for (const each of commands) {
            later();
            if (each.kind === 'edit-here') {
              ours[each.document] = `${each.document} here ${tick}`;
              here.library.update(ids[each.document] ?? '', { title: ours[each.document] ?? '' });
            } else if (each.kind === 'edit-there') {
              if (theirs[each.document] === null) continue;
              writing += 1;
              const title = `${each.document} there ${tick}`;
              theirs[each.document] = { title, writing };
              there.library.update(ids[each.document] ?? '', { title });
            } else if (each.kind === 'send') {
              await send();
            } else if (each.kind === 'take') {
              const pack = packs[each.pack % packs.length] as Pack;
              const expected = ids.map((_, at) => {
                const mine = theirs[at]?.title ?? null;
                const title = pack.titles[at] ?? '';
                if (mine === title) return 'identical';
                if (mine === null) return known[at]?.has(title) ? 'gone' : 'new';
                if (known[at]?.has(title)) return 'older';
                return pack.ancestors[at]?.has(mine) ? 'changed' : 'conflict';
              });
              const preview = await there.exchange.open([pack.file], null);
              const statusOf = new Map(preview.things.map(({ key, status }) => [key, status]));
              expect(ids.map((id) => statusOf.get(`document/${id}`))).toEqual(expected);
              const conflicts = Object.fromEntries(
                ids
                  .filter((_, at) => expected[at] === 'conflict' && each.policy !== 'open')
                  .map((id) => [`document/${id}`, each.policy as 'mine' | 'theirs']),
              );
              const factsBefore = hashFacts(there.db);
              const { receipt } = await there.exchange.apply(preview.opened, { take: null, conflicts });
              await there.exchange.close(preview.opened);
              const changes = new Map<number, { before: Held | null; after: Held }>();
              let settled = 0;
              for (const [at, status] of expected.entries()) {
                const isTaken =
                  status === 'new' ||
                  status === 'changed' ||
                  (status === 'conflict' && each.policy === 'theirs');
                const isSettled = status === 'conflict' && each.policy === 'mine';
                if (!isTaken && !isSettled) continue;
                settled += 1;
                const title = pack.titles[at] ?? '';
                if (isTaken) {
                  writing += 1;
                  const after = { title, writing };
                  changes.set(at, { before: theirs[at] ?? null, after });
                  theirs[at] = after;
                }
                for (const state of [title, ...(pack.ancestors[at] ?? [])])
                  if (!known[at]?.has(state)) known[at]?.set(state, receipt?.id ?? '');
              }
              expect(receipt === null).toBe(settled === 0);
              if (receipt === null) expect(hashFacts(there.db)).toBe(factsBefore);
              else imports.push({ id: receipt.id, changes, factsBefore, isUndone: false });
            } else {
              const standing = imports.filter(({ isUndone }) => !isUndone);
              const chosen = standing[each.which % Math.max(1, standing.length)];
              if (chosen === undefined) continue;
              const isLatest = standing.at(-1) === chosen;
              const left = [...chosen.changes].filter(
                ([at, { after }]) => theirs[at]?.writing !== after.writing,
              );
              const { undoneLeft, undoneFacts } = await there.exchange.undo(chosen.id);
              expect(undoneLeft).toHaveLength(left.length);
              for (const [at, { before, after }] of chosen.changes)
                if (theirs[at]?.writing === after.writing) theirs[at] = before;
              for (const states of known)
                for (const [state, by] of states) if (by === chosen.id) states.delete(state);
              chosen.isUndone = true;
              const isUntouched = isLatest && left.length === 0 && standing.length === 1;
              if (isUntouched && [...theirs].every((held) => held === null))
                expect(undoneFacts).toBe(imports[0]?.factsBefore);
            }
            const shown = ids.map((id) => {
              try {
                return there.library.get(id).title;
              } catch {
                return null;
              }
            });
            expect(shown).toEqual(theirs.map((held) => held?.title ?? null));
          }
        } finally {
          here.remove();
          there.remove();
        }
      }),
      { numRuns: RUNS },
    );
  },
  20_000 + RUNS * 3_000,
);
