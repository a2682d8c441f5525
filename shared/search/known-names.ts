import { fold } from './fold.ts';
import { namesByTitle } from './known-titles.ts';
import { normalise } from './normalise.ts';

/**
 * What everybody calls treaties that never say so of themselves: `Palermo Protocol`, `C182`. Titles as in the Treaty Series of the United
 * Nations, NORMLEX of the International Labour Organization and the treaty lists of ASEAN, SAARC, The Hague and the Council of Europe; other
 * names as these bodies and the agencies of the United Nations use them in what they publish.
 */
interface KnownDocument {
  readonly names: readonly string[];
  /** What its title says, in plain form. */
  readonly title: RegExp;
  /** And does not: a protocol to it has its name too. */
  readonly not?: RegExp;
}

/** A convention of the International Labour Organization, by its number and by what its title says. */
const ilo = (number: string, title: RegExp, not?: RegExp, ...names: string[]): KnownDocument => {
  const [kind = '', digits = ''] = [number[0], number.slice(1)];
  const full = kind === 'P' ? 'Protocol' : 'Convention';
  return {
    names: [
      ...[number, `ILO ${number}`, `${kind}${digits.padStart(3, '0')}`, `ILO ${full} ${digits}`],
      ...[`ILO ${full} No. ${digits}`, `${full} No. ${digits}`, ...names],
    ],
    title,
    ...(not === undefined ? {} : { not }),
  };
};

const PROTOCOL = /protocol/;

const KNOWN: readonly KnownDocument[] = [
  {
    names: [
      'Palermo Protocol',
      'TIP Protocol',
      'UN TIP Protocol',
      'Trafficking Protocol',
      'UN Trafficking Protocol',
    ],
    title:
      /protocol to prevent,? suppress and punish trafficking in persons|organi[sz]ed crime and the protocols? thereto/,
  },
  {
    names: ['Smuggling Protocol', 'Migrant Smuggling Protocol', 'SOM Protocol'],
    title: /protocol against the smuggling of migrants|organi[sz]ed crime and the protocols? thereto/,
  },
  {
    names: ['Palermo Convention', 'UNTOC', 'UNCTOC', 'CTOC'],
    title: /convention against transnational organi[sz]ed crime/,
    not: /protocol (?:to|against)/,
  },
  { names: ['Merida Convention', 'UNCAC'], title: /united nations convention against corruption/ },
  {
    names: ['CEDAW', 'UN CEDAW', "Women's Convention"],
    title: /convention on the elimination of all forms of discrimination against women/,
    not: PROTOCOL,
  },
  { names: ['CRC', 'UNCRC', 'UN CRC'], title: /convention on the rights of the child/, not: PROTOCOL },
  {
    names: ['OPSC', 'OP-SC', 'CRC-OPSC', 'OP-CRC-SC'],
    title: /optional protocol to the convention on the rights of the child on the sale of children/,
  },
  {
    names: ['OPAC', 'OP-AC', 'CRC-OPAC', 'OP-CRC-AC'],
    title:
      /optional protocol to the convention on the rights of the child on the involvement of children in armed conflict/,
  },
  {
    names: ['CRPD', 'UNCRPD'],
    title: /convention on the rights of persons with disabilities/,
    not: PROTOCOL,
  },
  {
    names: ['CAT', 'UNCAT', 'Torture Convention'],
    title: /convention against torture and other cruel/,
    not: PROTOCOL,
  },
  { names: ['OPCAT'], title: /optional protocol to the convention against torture/ },
  { names: ['ICCPR'], title: /international covenant on civil and political rights/, not: PROTOCOL },
  {
    names: ['ICESCR'],
    title: /international covenant on economic,? social and cultural rights/,
    not: PROTOCOL,
  },
  { names: ['ICERD', 'CERD'], title: /convention on the elimination of all forms of racial discrimination/ },
  {
    names: ['ICRMW', 'CMW', 'ICMW', 'UN Migrant Workers Convention'],
    title: /convention on the protection of the rights of all migrant workers/,
  },
  { names: ['UDHR'], title: /universal declaration of human rights/ },
  { names: ['Refugee Convention'], title: /convention relating to the status of refugees/ },
  {
    names: ['1949 Convention', 'Suppression of Traffic Convention'],
    title: /convention for the suppression of the traffic in persons/,
  },
  {
    names: ['Supplementary Slavery Convention', '1956 Slavery Convention'],
    title: /supplementary convention on the abolition of slavery/,
  },
  { names: ['GCM', 'Marrakech Compact'], title: /global compact for safe,? orderly and regular migration/ },
  { names: ['UNGPs', 'Ruggie Principles'], title: /guiding principles on business and human rights/ },
  { names: ['Bangkok Rules'], title: /rules for the treatment of women prisoners/ },
  {
    names: ['Mandela Rules', 'Nelson Mandela Rules'],
    title: /standard minimum rules for the treatment of prisoners/,
  },
  { names: ['Beijing Rules'], title: /minimum rules for the administration of juvenile justice/ },
  { names: ['Istanbul Protocol'], title: /effective investigation and documentation of torture/ },
  ilo('C29', /(?<!abolition of )forced labou?r convention/, PROTOCOL),
  ilo('P29', /protocol of 2014 to the forced labou?r convention/, undefined, 'Forced Labour Protocol'),
  ilo('C81', /labou?r inspection convention/),
  ilo('C97', /migration for employment convention/),
  ilo('C105', /abolition of forced labou?r convention/),
  ilo('C138', /minimum age convention/),
  ilo('C143', /migrant workers \(supplementary provisions\) convention/),
  ilo('C181', /private employment agencies convention/),
  ilo('C182', /worst forms of child labou?r convention|convention concerning .*worst forms of child labou?r/),
  ilo('C188', /work in fishing convention/),
  ilo('C189', /domestic workers convention/),
  ilo('C190', /violence and harassment convention/),
  { names: ['MLC'], title: /maritime labou?r convention/ },
  { names: ['ACTIP'], title: /asean convention against trafficking in persons/ },
  {
    names: ['SAARC Trafficking Convention', 'SAARC Convention on Trafficking'],
    title: /saarc convention on preventing and combating trafficking/,
  },
  {
    names: ['COMMIT MOU', 'COMMIT Memorandum'],
    title: /memorandum of understanding on cooperation against trafficking in persons in the greater mekong/,
  },
  { names: ['Budapest Convention'], title: /convention on cybercrime/, not: PROTOCOL },
  {
    names: ['Hague Adoption Convention'],
    title: /protection of children and co-?operation in respect of intercountry adoption/,
  },
  { names: ['Hague Abduction Convention'], title: /civil aspects of international child abduction/ },
];

/** What is written about a treaty, or brings it into the law of a State. */
const ABOUT =
  /(?<!\p{L})(?:act|law|bill|decree|reports?|guides?|guidelines?|manual|handbook|comment(?:ary|s)?|recommendations?|observations?|reservations?|toolkit|implement\p{L}*|legislative|travaux|stud(?:y|ies)|review|brief|plans?|strateg(?:y|ies)|program(?:me)?s?|projects?|ordinance|regulations?|list of|notes?|training|accession|ratif\p{L}*|status of)(?!\p{L})/u;
/** Such words in the titles of three of them themselves. */
const OF_THEIR_TITLES =
  /status of refugees|implementing the united nations (?=.{0,4}protect)|^(?:istanbul protocol\P{L}*)?manual on the (?=effective investigation)/gu;

/** The documents of a title that have other names: none, or nearly always one. */
export function knownNamesOf(title: string): readonly string[] {
  const elsewhere = /[\u0080-\uffff]|protokol|konvensi|kovenan/i.test(title) ? namesByTitle(title) : [];
  if (elsewhere.length > 0)
    return KNOWN.flatMap(({ names }) => (names.some((name) => elsewhere.includes(name)) ? names : []));
  const plain = fold(normalise(title)).replace(/\s+/g, ' ');
  const rest = plain.replaceAll(OF_THEIR_TITLES, '');
  if (ABOUT.test(rest)) return [];
  return KNOWN.flatMap(({ names, title: said, not }) =>
    said.test(plain) && not?.test(plain) !== true ? names : [],
  );
}

/** All of these names, which no title may have. */
export const KNOWN_NAMES: readonly string[] = [...new Set(KNOWN.flatMap(({ names }) => names))];
