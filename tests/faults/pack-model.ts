import { copyFileSync, cpSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Db } from '../../main/database';
import { hashFacts } from '../../main/exchange/facts-hash';
import { anEdition, countingIds } from '../support/builders';
import { ALL, type ExchangeBench, exchangeBench } from '../support/exchange-bench';
import { saidBy } from '../support/said';
import { type Fault, oneOf, randomFrom, said, upTo } from './fault';

const DOCUMENTS = 3;
const COMMANDS = [
  'edit here',
  'edit there',
  'send',
  'take',
  'take',
  'take',
  'undo',
  'undo',
  'start anew',
] as const;
const POLICIES = ['mine', 'theirs', 'open'] as const;

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
  readonly broughtAssessment: boolean;
  readonly before: State;
  /** How often anything had changed there when it was in. */
  readonly age: number;
  isUndone: boolean;
}

/** All that a workspace says: its facts by hash, its rooms, and what follows from facts and is kept. */
interface State {
  readonly facts: string;
  readonly rooms: string;
  readonly derived: string;
}

export const packModel: Fault = {
  name: 'packs as in a model',
  proves:
    'whatever is edited, sent, taken in, killed, taken in again and taken back, in any order, is as in a simple model, and what is taken back leaves no trace',
  runs: { short: 6, usual: 500, night: 10_000 },
  broken: 'rows that a pack changed stay changed when it is taken back',
  cheapBroken: true,
  run: async ({ runs, seed, broken, folder }) => {
    const failures: string[] = [];
    const counts = { steps: 0, imports: 0, 'taken back': 0, kills: 0 };
    const offices = prepare(folder('templates'));
    for (let run = 0; run < runs; run += 1) {
      const place = folder(`run ${run}`);
      cpSync(offices.place, place, { recursive: true });
      const trial = new Trial({ ...offices, place }, randomFrom(seed + run), broken);
      try {
        await trial.go();
      } catch (cause) {
        failures.push(`run ${run} (seed ${seed + run}), after ${trial.done.join(', ')}: ${said(cause)}`);
      } finally {
        trial.end();
      }
      for (const what of ['steps', 'imports', 'taken back', 'kills'] as const)
        counts[what] += trial.counts[what];
      if (failures.length === 0) rmSync(place, { recursive: true, force: true });
      if (failures.length >= 5) return { runs: run + 1, failures, figures: counts };
    }
    return { runs, failures, figures: counts };
  },
};

/** Two offices, once; each run works on a copy. */
interface Offices {
  readonly place: string;
  /** What one of them has: documents with the title "0 first" and so on, and a frozen assessment. */
  readonly ids: readonly string[];
  readonly assessmentId: string;
}

const firstTitle = (at: number) => `${at} first`;

function prepare(place: string): Offices {
  const [here, there] = (['here', 'there'] as const).map((name, at) => {
    mkdirSync(path.join(place, name), { recursive: true });
    return exchangeBench(at + 1, { root: path.join(place, name) });
  }) as [ExchangeBench, ExchangeBench];
  there.end();
  const ids = Array.from({ length: DOCUMENTS }, (_, at) => here.addDocument(firstTitle(at)).documentId);
  const { assessments } = here;
  const { id, edition } = anEdition();
  const assessmentId = assessments.create({
    ...{ state: 'KH', questionnaire: id, edition, scope: 'full', referenceDate: '2025-12-31' },
  }).id;
  assessments.saveAnswers(
    assessmentId,
    assessments.get(assessmentId).answers.map(({ itemId }) => ({
      ...{ itemId, text: 'In force', fallReason: null },
      value: { kind: 'level', level: 2, practiceAhead: false },
    })),
  );
  assessments.freeze(assessmentId, 'The committee');
  here.end();
  return { place, ids, assessmentId };
}

function expectSame(what: string, found: unknown, wanted: unknown): void {
  const [is, should] = [JSON.stringify(found), JSON.stringify(wanted)];
  if (is === should) return;
  const at = [...is].findIndex((sign, place) => sign !== should[place]);
  const around = (text: string) => text.slice(Math.max(0, at - 40), at + 120);
  throw new Error(`${what}: found …${around(is)}…, expected …${around(should)}…`);
}

class Killed extends Error {}

/** Ends the work of a program at one of its writes, as a kill would: what lies on the disk then is kept. */
function killer() {
  let left = Number.POSITIVE_INFINITY;
  let database = '';
  const rest = () => `${database}-killed`;
  const names = ['', '-wal'] as const;
  const count = (): void => {
    left -= 1;
    if (left !== 0) return;
    for (const ending of names)
      if (existsSync(`${database}${ending}`)) copyFileSync(`${database}${ending}`, `${rest()}${ending}`);
    throw new Killed();
  };
  return {
    wrap: (db: Db): Db => ({
      ...db,
      run: (query) => {
        count();
        return db.run(query);
      },
      statement: (make) => {
        const statement = db.statement(make);
        return {
          ...statement,
          run: (parameters) => {
            count();
            return statement.run(parameters);
          },
        };
      },
    }),
    /** From now on the program has so many writes left. */
    arm: (file: string, writes: number) => {
      database = file;
      left = writes;
    },
    disarm: () => {
      left = Number.POSITIVE_INFINITY;
    },
    /** Puts what was on the disk in its place. */
    restore: () => {
      for (const ending of names) {
        rmSync(`${database}${ending}`, { force: true });
        if (existsSync(`${rest()}${ending}`)) cpSync(`${rest()}${ending}`, `${database}${ending}`);
        rmSync(`${rest()}${ending}`, { force: true });
      }
    },
  };
}

/** Does not write back what a changed row was. */
const forgetful = (db: Db): Db => ({
  ...db,
  run: (query) => (/^update "documents" set/i.test(query.compile().sql) ? 1 : db.run(query)),
});

/** One run of the model beside the program. */
class Trial {
  readonly done: string[] = [];
  readonly counts = { steps: 0, imports: 0, 'taken back': 0, kills: 0 };
  readonly #random: () => number;
  readonly #kill = killer();
  readonly #newId = countingIds(2_000_000);
  readonly #rootThere: string;
  readonly #broken: boolean;
  readonly #here: ExchangeBench;
  #there: ExchangeBench;
  #tick = 0;
  #writing = 0;
  #age = 0;
  readonly #ids: readonly string[];
  readonly #ours: string[];
  readonly #sent: Set<string>[];
  readonly #theirs: (Held | null)[];
  /** States that came in there, each by the import that first brought it. */
  readonly #known: Map<string, string>[];
  readonly #packs: Pack[] = [];
  readonly #imports: Import[] = [];
  #hasAssessment = false;
  /** All that was said since anything last changed. */
  #lastState: State | null = null;
  readonly #assessmentId: string;

  constructor({ place, ids, assessmentId }: Offices, random: () => number, broken: boolean) {
    this.#random = random;
    this.#broken = broken;
    this.#rootThere = path.join(place, 'there');
    this.#here = exchangeBench(1, { root: path.join(place, 'here'), newId: countingIds(1_500_000) });
    this.#there = this.#open();
    this.#ids = ids;
    this.#assessmentId = assessmentId;
    this.#ours = ids.map((_, at) => firstTitle(at));
    this.#sent = ids.map(() => new Set());
    this.#theirs = ids.map(() => null);
    this.#known = ids.map(() => new Map());
  }

  #open(): ExchangeBench {
    const wrapDb = (db: Db) => this.#kill.wrap(this.#broken ? forgetful(db) : db);
    return exchangeBench(2, { root: this.#rootThere, newId: this.#newId, wrapDb });
  }

  end(): void {
    this.#here.end();
    this.#there.end();
  }

  async go(): Promise<void> {
    await this.#send();
    for (let step = 4 + upTo(this.#random, 11); step > 0; step -= 1) {
      const command = oneOf(this.#random, COMMANDS);
      this.done.push(command);
      this.counts.steps += 1;
      this.#tick += 1;
      const minute = String(this.#tick).padStart(2, '0');
      this.#here.clock.set(`2026-01-01T08:${minute}:00.000Z`);
      this.#there.clock.set(`2026-02-01T08:${minute}:00.000Z`);
      if (command === 'edit here') this.#editHere();
      else if (command === 'edit there') this.#editThere();
      else if (command === 'send') await this.#send();
      else if (command === 'take') await this.#take();
      else if (command === 'undo') await this.#undo();
      else this.#startAnew();
      this.#compare();
    }
  }

  #editHere(): void {
    const at = upTo(this.#random, DOCUMENTS);
    this.#ours[at] = `${at} here ${this.#tick}`;
    this.#here.library.update(this.#ids[at] ?? '', { title: this.#ours[at] ?? '' });
  }

  #editThere(): void {
    const at = upTo(this.#random, DOCUMENTS);
    if (this.#theirs[at] === null) return;
    this.#writing += 1;
    this.#age += 1;
    const title = `${at} there ${this.#tick}`;
    this.#theirs[at] = { title, writing: this.#writing };
    this.#lastState = null;
    this.#there.library.update(this.#ids[at] ?? '', { title });
  }

  async #send(): Promise<void> {
    const file = await this.#here.pack({
      documentIds: [...this.#ids],
      assessments: [{ id: this.#assessmentId, withAgencies: true, withDiscussion: true }],
    });
    this.#packs.push({
      file,
      titles: [...this.#ours],
      ancestors: this.#ids.map(
        (_, at) => new Set([...(this.#sent[at] ?? [])].filter((title) => title !== this.#ours[at])),
      ),
    });
    for (const [at, title] of this.#ours.entries()) this.#sent[at]?.add(title);
  }

  /** What the program says now must be what a start says that knows nothing but the files. */
  #startAnew(): void {
    const before = this.#stateBefore();
    this.#there.end();
    this.#there = this.#open();
    expectSame('said after a start', this.#state(), before);
  }

  /** All that was said before something is done; what was said is what was compared last, unless it was to change since. */
  #stateBefore(): State {
    this.#lastState ??= this.#state();
    return this.#lastState;
  }

  #state(): State {
    const rooms = JSON.stringify(saidBy(this.#there));
    const { db } = this.#there;
    const derived = (
      [
        ...(['packed_levels', 'snapshot_counts', 'file_sketches', 'personal_data'] as const),
        ...(['lookalikes', 'ocr_files', 'ocr_pages'] as const),
      ] as const
    ).map((table) => db.all(db.build.selectFrom(table).selectAll()));
    return { facts: hashFacts(db), rooms, derived: JSON.stringify(derived) };
  }

  /** Does something that a kill may cut off; says whether it was. A program that was cut off starts again. */
  async #perhapsKilled(work: () => Promise<unknown>): Promise<boolean> {
    if (upTo(this.#random, 3) > 0) {
      await work();
      return false;
    }
    this.#kill.arm(this.#there.folder.database, 1 + upTo(this.#random, 60));
    try {
      await work();
      return false;
    } catch (cause) {
      if (!isKill(cause)) throw cause;
      this.counts.kills += 1;
      this.done.push('killed');
      this.#there.end();
      this.#kill.restore();
      this.#kill.disarm();
      this.#there = this.#open();
      return true;
    } finally {
      this.#kill.disarm();
    }
  }

  #expectedOf(pack: Pack): readonly string[] {
    return this.#ids.map((_, at) => {
      const mine = this.#theirs[at]?.title ?? null;
      const title = pack.titles[at] ?? '';
      if (mine === title) return 'identical';
      if (mine === null) return this.#known[at]?.has(title) ? 'gone' : 'new';
      if (this.#known[at]?.has(title)) return 'older';
      return pack.ancestors[at]?.has(mine) ? 'changed' : 'conflict';
    });
  }

  async #take(): Promise<void> {
    const pack = oneOf(this.#random, this.#packs);
    const policy = oneOf(this.#random, POLICIES);
    const expected = this.#expectedOf(pack);
    const before = this.#stateBefore();
    let receiptId: string | null = null;
    const isKilled = await this.#perhapsKilled(async () => {
      const { exchange } = this.#there;
      const preview = await exchange.open([pack.file], null);
      const statusOf = new Map(preview.things.map(({ key, status }) => [key, status]));
      expectSame(
        'statuses',
        this.#ids.map((id) => statusOf.get(`document/${id}`)),
        expected,
      );
      const conflicts = Object.fromEntries(
        this.#ids
          .filter((_, at) => expected[at] === 'conflict' && policy !== 'open')
          .map((id) => [`document/${id}`, policy as 'mine' | 'theirs']),
      );
      const { receipt } = await exchange.apply(preview.opened, { take: null, conflicts });
      receiptId = receipt?.id ?? null;
      await exchange.close(preview.opened);
    });
    if (isKilled) return expectSame('killed, and yet something changed', this.#state(), before);
    const changes = new Map<number, { before: Held | null; after: Held }>();
    const broughtAssessment = !this.#hasAssessment;
    let settled = broughtAssessment ? 1 : 0;
    this.#hasAssessment = true;
    for (const [at, status] of expected.entries()) {
      const isTaken =
        status === 'new' || status === 'changed' || (status === 'conflict' && policy === 'theirs');
      if (!isTaken && !(status === 'conflict' && policy === 'mine')) continue;
      settled += 1;
      const title = pack.titles[at] ?? '';
      if (isTaken) {
        this.#writing += 1;
        const after = { title, writing: this.#writing };
        changes.set(at, { before: this.#theirs[at] ?? null, after });
        this.#theirs[at] = after;
      }
      for (const state of [title, ...(pack.ancestors[at] ?? [])])
        if (!this.#known[at]?.has(state)) this.#known[at]?.set(state, receiptId ?? '');
    }
    expectSame('a receipt', receiptId !== null, settled > 0);
    if (receiptId === null) return expectSame('nothing was taken', this.#state(), before);
    this.counts.imports += 1;
    this.#lastState = null;
    this.#age += 1;
    this.#imports.push({
      id: receiptId,
      changes,
      broughtAssessment,
      before,
      age: this.#age,
      isUndone: false,
    });
  }

  async #undo(): Promise<void> {
    const standing = this.#imports.filter(({ isUndone }) => !isUndone);
    if (standing.length === 0) return;
    const chosen = oneOf(this.#random, standing);
    const left = [...chosen.changes].filter(([at, { after }]) => this.#theirs[at]?.writing !== after.writing);
    const before = this.#stateBefore();
    let undone: { readonly undoneLeft: readonly unknown[]; readonly undoneFacts: string | null } | null =
      null;
    const isKilled = await this.#perhapsKilled(async () => {
      undone = await this.#there.exchange.undo(chosen.id);
    });
    if (isKilled) return expectSame('killed, and yet something was taken back', this.#state(), before);
    const { undoneLeft, undoneFacts } = undone as unknown as { undoneLeft: unknown[]; undoneFacts: string };
    expectSame('things that were left', undoneLeft.length, left.length);
    for (const [at, { before: was, after }] of chosen.changes)
      if (this.#theirs[at]?.writing === after.writing) this.#theirs[at] = was;
    for (const states of this.#known)
      for (const [state, by] of states) if (by === chosen.id) states.delete(state);
    if (chosen.broughtAssessment) this.#hasAssessment = false;
    chosen.isUndone = true;
    this.#lastState = null;
    this.counts['taken back'] += 1;
    // Nothing happened since it came: then there is no trace of it, in the facts and in all that follows from them.
    if (chosen.age === this.#age) {
      expectSame('facts of the receipt', undoneFacts, chosen.before.facts);
      expectSame('taken back', this.#state(), chosen.before);
    }
    this.#age += 1;
  }

  #compare(): void {
    const { library, assessments } = this.#there;
    const titles = new Map(library.list(ALL).map(({ id, title }) => [id, title]));
    expectSame(
      'titles',
      this.#ids.map((id) => titles.get(id) ?? null),
      this.#theirs.map((held) => held?.title ?? null),
    );
    expectSame('assessments', assessments.list().length, this.#hasAssessment ? 1 : 0);
  }
}

function isKill(cause: unknown): boolean {
  for (let each = cause; each instanceof Error; each = each.cause) if (each instanceof Killed) return true;
  return false;
}
