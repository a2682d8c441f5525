import { createHash } from 'node:crypto';
import {
  type PackedThing,
  packedThing,
  substanceOf,
  THINGS,
  type ThingContent,
  type ThingKind,
  thingId,
  thingKey,
  thingsFile,
} from '../../shared/exchange';
import { AppError, canonicalJson, type Json } from '../../shared/kernel';
import type { Db } from '../database';
import { kindOf, type RowKind } from './kinds';
import { type RowSet, readRows } from './rows-repository';

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

export function hashOfContent(content: unknown): string {
  return createHash('sha256')
    .update(canonicalJson(substanceOf(content as Json)))
    .digest('hex');
}

export function thingOf(kind: ThingKind, content: ThingContent, ancestors: readonly string[] = []): Thing {
  const id = thingId(kind, content);
  return { key: thingKey(kind, id), kind, id, content, hash: hashOfContent(content), ancestors };
}

function checked({ kind, id, ancestors, content }: PackedThing, at: string): Thing {
  const parsed = THINGS[kind].safeParse(content);
  if (!parsed.success)
    throw new AppError('pack.schema', {
      at: `${at} ${kind} ${parsed.error.issues[0]?.path.join('.') ?? ''}`,
    });
  const thing = thingOf(kind, parsed.data as ThingContent, ancestors);
  if (thing.id !== id) throw new AppError('pack.schema', { at: `${at} ${kind} id` });
  return thing;
}

/**
 * The things of a pack by key, each checked by the schema of its kind.
 *
 * @throws AppError `pack.schema` with `at`; `pack.entry` when a thing is there twice.
 */
export function readThings(
  data: readonly { readonly name: string; readonly value: unknown }[],
): ReadonlyMap<string, Thing> {
  const things = new Map<string, Thing>();
  for (const { name, value } of data) {
    const file = thingsFile.safeParse(value);
    if (!file.success) throw new AppError('pack.schema', { at: name });
    for (const each of file.data.things) {
      const thing = checked(packedThing.parse(each), name);
      if (things.has(thing.key)) throw new AppError('pack.entry', { what: 'twice' });
      things.set(thing.key, thing);
    }
  }
  return things;
}

/** A thing as it stands in the workspace, with the rows it lies in. */
export interface Standing {
  readonly rows: RowSet;
  readonly thing: Thing | undefined;
}

/** Reads a thing of the workspace; one that does not fit its schema (written by an older program) is taken as it is. */
export function findThing(db: Db, kind: RowKind, id: string): Standing {
  const how = kindOf(kind);
  const rows = readRows(db, how.scope(id, db));
  const raw = how.read(rows);
  if (raw === undefined) return { rows, thing: undefined };
  const parsed = THINGS[kind].safeParse(raw);
  return { rows, thing: thingOf(kind, (parsed.success ? parsed.data : raw) as ThingContent) };
}
