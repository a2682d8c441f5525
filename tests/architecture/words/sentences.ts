import type { UsedKey } from './keys';

/** Sentences of all rooms in one language: room, then key with its parts joined by dots. */
export type Sentences = ReadonlyMap<string, ReadonlyMap<string, string>>;

const PLURAL = /_(zero|one|two|few|many|other)$/;

/** Joins nested keys by dots; throws on anything that is neither a sentence nor a group of them. */
export function flattened(value: unknown, prefix = ''): Map<string, string> {
  if (typeof value === 'string') return new Map([[prefix, value]]);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new TypeError(`${prefix} is no sentence`);
  }
  return new Map(
    Object.entries(value).flatMap(([key, inner]) => [...flattened(inner, prefix ? `${prefix}.${key}` : key)]),
  );
}

/** What is wrong with the sentences a file asks for, as `file:line fault`. */
export function missingSentences(used: readonly UsedKey[], sentences: Sentences): string[] {
  return used.flatMap((key) => {
    const where = `${key.file}:${key.line}`;
    const { room, parts } = withRoomOf(key, sentences);
    const known =
      room === undefined ? [...sentences.values()] : [sentences.get(room) ?? new Map<string, string>()];
    const name = `${room ?? 'any room'}: ${parts.join('…')}`;
    const fitting = known.flatMap((each) => sentencesFor(parts, each));
    if (fitting.length === 0) return [`${where} no sentence for ${name}`];
    const { filled } = key;
    if (filled === undefined || parts.length > 1) return [];
    const open = new Set(fitting.flatMap(placeholders).filter((each) => !filled.includes(each)));
    return [...open].map((each) => `${where} nothing fills {{${each}}} of ${name}`);
  });
}

function withRoomOf(key: UsedKey, sentences: Sentences): Pick<UsedKey, 'room' | 'parts'> {
  const [first = '', ...rest] = key.parts;
  const colon = first.indexOf(':');
  const room = first.slice(0, Math.max(colon, 0));
  return sentences.has(room) ? { room, parts: [first.slice(colon + 1), ...rest] } : key;
}

function sentencesFor(parts: readonly string[], known: ReadonlyMap<string, string>): string[] {
  const pattern = new RegExp(`^${parts.map(escaped).join('.+')}$`);
  return [...known]
    .filter(([key]) => pattern.test(key) || pattern.test(key.replace(PLURAL, '')))
    .map(([, text]) => text);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** Names between double braces, without how they are to be written. */
export function placeholders(sentence: string): string[] {
  return [...sentence.matchAll(/\{\{-?\s*([\w.]+)\s*(?:,[^}]*)?\}\}/g)].map((match) => match[1] ?? '');
}

/** Countable sentences that lack one of the two forms English has. */
export function halfPlurals(known: ReadonlyMap<string, string>): string[] {
  const stems = new Set(
    [...known.keys()].filter((key) => PLURAL.test(key)).map((key) => key.replace(PLURAL, '')),
  );
  return [...stems].filter((stem) => !known.has(`${stem}_one`) || !known.has(`${stem}_other`));
}
