import { z } from 'zod';
import type { Calendar } from './calendars';
import { isRightToLeft, type LanguageCode } from './languages';

/** Regional bodies whose conventions bind only their own members. */
export const REGIONAL_BODIES = ['ASEAN', 'SAARC'] as const;

export type RegionalBody = (typeof REGIONAL_BODIES)[number];

/** A member of the Bali Process (vocabulary 9). Say "member", not "country": two are Special Administrative Regions. */
export interface MemberEntry {
  /** ISO 3166-1 alpha-2. */
  readonly code: string;
  /** ISO 3166-1 alpha-2 of the territory when the member sits in for one territory only. */
  readonly territory?: string;
  /** Official or working languages. The first is the default language of the member's library. */
  readonly languages: readonly [LanguageCode, ...LanguageCode[]];
  /** ISO 15924 scripts of those languages as used here; the first is that of the default language. */
  readonly scripts: readonly [string, ...string[]];
  /** The calendar in which its official texts are usually dated. */
  readonly calendar: Calendar;
  readonly bodies: readonly RegionalBody[];
}

/** The 45 members in the English alphabetical order of the list. Never shown in an order of merit. */
export const MEMBERS = [
  {
    code: 'AF',
    languages: ['pus', 'prs', 'fas'],
    scripts: ['Arab'],
    calendar: 'solar-hijri',
    bodies: ['SAARC'],
  },
  { code: 'AU', languages: ['eng'], scripts: ['Latn'], calendar: 'gregorian', bodies: [] },
  { code: 'BD', languages: ['ben'], scripts: ['Beng'], calendar: 'gregorian', bodies: ['SAARC'] },
  {
    code: 'BT',
    languages: ['dzo', 'eng'],
    scripts: ['Tibt', 'Latn'],
    calendar: 'gregorian',
    bodies: ['SAARC'],
  },
  {
    code: 'BN',
    languages: ['msa', 'eng'],
    scripts: ['Latn', 'Arab'],
    calendar: 'gregorian',
    bodies: ['ASEAN'],
  },
  { code: 'KH', languages: ['khm'], scripts: ['Khmr'], calendar: 'gregorian', bodies: ['ASEAN'] },
  { code: 'CN', languages: ['zho'], scripts: ['Hans'], calendar: 'gregorian', bodies: [] },
  { code: 'KP', languages: ['kor'], scripts: ['Kore'], calendar: 'gregorian', bodies: [] },
  {
    code: 'FJ',
    languages: ['eng', 'fij', 'hif'],
    scripts: ['Latn', 'Deva'],
    calendar: 'gregorian',
    bodies: [],
  },
  { code: 'FR', territory: 'NC', languages: ['fra'], scripts: ['Latn'], calendar: 'gregorian', bodies: [] },
  { code: 'HK', languages: ['zho', 'eng'], scripts: ['Hant', 'Latn'], calendar: 'gregorian', bodies: [] },
  {
    code: 'IN',
    languages: [
      'hin',
      'eng',
      'asm',
      'ben',
      'brx',
      'doi',
      'guj',
      'kan',
      'kas',
      'kok',
      'mai',
      'mal',
      'mni',
      'mar',
      'nep',
      'ori',
      'pan',
      'san',
      'sat',
      'snd',
      'tam',
      'tel',
      'urd',
    ],
    scripts: [
      'Deva',
      'Latn',
      'Beng',
      'Gujr',
      'Knda',
      'Arab',
      'Mlym',
      'Mtei',
      'Orya',
      'Guru',
      'Olck',
      'Taml',
      'Telu',
    ],
    calendar: 'gregorian',
    bodies: ['SAARC'],
  },
  { code: 'ID', languages: ['ind'], scripts: ['Latn'], calendar: 'gregorian', bodies: ['ASEAN'] },
  { code: 'IR', languages: ['fas'], scripts: ['Arab'], calendar: 'solar-hijri', bodies: [] },
  { code: 'IQ', languages: ['ara', 'ckb', 'kmr'], scripts: ['Arab'], calendar: 'gregorian', bodies: [] },
  { code: 'JP', languages: ['jpn'], scripts: ['Jpan'], calendar: 'era', bodies: [] },
  { code: 'JO', languages: ['ara'], scripts: ['Arab'], calendar: 'gregorian', bodies: [] },
  { code: 'KI', languages: ['eng', 'gil'], scripts: ['Latn'], calendar: 'gregorian', bodies: [] },
  { code: 'LA', languages: ['lao'], scripts: ['Laoo'], calendar: 'gregorian', bodies: ['ASEAN'] },
  { code: 'MO', languages: ['zho', 'por'], scripts: ['Hant', 'Latn'], calendar: 'gregorian', bodies: [] },
  {
    code: 'MY',
    languages: ['msa', 'eng'],
    scripts: ['Latn', 'Arab'],
    calendar: 'gregorian',
    bodies: ['ASEAN'],
  },
  {
    code: 'MV',
    languages: ['div', 'eng'],
    scripts: ['Thaa', 'Latn'],
    calendar: 'gregorian',
    bodies: ['SAARC'],
  },
  { code: 'MN', languages: ['mon'], scripts: ['Cyrl', 'Mong'], calendar: 'gregorian', bodies: [] },
  { code: 'MM', languages: ['mya'], scripts: ['Mymr'], calendar: 'gregorian', bodies: ['ASEAN'] },
  { code: 'NR', languages: ['nau', 'eng'], scripts: ['Latn'], calendar: 'gregorian', bodies: [] },
  { code: 'NP', languages: ['nep'], scripts: ['Deva'], calendar: 'bikram', bodies: ['SAARC'] },
  { code: 'NZ', languages: ['eng', 'mri', 'nzs'], scripts: ['Latn'], calendar: 'gregorian', bodies: [] },
  {
    code: 'PK',
    languages: ['urd', 'eng'],
    scripts: ['Arab', 'Latn'],
    calendar: 'gregorian',
    bodies: ['SAARC'],
  },
  { code: 'PW', languages: ['pau', 'eng'], scripts: ['Latn'], calendar: 'gregorian', bodies: [] },
  { code: 'PG', languages: ['eng', 'tpi', 'hmo'], scripts: ['Latn'], calendar: 'gregorian', bodies: [] },
  { code: 'PH', languages: ['fil', 'eng'], scripts: ['Latn'], calendar: 'gregorian', bodies: ['ASEAN'] },
  { code: 'KR', languages: ['kor'], scripts: ['Kore'], calendar: 'gregorian', bodies: [] },
  { code: 'WS', languages: ['smo', 'eng'], scripts: ['Latn'], calendar: 'gregorian', bodies: [] },
  {
    code: 'SG',
    languages: ['eng', 'msa', 'zho', 'tam'],
    scripts: ['Latn', 'Hans', 'Taml'],
    calendar: 'gregorian',
    bodies: ['ASEAN'],
  },
  { code: 'SB', languages: ['eng', 'pis'], scripts: ['Latn'], calendar: 'gregorian', bodies: [] },
  {
    code: 'LK',
    languages: ['sin', 'tam', 'eng'],
    scripts: ['Sinh', 'Taml', 'Latn'],
    calendar: 'gregorian',
    bodies: ['SAARC'],
  },
  { code: 'SY', languages: ['ara'], scripts: ['Arab'], calendar: 'gregorian', bodies: [] },
  { code: 'TH', languages: ['tha'], scripts: ['Thai'], calendar: 'buddhist', bodies: ['ASEAN'] },
  { code: 'TL', languages: ['por', 'tet'], scripts: ['Latn'], calendar: 'gregorian', bodies: [] },
  { code: 'TO', languages: ['ton', 'eng'], scripts: ['Latn'], calendar: 'gregorian', bodies: [] },
  { code: 'TR', languages: ['tur'], scripts: ['Latn'], calendar: 'gregorian', bodies: [] },
  { code: 'AE', languages: ['ara'], scripts: ['Arab'], calendar: 'gregorian', bodies: [] },
  { code: 'US', languages: ['eng'], scripts: ['Latn'], calendar: 'gregorian', bodies: [] },
  { code: 'VU', languages: ['bis', 'eng', 'fra'], scripts: ['Latn'], calendar: 'gregorian', bodies: [] },
  { code: 'VN', languages: ['vie'], scripts: ['Latn'], calendar: 'gregorian', bodies: ['ASEAN'] },
] as const satisfies readonly MemberEntry[];

/**
 * The made-up State of the sample workspace, so that invented results never stand beside a real name. `ZZ` is a code that
 * ISO 3166 leaves to users. It is no member: lists to choose from do not offer it.
 */
export const SAMPLE_MEMBER = {
  code: 'ZZ',
  languages: ['eng'],
  scripts: ['Latn'],
  calendar: 'gregorian',
  bodies: [],
} as const satisfies MemberEntry;

export type MemberCode = (typeof MEMBERS)[number]['code'] | (typeof SAMPLE_MEMBER)['code'];

/** The code of a member such as `KH`, or that of the sample. */
export const memberCode = z.enum([...MEMBERS.map((entry) => entry.code), SAMPLE_MEMBER.code]);

/** Members whose languages the interface supports first. */
export const SEED_MEMBERS = [
  'KH',
  'ID',
  'LA',
  'MN',
  'MM',
  'NP',
  'TH',
  'LK',
  'VN',
] as const satisfies readonly MemberCode[];

const byCode: ReadonlyMap<string, MemberEntry> = new Map(
  [...MEMBERS, SAMPLE_MEMBER].map((entry) => [entry.code, entry]),
);

/** The entry of a member: languages, scripts, calendar, regional bodies. */
export function memberEntry(code: MemberCode): MemberEntry {
  return byCode.get(code) as MemberEntry;
}

/**
 * Whether days are also told in the Buddhist Era, as 543 years ahead: in the language, or of the State, of a member that dates its texts so.
 * Cambodia, Laos, Myanmar and Sri Lanka use the era on holidays and beside other dates, and begin its years in April or May, or count one
 * more: there a year that is 543 ahead would be wrong for months.
 */
export function countsBuddhistYears(language: LanguageCode | undefined, state: string | null): boolean {
  return MEMBERS.some(
    ({ code, languages, calendar }) =>
      calendar === 'buddhist' && (code === state || languages.some((one) => one === language)),
  );
}

/** The default language of a member's library: the first of its languages. */
export function defaultLanguage(code: MemberCode): LanguageCode {
  return memberEntry(code).languages[0];
}

/** Whether the member's default language is written from right to left. */
export function memberIsRightToLeft(code: MemberCode): boolean {
  return isRightToLeft(memberEntry(code).scripts[0]);
}

/** Member organisations. They give no answers of their own. */
export const ORGANISATIONS = ['IOM', 'UNHCR', 'UNODC', 'ILO'] as const;

export type OrganisationCode = (typeof ORGANISATIONS)[number];

/** The code of a member organisation. */
export const organisationCode = z.enum(ORGANISATIONS);
