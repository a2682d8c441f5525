import { createHash } from 'node:crypto';
import {
  laterThingsFile,
  PACK_LIMITS,
  type PackedThing,
  packedThing,
  type Reading,
  substanceBefore,
  substanceOf,
  THINGS,
  type ThingContent,
  type ThingKind,
  thingId,
  thingKey,
  thingsFile,
} from '../../shared/exchange';
import { AppError, canonicalJson, isAppError, type Json } from '../../shared/kernel';
import { runAtOnce, type Steps } from '../platform';
import { type Around, kindOf, type RowKind } from './kinds';
import { type RowSet, readRows } from './rows-repository';

/** Some milliseconds; of some kinds a thing alone takes as long. */
export const THINGS_A_STEP = 25;

/** A thing that was checked by its schema. */
export interface Thing {
  readonly key: string;
  readonly kind: ThingKind;
  readonly id: string;
  readonly content: ThingContent;
  /** Hash of what it says. */
  readonly hash: string;
  readonly ancestors: readonly string[];
}

export function hashOfContent(kind: ThingKind, content: unknown): string {
  return createHash('sha256')
    .update(canonicalJson(substanceOf(kind, content as Json)))
    .digest('hex');
}

/** The hash under which packs of before noted a state; undefined where it is the same. */
export function hashBefore(kind: ThingKind, content: unknown): string | undefined {
  const substance = substanceBefore(kind, content as Json);
  return substance === undefined
    ? undefined
    : createHash('sha256').update(canonicalJson(substance)).digest('hex');
}

/** The hash of what is said of a piece of a plan. */
export function hashOfSaid(said: Json): string {
  return createHash('sha256').update(canonicalJson(said)).digest('hex');
}

export function thingOf(kind: ThingKind, content: ThingContent, ancestors: readonly string[] = []): Thing {
  const id = thingId(kind, content);
  return { key: thingKey(kind, id), kind, id, content, hash: hashOfContent(kind, content), ancestors };
}

function checked(kind: ThingKind, { id, ancestors, content }: PackedThing, at: string): Thing {
  const parsed = THINGS[kind].safeParse(content);
  if (!parsed.success)
    throw new AppError('pack.schema', {
      at: `${at} ${kind} ${parsed.error.issues[0]?.path.join('.') ?? ''}`,
    });
  const thing = thingOf(kind, parsed.data as ThingContent, ancestors);
  if (thing.id !== id) throw new AppError('pack.schema', { at: `${at} ${kind} id` });
  return thing;
}

function checkedOrNone(...given: Parameters<typeof checked>): Thing | undefined {
  try {
    return checked(...given);
  } catch (cause) {
    if (isAppError(cause, 'pack.schema')) return undefined;
    throw cause;
  }
}

/** What is in a pack. */
export interface ReadThings {
  readonly things: ReadonlyMap<string, Thing>;
  /** How many only a later version of the program can read. */
  readonly unknown: number;
}

const isKnown = (kind: string): kind is ThingKind => Object.hasOwn(THINGS, kind);

/**
 * The things of a pack by key, each checked by the schema of its kind. A pack of a later minor version may hold kinds that are not
 * known here, and things that say more than is known: they are passed over and counted.
 *
 * @throws AppError `pack.schema` with `at`; `pack.entry` when a thing is there twice.
 */
export const readThings = (...given: Parameters<typeof readingThings>): ReadThings =>
  runAtOnce(readingThings(...given));

/** The same in steps. */
export function* readingThings(
  data: readonly { readonly name: string; readonly value: unknown }[],
  reading: Pick<Reading, 'isLater' | 'thing'>,
): Steps<ReadThings> {
  const things = new Map<string, Thing>();
  let unknown = 0;
  for (const { name, value } of data) {
    const raw = (value as { things?: unknown } | null)?.things;
    const file = (reading.isLater ? laterThingsFile : thingsFile).safeParse(
      Array.isArray(raw) ? { ...(value as object), things: raw.map(reading.thing) } : value,
    );
    if (!file.success) throw new AppError('pack.schema', { at: name });
    yield;
    for (const [at, each] of file.data.things.entries()) {
      if (at % THINGS_A_STEP === 0) yield;
      if (!isKnown(each.kind)) {
        if (!reading.isLater) throw new AppError('pack.schema', { at: `${name} ${each.kind}` });
        unknown += 1;
        continue;
      }
      // A later version may say more of a thing than can be kept here, and half of it would be another thing.
      const thing = reading.isLater
        ? checkedOrNone(each.kind, packedThing.parse(each), name)
        : checked(each.kind, packedThing.parse(each), name);
      if (thing === undefined) {
        unknown += 1;
        continue;
      }
      if (things.has(thing.key)) throw new AppError('pack.entry', { what: 'twice' });
      if (things.size >= PACK_LIMITS.things) throw new AppError('pack.limit', { what: 'things' });
      things.set(thing.key, thing);
    }
  }
  return { things, unknown };
}

/** A thing as it stands in the workspace, with the rows it lies in. */
export interface Standing {
  readonly rows: RowSet;
  readonly thing: Thing | undefined;
  /** Whether it fits its schema; one that was written by an older program may not, and is taken as it is. */
  readonly isSound: boolean;
}

/**
 * Reads a thing of the workspace.
 *
 * @param onlyRead It is not to be written: rows that do not say what it is are left out.
 */
export function findThing(around: Around, kind: RowKind, id: string, onlyRead = false): Standing {
  const how = kindOf(kind);
  const rows = readRows(around.db, how.scope(id, around.db, onlyRead));
  const raw = how.read(rows, around);
  if (raw === undefined) return { rows, thing: undefined, isSound: true };
  const parsed = THINGS[kind].safeParse(raw);
  const content = (parsed.success ? parsed.data : raw) as ThingContent;
  return { rows, thing: thingOf(kind, content), isSound: parsed.success };
}
