import type { MemberCode } from '../vocabulary';
import type { Article, Instrument, Instruments, LegalRef } from './model';
import { bindsOn, type JoinedTreaty } from './treaty-status';

/** Where a reference leads: one article, or every part of an instrument that is named as a whole. */
export interface ResolvedRef {
  readonly ref: LegalRef;
  readonly instrument: Instrument;
  /** One article; for a whole instrument all of its articles, in their order. */
  readonly articles: readonly Article[];
  /** True where the reference names the instrument only (`BOHOL`). */
  readonly whole: boolean;
}

/**
 * Finds what a reference such as `TIPP 6(3)` or `BP-ID` names. Keys match exactly: an article that the table lists as a range
 * (`CRC 34-35`) is found by that range only. Undefined when nothing has the key.
 */
export function resolveRef(instruments: Instruments, ref: LegalRef): ResolvedRef | undefined {
  for (const instrument of instruments) {
    if (ref === instrument.code) return { ref, instrument, articles: instrument.articles, whole: true };
    if (!ref.startsWith(`${instrument.code} `)) continue;
    const found = instrument.articles.find((candidate) => candidate.key === ref);
    if (found) return { ref, instrument, articles: [found], whole: false };
  }
  return undefined;
}

/** Whether a reference names an instrument or one of its articles. A pair (`C189/C188`) names both of its instruments. */
export function refersTo(ref: LegalRef, code: string): boolean {
  const [named = ''] = ref.split(' ');
  return named === code || named.split('/').includes(code);
}

/**
 * Whether a reference can carry a duty for a member that has joined: a mandatory article of a treaty, qualified or not. Soft law,
 * definitions, options and final clauses never do, and an unknown reference does not either.
 */
export function refIsMandatory(instruments: Instruments, ref: LegalRef): boolean {
  const resolved = resolveRef(instruments, ref);
  if (!resolved || resolved.whole || resolved.instrument.kind !== 'treaty') return false;
  return resolved.articles.some(({ duty }) => duty === 'M' || duty === 'Mq');
}

/** A fault in the table of instruments, by code, with the key it was found at. */
export interface InstrumentProblem {
  readonly code: 'duplicate-instrument' | 'duplicate-article' | 'foreign-key' | 'soft-law-duty';
  readonly key: string;
}

/**
 * Checks what the shape alone cannot: codes and article keys are unique, keys begin with the code of their instrument, and soft law
 * has no mandatory article. An empty list means the table is sound.
 */
export function instrumentProblems(instruments: Instruments): readonly InstrumentProblem[] {
  const problems: InstrumentProblem[] = [];
  const codes = new Set<string>();
  const keys = new Set<string>();
  for (const instrument of instruments) {
    if (codes.has(instrument.code)) problems.push({ code: 'duplicate-instrument', key: instrument.code });
    codes.add(instrument.code);
    for (const { key, number, duty } of instrument.articles) {
      if (keys.has(key)) problems.push({ code: 'duplicate-article', key });
      keys.add(key);
      const own = number === 'whole' ? instrument.code : `${instrument.code} ${number}`;
      if (key !== own) problems.push({ code: 'foreign-key', key });
      const mandatory = duty === 'M' || duty === 'Mq';
      if (instrument.kind === 'soft-law' && mandatory) problems.push({ code: 'soft-law-duty', key });
    }
  }
  return problems;
}

/**
 * Whether a mandatory article of a treaty that is in force for a member on a day stands among some references (items B.5). Null
 * where a treaty with such an article is named but nobody has recorded what it is for the member: not knowing is no "no".
 */
export function dutyInForce(
  table: { readonly instruments: Instruments; readonly ratifications: readonly JoinedTreaty[] },
  member: MemberCode,
  refs: readonly { readonly ref: LegalRef }[],
  on: string,
): boolean | null {
  const treaties = new Set(
    refs
      .filter(({ ref }) => refIsMandatory(table.instruments, ref))
      .map(({ ref }) => resolveRef(table.instruments, ref)?.instrument.code),
  );
  if (treaties.size === 0) return false;
  const known = table.ratifications
    .filter(({ member: whose, instrument }) => whose === member && treaties.has(instrument))
    .map((entry) => bindsOn(entry, on));
  if (known.includes(true)) return true;
  return known.filter((binds) => binds === false).length < treaties.size ? null : false;
}

/**
 * Whether some references carry a duty that is not in force for a member on a day, as far as somebody has recorded it. False where they
 * have no mandatory article: what nobody has to do nobody is free of.
 */
export function isFreeOfDuty(...asked: Parameters<typeof dutyInForce>): boolean {
  const [{ instruments }, , refs] = asked;
  return refs.some(({ ref }) => refIsMandatory(instruments, ref)) && dutyInForce(...asked) === false;
}

/** Whether names or summaries of what was resolved are in words that nobody has checked. */
export const hasDrafts = (resolved: readonly Pick<ResolvedRef, 'instrument' | 'articles'>[]): boolean =>
  resolved.some(({ instrument, articles }) =>
    [instrument, ...articles].some(({ isDraft }) => isDraft === true),
  );
