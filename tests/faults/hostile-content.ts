import { RELATION_KINDS } from '../../shared/library';
import { oneOf, upTo } from './fault';

/** JSON as it lies in a pack, to be turned into something its reader does not expect. */
export type Wild = null | boolean | number | string | Wild[] | { [name: string]: Wild };

/** A thing as it lies in a pack. */
export interface WildThing {
  kind: Wild;
  id: Wild;
  ancestors: Wild;
  content: Wild;
}

export type Random = () => number;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const SHA256 = /^[0-9a-f]{64}$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T/;

const PATHS = [
  ...['../../../../tmp/waymark-escaped', '/etc/passwd', 'C:\\Windows\\System32\\x.dll', '\\\\host\\share\\a'],
  ...['NUL', 'con.pdf', 'a.pdf:evil', '..', '.', 'files/../../x', '%2e%2e%2fx', 'file:///etc/passwd'],
] as const;

const SIGNS = [
  ...[
    '\u0000',
    'a\u0000b',
    '\u202efdp.exe',
    '\u200b\u200b',
    '\u001b[2J',
    'line\r\nline',
    '\ud800',
    '\udfff\ud800',
  ],
  ...[
    '',
    '   ',
    '\ufeff',
    'e\u0301'.repeat(50),
    '<img src=x onerror=alert(1)>',
    '=HYPERLINK("x")',
    '{{title}}',
  ],
] as const;

const PROTOTYPE = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'valueOf',
  'then',
] as const;

const DAYS = ['9999-12-31', '0001-01-01', '2026-02-30', '0000-00-00', '2026-13-01', '99999-01-01'] as const;
const INSTANTS = [
  ...['9999-12-31T23:59:59.999Z', '0001-01-01T00:00:00.000Z', '+275760-09-13T00:00:00.000Z'],
  ...[
    '2026-02-30T08:00:00.000Z',
    '2026-01-01T24:00:00.000Z',
    '2026-01-01T08:00:00.000+14:00',
    '2038-01-19T03:14:08.000Z',
  ],
] as const;
const NUMBERS = [-1, 0, 1, 1.5, -0, 2 ** 31, 2 ** 53, -(2 ** 53), 1e308, 1e-320, 20_001, 1_000_001] as const;

/** Values that nobody expects where they stand. */
const STRANGERS: readonly Wild[] = [
  ...[null, true, false, 0, -1, '', 'x', [], {}, [[]], [null], { a: 1 }],
  JSON.parse('{"__proto__":{"isAdmin":true}}') as Wild,
  JSON.parse('{"constructor":{"prototype":{"isAdmin":true}}}') as Wild,
];

/** A long text is expensive to carry, so most are only just too long for their field. */
function long(random: Random): string {
  const length = oneOf(random, [201, 301, 501, 2001, 10_001, 10_001, 100_001, 100_001, 1_200_000]);
  return oneOf(random, ['a', 'ก', '😀', 'a b ']).repeat(length).slice(0, length);
}

/** What can be put in the place of a value, by what it seems to be. */
function wildFor(value: Wild, pool: Pool, random: Random): Wild {
  if (upTo(random, 8) === 0) return structuredClone(oneOf(random, STRANGERS));
  if (typeof value === 'number') return oneOf(random, NUMBERS);
  if (typeof value === 'boolean') return !value;
  if (value === null)
    return oneOf(random, [oneOf(random, pool.ids), oneOf(random, DAYS), 'x', 1, long(random)] as const);
  if (typeof value === 'string') {
    if (UUID.test(value))
      return oneOf(random, [
        ...[oneOf(random, pool.ids), oneOf(random, pool.ids), oneOf(random, pool.ids), value.toUpperCase()],
        ...['00000000-0000-0000-0000-000000000000', oneOf(random, PATHS), oneOf(random, PROTOTYPE)],
      ]);
    if (SHA256.test(value))
      return oneOf(random, [
        ...[oneOf(random, pool.hashes), oneOf(random, pool.hashes), 'f'.repeat(64), value.toUpperCase()],
        ...[oneOf(random, PATHS), `${value.slice(0, 63)}g`],
      ]);
    if (INSTANT.test(value)) return oneOf(random, INSTANTS);
    if (DAY.test(value)) return oneOf(random, DAYS);
    return oneOf(random, [
      ...[long(random), oneOf(random, SIGNS), oneOf(random, SIGNS), oneOf(random, PATHS)],
      ...[oneOf(random, PROTOTYPE), oneOf(random, pool.ids), oneOf(random, pool.words)],
    ]);
  }
  if (Array.isArray(value)) {
    const [first = null] = value;
    return oneOf<Wild>(random, [
      ...[[], [...value, ...value], [...value].reverse(), [...value, first, null], [value]],
      Array.from({ length: oneOf(random, [201, 501, 20_001]) }, () => first),
    ]);
  }
  return structuredClone(oneOf(random, STRANGERS));
}

/** What the values of a pack are, so that one can stand where another is expected. */
export interface Pool {
  readonly ids: readonly string[];
  readonly hashes: readonly string[];
  readonly words: readonly string[];
}

/** Every value in a tree, with the way to put another in its place. */
function placesIn(
  tree: Wild,
  within = '',
): { readonly name: string; readonly value: Wild; readonly put: (value: Wild) => void }[] {
  if (Array.isArray(tree))
    return tree.flatMap((value, at) => [
      {
        name: within,
        value,
        put: (other: Wild) => {
          tree[at] = other;
        },
      },
      ...placesIn(value, within),
    ]);
  if (typeof tree !== 'object' || tree === null) return [];
  return Object.keys(tree).flatMap((name) => {
    const value = tree[name] as Wild;
    return [
      {
        ...{ name, value },
        put: (other: Wild) => {
          tree[name] = other;
        },
      },
      ...placesIn(value, name),
    ];
  });
}

export function poolOf(things: readonly WildThing[]): Pool {
  const texts = placesIn(things as unknown as Wild)
    .map(({ value }) => value)
    .filter((value) => typeof value === 'string');
  const unique = (test: (text: string) => boolean) => [...new Set(texts.filter(test))];
  return {
    ids: unique((text) => UUID.test(text)),
    hashes: unique((text) => SHA256.test(text)),
    words: unique((text) => text.length < 40 && !UUID.test(text) && !SHA256.test(text)),
  };
}

const isObject = (value: Wild | undefined): value is { [name: string]: Wild } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** One value somewhere becomes another. */
function changeValue(things: WildThing[], pool: Pool, random: Random): string {
  const thing = oneOf(random, things);
  const { value, put } = oneOf(random, placesIn(thing.content));
  const wild = wildFor(value, pool, random);
  put(wild);
  return `${thing.kind}: ${JSON.stringify(value)?.slice(0, 40)} → ${JSON.stringify(wild)?.slice(0, 60)}`;
}

/** A value of the kind that is expected there, and yet not the one that belongs there. */
function changeToAnother(things: WildThing[], pool: Pool, random: Random): string {
  const thing = oneOf(random, things);
  const { value, put, name } = oneOf(random, placesIn(thing.content));
  const others = things
    .flatMap(({ content }) => placesIn(content))
    .filter((other) => other.name === name && typeof other.value === typeof value);
  const isText = typeof value === 'string';
  const another =
    isText && UUID.test(value)
      ? oneOf(random, pool.ids)
      : isText && SHA256.test(value)
        ? oneOf(random, pool.hashes)
        : isText && INSTANT.test(value)
          ? oneOf(random, ['9999-12-31T23:59:59.999Z', '1970-01-01T00:00:00.000Z'])
          : isText && DAY.test(value)
            ? oneOf(random, ['9999-12-31', '1900-01-01'])
            : isText && upTo(random, 3) === 0
              ? oneOf(random, [
                  '\u0000',
                  '\u202efdp.exe',
                  'line\r\nline',
                  '../../x',
                  '__proto__',
                  'a'.repeat(150),
                ])
              : structuredClone(oneOf(random, others).value);
  put(another);
  return `${thing.kind} ${name}: ${JSON.stringify(value)?.slice(0, 40)} → ${JSON.stringify(another)?.slice(0, 60)}`;
}

/** An id becomes that of another thing everywhere it stands: two things under one id, or one that another kind has. */
function mergeIds(things: WildThing[], pool: Pool, random: Random): string {
  const [from, to] = [oneOf(random, pool.ids), oneOf(random, pool.ids)];
  for (const { value, put } of placesIn(things as unknown as Wild)) if (value === from) put(to);
  return `${from} is ${to} everywhere`;
}

function changeKeys(things: WildThing[], _pool: Pool, random: Random): string {
  const thing = oneOf(random, things);
  const objects = [thing.content, ...placesIn(thing.content).map(({ value }) => value)].filter(isObject);
  if (objects.length === 0) return 'nothing';
  const object = oneOf(random, objects);
  const names = Object.keys(object);
  const how = upTo(random, 3);
  if (how === 0 && names.length > 0) delete object[oneOf(random, names)];
  else {
    // Defined, not assigned: an assignment to `__proto__` would not make a field.
    const name = how === 1 ? oneOf(random, PROTOTYPE) : 'unknownField';
    Object.defineProperty(object, name, {
      value: { isAdmin: true },
      enumerable: true,
      configurable: true,
      writable: true,
    });
  }
  return `${thing.kind}: other fields ${Object.keys(object).join().slice(0, 80)}`;
}

/** What stands around the content of a thing. */
function changeEnvelope(things: WildThing[], pool: Pool, random: Random): string {
  const thing = oneOf(random, things);
  const name = oneOf(random, ['kind', 'kind', 'id', 'ancestors'] as const);
  const before = thing[name];
  if (name === 'kind')
    thing.kind = oneOf<Wild>(random, [...PROTOTYPE, oneOf(random, things).kind, 'hologram', null]);
  else if (name === 'id')
    thing.id = oneOf<Wild>(random, [
      ...PATHS,
      ...PROTOTYPE,
      oneOf(random, pool.ids),
      String(before).toUpperCase(),
    ]);
  else
    thing.ancestors = oneOf<Wild>(random, [
      ...[pool.hashes.slice(0, 50), Array.from({ length: 51 }, () => 'a'.repeat(64)), ['__proto__'], null],
    ]);
  return `${name} of ${JSON.stringify(before)?.slice(0, 60)} is ${JSON.stringify(thing[name])?.slice(0, 60)}`;
}

function removeOrDouble(things: WildThing[], _pool: Pool, random: Random): string {
  const at = upTo(random, things.length);
  const [thing] = things.splice(at, 1);
  if (thing === undefined || upTo(random, 2) === 0) return `without ${thing?.kind} ${thing?.id}`;
  things.splice(upTo(random, things.length + 1), 0, thing, structuredClone(thing));
  return `${thing.kind} ${thing.id} twice`;
}

/** Documents that replace, amend or contain each other in a ring. */
function ring(things: WildThing[], pool: Pool, random: Random): string {
  const documents = things.filter(({ kind }) => kind === 'document').map(({ id }) => String(id));
  const kind = oneOf(random, RELATION_KINDS);
  const members = [...documents, oneOf(random, pool.ids)].slice(0, 1 + upTo(random, documents.length + 1));
  for (const [at, fromDocument] of members.entries()) {
    const id = `0199aaaa-0000-7000-8000-0000000000${String(10 + at)}`;
    const content = {
      ...{ id, kind, fromDocument, toDocument: members[(at + 1) % members.length] ?? fromDocument },
      ...{ inPart: upTo(random, 2) === 0, effectiveOn: null, createdAt: '2026-01-01T00:00:00.000Z' },
    };
    things.push({ kind: 'relation', id, ancestors: [], content });
  }
  return `a ring of ${members.length}, ${kind}`;
}

/** What carries a hash of its own says something else, and keeps the hash. */
function forge(things: WildThing[], _pool: Pool, random: Random): string {
  const hashed = things.filter(({ content }) => isObject(content) && typeof content.hash === 'string');
  const thing = oneOf(random, hashed.length > 0 ? hashed : things);
  for (const { value, put } of placesIn(thing.content)) {
    // A frozen text is a text in a field: the level in it is what somebody would want to change.
    if (typeof value === 'string' && value.startsWith('{')) put(value.replace(/"level":\d/, '"level":4'));
  }
  return `${thing.kind} says another level under the same hash`;
}

const WAYS = [
  ...[changeToAnother, changeToAnother, changeToAnother, changeToAnother, changeToAnother, changeToAnother],
  ...[changeValue, changeValue],
  ...[mergeIds, changeKeys, changeEnvelope, removeOrDouble, ring, forge],
] as const;

/** Makes the things of a pack hostile, in place. Gives what was done, in words. */
export function makeHostile(things: WildThing[], pool: Pool, random: Random): string {
  const times = oneOf(random, [1, 1, 2]);
  return Array.from({ length: times }, () =>
    things.length === 0 ? 'nothing' : oneOf(random, WAYS)(things, pool, random),
  ).join('; ');
}

/** What a manifest can say that is signed and yet not so. */
export function hostileHead(
  head: Readonly<Record<string, Wild>>,
  pool: Pool,
  random: Random,
): Record<string, Wild> {
  const name = oneOf(random, [
    ...([
      'from',
      'to',
      'note',
      'createdAt',
      'revision',
      'base',
      'packId',
      'series',
      'kind',
      'app',
      'requires',
    ] as const),
    ...(['formatVersion', 'format', 'unknownField', '__proto__'] as const),
  ]);
  const made = { ...head };
  const value =
    name === 'formatVersion'
      ? oneOf<Wild>(random, [
          { major: 1, minor: 9 },
          { major: 2, minor: 0 },
          { major: 0, minor: 0 },
          null,
          '1.0',
        ])
      : name === 'requires'
        ? oneOf<Wild>(random, [['x'], [null], '__proto__'])
        : wildFor(head[name] ?? null, pool, random);
  Object.defineProperty(made, name, { value, enumerable: true, configurable: true, writable: true });
  return made;
}

/** The file of facts around the things, as text: most often as it should be. */
export function factsText(things: readonly WildThing[], random: Random): string {
  const list = JSON.stringify(things);
  return oneOf(random, [
    ...Array.from({ length: 90 }, () => `{"things":${list}}`),
    ...[`{"things":[],"things":${list}}`, `{"things":${list},"__proto__":{}}`, `\ufeff{"things":${list}}`],
    ...[
      list,
      `{"things":${list}`,
      `{"things":{"0":1}}`,
      `${'['.repeat(70)}${']'.repeat(70)}`,
      'null',
      '"things"',
    ],
  ]);
}
