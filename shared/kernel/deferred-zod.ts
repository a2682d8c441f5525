// One by one: the bundler then leaves out what is not used of the library, above all its sentences in forty languages.
import {
  array,
  base64,
  boolean,
  coerce,
  config,
  discriminatedUnion,
  iso,
  literal,
  number,
  object,
  partialRecord,
  record,
  strictObject,
  string,
  tuple,
  union,
  unknown,
  uuid,
  ZodType,
  enum as zodEnum,
  null as zodNull,
} from 'zod/v4';

/*
 * Stands in for `zod` wherever the program is built or tested (an alias in the build's and the tests' configuration). The rooms
 * describe some thousand schemas while their modules load, and every process loads most rooms though it uses few of their schemas:
 * building them all took a third of the start and megabytes in each process. Here a description costs next to nothing, and a schema
 * is built from it when it is first used.
 */

type Schema = Readonly<Record<PropertyKey, unknown>>;

/** How a schema is built, and the built one from its first use on. */
interface Deferred {
  readonly build: () => Schema;
  /** Of an object its fields, of an enumeration its codes, as they were described: joining them into another builds nothing. */
  readonly shape: unknown;
  built: Schema | undefined;
}

/** Asks a description for what is behind it; nothing else has such a member. */
const BEHIND = Symbol('deferred');
const behind = (given: object): Deferred | undefined => (given as { [BEHIND]?: Deferred })[BEHIND];

function built(deferred: Deferred): Schema {
  deferred.built ??= deferred.build();
  return deferred.built;
}

/** What a description was given, with built schemas in place of descriptions, so that parsing meets none. */
function settled(given: unknown): unknown {
  if (typeof given !== 'object' || given === null) return given;
  const deferred = behind(given);
  if (deferred !== undefined) return built(deferred);
  if (Array.isArray(given)) return given.map(settled);
  if (Object.getPrototypeOf(given) !== Object.prototype) return given;
  return Object.fromEntries(Object.entries(given).map(([key, value]) => [key, settled(value)]));
}

/** Methods that give another schema. All else asks something of the schema itself and builds it. */
const GIVING_SCHEMAS: ReadonlySet<PropertyKey> = new Set([
  ...['optional', 'nullable', 'nullish', 'default', 'prefault', 'catch', 'readonly', 'array', 'transform'],
  ...[
    'pipe',
    'refine',
    'superRefine',
    'min',
    'max',
    'length',
    'int',
    'positive',
    'nonnegative',
    'regex',
    'trim',
  ],
  ...['partial', 'extend', 'omit', 'pick', 'keyof', 'exclude', 'unwrap'],
]);

/** The fields of what a method gives, where they can be told without building anything. */
function shapeAfter(shape: unknown, method: PropertyKey, given: unknown): unknown {
  if (typeof shape !== 'object' || shape === null) return undefined;
  const named = (field: string) => Object.hasOwn(given as object, field);
  if (method === 'refine' || method === 'superRefine') return shape;
  if (method === 'extend') return { ...shape, ...(given as object) };
  if (method === 'omit') return Object.fromEntries(Object.entries(shape).filter(([field]) => !named(field)));
  if (method === 'pick') return Object.fromEntries(Object.entries(shape).filter(([field]) => named(field)));
  return undefined;
}

type Making = (...given: never[]) => unknown;

const handler: ProxyHandler<Deferred> = {
  get: (deferred, key) => {
    if (key === BEHIND) return deferred;
    if (key === 'shape' && deferred.shape !== undefined) return deferred.shape;
    if (key === 'options' && Array.isArray(deferred.shape)) return [...deferred.shape];
    if (GIVING_SCHEMAS.has(key)) {
      return (...given: unknown[]) => {
        const build = () => {
          const schema = built(deferred);
          return Reflect.apply(schema[key] as Making, schema, given.map(settled));
        };
        return defer(build, shapeAfter(deferred.shape, key, given[0]));
      };
    }
    const schema = built(deferred);
    const value = schema[key];
    return typeof value === 'function' ? value.bind(schema) : value;
  },
  has: (deferred, key) => key in built(deferred),
  getPrototypeOf: (deferred) => Object.getPrototypeOf(built(deferred)),
};

function defer(build: () => unknown, shape?: unknown): object {
  return new Proxy<Deferred>({ build: build as () => Schema, shape, built: undefined }, handler);
}

const making = <M>(make: M): M =>
  ((...given: unknown[]) => defer(() => Reflect.apply(make as Making, undefined, given.map(settled)))) as M;
/** As `making`, of what has fields or codes that can be told without building it. */
const makingShaped = <M>(make: M): M =>
  ((...given: unknown[]) =>
    defer(() => Reflect.apply(make as Making, undefined, given.map(settled)), given[0])) as M;

/** The part of zod that the program uses. A schema that cannot be built is found out when it is first used. */
export const z = {
  config,
  ZodType,
  strictObject: makingShaped(strictObject),
  object: makingShaped(object),
  string: making(string),
  number: making(number),
  boolean: making(boolean),
  literal: making(literal),
  enum: makingShaped(zodEnum),
  null: making(zodNull),
  unknown: making(unknown),
  uuid: making(uuid),
  base64: making(base64),
  array: making(array),
  tuple: making(tuple),
  record: making(record),
  partialRecord: making(partialRecord),
  union: making(union),
  discriminatedUnion: making(discriminatedUnion),
  iso: { date: making(iso.date), datetime: making(iso.datetime) },
  coerce: { string: making(coerce.string), number: making(coerce.number) },
};
