import type { LegacyEncoding } from '../../shared/library';

/**
 * Very frequent words as they are typed in a legacy encoding. They give it away where the font's name does not: makers of
 * PDFs rename fonts.
 */
const TYPICAL: readonly {
  readonly encoding: LegacyEncoding;
  readonly sign: string;
  readonly words: ReadonlySet<string>;
}[] = [
  {
    encoding: 'preeti',
    sign: 'sf]',
    words: new Set(
      `u/]sf] ePsf] g]kfn sf] df nflu xf] xf]O{ ug]{ ug{ ug]{5 eP /x]sf] hf] of] jf / ;f] klg lgh ;DalGw ;DaGwdf cg';f/ bkmf pkbkmf P]g lgod ;/sf/ a]nf x'g] x'g]5 ul/g]5 ul/Psf] cfof]u clwsf/ dflyNnf] o; k|rlnt sfg"g k|b]z cbfnt JolQm`.split(
        ' ',
      ),
    ),
  },
  {
    encoding: 'tcvn3',
    sign: '®',
    words: new Set(
      'cña vµ lµ cã c¸c ®­îc ®-îc ng­êi ng-êi nhµ n­íc n-íc ®Þnh luËt ph¸p §iÒu ®iÒu kho¶n quyÒn theo víi ®Ó nµy vÒ tõ hoÆc ®èi nh÷ng'
        .split(' ')
        .filter((word) => word !== 'theo'),
    ),
  },
  {
    encoding: 'vni',
    sign: 'ñ',
    words: new Set(
      'cuûa vaø laø coù caùc ñöôïc ngöôøi nhaø nöôùc ñònh luaät phaùp Ñieàu ñieàu khoaûn quyeàn vôùi ñeå naøy veà töø hoaëc ñoái nhöõng'.split(
        ' ',
      ),
    ),
  },
];

const FEWEST_HITS = 8;
const FEWEST_DIFFERENT = 4;
const SHARE = 0.06;

/** Whether a text may hold an encoding of which typical words are known; cheap, and never wrong about a no. */
export function mayHoldLegacyText(text: string): boolean {
  return TYPICAL.some(({ sign }) => text.includes(sign));
}

/** The legacy encoding that the words of a text written in one font give away, or null. */
export function encodingOfWords(text: string): LegacyEncoding | null {
  const words = text.split(/\s+/).map((word) => word.replace(/[.,;:]+$/, ''));
  for (const { encoding, sign, words: typical } of TYPICAL) {
    if (!text.includes(sign)) continue;
    const hits = words.filter((word) => typical.has(word));
    const enough = hits.length >= FEWEST_HITS && hits.length / words.length >= SHARE;
    if (!enough || new Set(hits).size < FEWEST_DIFFERENT) continue;
    if (encoding !== 'preeti') return encoding;
    // In two fonts of the family the row of digits is turned round: छ, the most frequent letter of it, gives it away.
    const upper = words.filter((word) => word.endsWith('%')).length;
    const lower = words.filter((word) => word.endsWith('5')).length;
    return upper > lower ? 'pcs-nepali' : encoding;
  }
  return null;
}
