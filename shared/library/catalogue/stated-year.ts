import { BIKRAM_AHEAD, BUDDHIST_AHEAD } from '../../kernel';
import type { MemberCode } from '../../vocabulary';
import { asciiDigits } from './digits';

/** Where years of the Buddhist Era begin at Vesak, in May, they are told as the year in which they begin: 2568 as 2024. */
const FROM_VESAK: ReadonlySet<MemberCode | null> = new Set<MemberCode>(['KH', 'LK', 'MM']);
const AHEAD_FROM_VESAK = BUDDHIST_AHEAD + 1;
/** Who writes in Thai or Lao counts as is done there, also of another country. */
const THAI_OR_LAO = /[\u0e01-\u0eff]/;
const isYear = (year: number) => year >= 1800 && year <= 2100;

function commonEra(written: number, state: MemberCode | null, named: string): number | null {
  if (state === 'NP' && written >= 2000 && written <= 2100) return written - BIKRAM_AHEAD;
  const isFromVesak = FROM_VESAK.has(state) && !THAI_OR_LAO.test(named);
  if (written >= 2400 && written <= 2650) return written - (isFromVesak ? AHEAD_FROM_VESAK : BUDDHIST_AHEAD);
  return isYear(written) ? written : null;
}

/**
 * The year a law carries in its number or its name ("Police Act 1967", "No. 25 of 2021", a year of the Buddhist Era or of the Bikram Sambat), in
 * the Common Era; null when there is none, or two that differ without one in brackets that explains the other, as the span of a plan.
 */
export function yearInName(title: string, number: string | null, state: MemberCode | null): number | null {
  for (const part of [title, number ?? '']) {
    const plain = asciiDigits(part);
    // "2059 (2002)" is one year in two eras; the smaller is that of the Common Era.
    const twice = /(?<!\d)(\d{4})\s*\(\s*(\d{4})\s*(?:A\.?D\.?)?\s*\)/i.exec(plain);
    if (twice) {
      const smaller = Math.min(Number(twice[1]), Number(twice[2]));
      if (isYear(smaller)) return smaller;
    }
    const years = new Set([...plain.matchAll(/(?<!\d)\d{4}(?!\d)/g)].map(([year]) => Number(year)));
    const [only] = years;
    if (years.size === 1 && only !== undefined) {
      const year = commonEra(only, state, `${title} ${number}`);
      if (year !== null) return year;
    }
  }
  return null;
}
