import { z } from 'zod';
import { type CallName, contract } from '../../../shared/app';

type Schema = {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly minItems?: number;
  readonly minimum?: number;
  readonly $ref?: string;
};

const WILD: readonly unknown[] = [
  ...[
    null,
    0,
    -1,
    1e308,
    4_294_967_296,
    0.5,
    true,
    '',
    'x',
    '\u0000',
    '\ud83d',
    '../../etc/passwd',
    '__proto__',
  ],
  ...[
    "'; DROP TABLE answers; --",
    '<img src=x onerror=alert(1)>',
    'ក'.repeat(5000),
    '9999-99-99',
    [],
    {},
    [[]],
  ],
  ...[{ constructor: { prototype: { polluted: true } } }, ['x'.repeat(100_000)], 'file:///etc/passwd'],
];

const oneOf = <T>(random: () => number, from: readonly T[]): T =>
  from[Math.floor(random() * from.length)] as T;
const ID = '0190b000-0000-7000-8000-00000000000';

function text({ format, pattern, minLength = 0 }: Schema, random: () => number): string {
  if (format === 'uuid' || pattern?.includes('[1-8]')) return `${ID}${Math.floor(random() * 10)}`;
  if (pattern?.includes('[0-9a-f]{64}')) return 'a'.repeat(64);
  if (format === 'date') return oneOf(random, ['2025-12-31', '2024-02-29', '0001-01-01']);
  if (format === 'date-time') return '2026-03-02T08:00:00.000Z';
  const words = oneOf(random, [
    'labour',
    'POL-03',
    'ស្ត្រី และ ພາສາ',
    'a',
    'KH',
    'eng',
    '2025.1',
    'waymark',
    '"a" -b OR c',
  ]);
  return words.padEnd(minLength, 'x');
}

/** A value for a schema: mostly one that fits, at some place perhaps one that does not. */
function made(schema: Schema, random: () => number, wildness: number, depth = 0): unknown {
  if (random() < wildness) return oneOf(random, WILD);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return oneOf(random, schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined) return made(oneOf(random, choices), random, wildness, depth);
  if (schema.allOf !== undefined) return made(schema.allOf[0] ?? {}, random, wildness, depth);
  switch (schema.type) {
    case 'object': {
      const entries = Object.entries(schema.properties ?? {}).filter(
        ([name]) => schema.required?.includes(name) || random() < 0.5,
      );
      const object: Record<string, unknown> = {};
      for (const [name, each] of entries) object[name] = made(each, random, wildness, depth + 1);
      if (random() < wildness)
        object[oneOf(random, ['extra', 'constructor', 'toString'])] = oneOf(random, WILD);
      return object;
    }
    case 'array': {
      const length = Math.max(schema.minItems ?? 0, Math.floor(random() * (depth > 4 ? 1 : 3)));
      return Array.from({ length }, () => made(schema.items ?? {}, random, wildness, depth + 1));
    }
    case 'string':
      return text(schema, random);
    case 'integer':
    case 'number':
      return Math.floor(random() * 5) + (schema.minimum ?? 0);
    case 'boolean':
      return random() < 0.5;
    case 'null':
      return null;
    default:
      return oneOf(random, WILD);
  }
}

/** Calls that load the window anew when they succeed: they get nothing but inputs that do not fit. */
const LEAVES_THE_PAGE: readonly string[] = ['workspace.open', 'backup.restore'];

const schemas = new Map<CallName, Schema>();

/** A call with an input made for it, wild in every second. */
export function wildCall(random: () => number): { readonly name: CallName; readonly input: unknown } {
  const name = oneOf(random, Object.keys(contract) as CallName[]);
  let schema = schemas.get(name);
  if (schema === undefined) {
    schema = z.toJSONSchema(contract[name].input, {
      unrepresentable: 'any',
      io: 'input',
      reused: 'inline',
    }) as Schema;
    schemas.set(name, schema);
  }
  if (LEAVES_THE_PAGE.includes(name)) return { name, input: oneOf(random, WILD.slice(0, -1)) };
  return { name, input: made(schema, random, random() < 0.5 ? 0 : 0.15) };
}
