/**
 * English is written in two ways: laws of the region say `labour` and `organised`, reports from elsewhere `labor` and `organized`. To who
 * searches both are one word. The pairs are those that dictionaries give as British and American, as far as laws and reports use them.
 */

type Pair = readonly [british: string, american: string];

const pairs = (begins: string, british: string, american: string): Pair[] =>
  begins.split(' ').map((begin) => [begin + british, begin + american]);

/** Parts of words that are written in two ways, wherever they stand in the word. */
const PARTS: readonly Pair[] = [
  ...pairs('arb arm behavi cand clam col demean endeav fav ferv glam harb hon hum lab neighb', 'our', 'or'),
  ...pairs('od parl ranc rig rum savi splend succ tum val vap vig', 'our', 'or'),
  ['dgement', 'dgment'],
  ['counsellor', 'counselor'],
];

/** Beginnings of words that are written in two ways. */
const BEGINNINGS: readonly Pair[] = [
  ['anaesth', 'anesth'],
  ['artefact', 'artifact'],
  ['despatch', 'dispatch'],
  ['enquir', 'inquir'],
  ['foet', 'fet'],
  ['gaol', 'jail'],
  ['gynaec', 'gynec'],
  ['haemo', 'hemo'],
  ['manoeuvr', 'maneuver'],
  ['orthopaed', 'orthoped'],
  ['paediatr', 'pediatr'],
];

const ER = 'cent|theat|met|lit|fib|calib';

/** Ends of words that are written in two ways, and what is put in their place. */
const ENDS: readonly (readonly [british: RegExp, american: string])[] = [
  [new RegExp(`(?<=${ER})re(?=s?$)`), 'er'],
  [/(?<=cent)red$/, 'ered'],
  [/(?<=program)me(?=s?$)/, ''],
  [/(?<=(?:anal|catal|dial|epil|monol|prol)og)ue(?=s?$)/, ''],
  [/(?<=practi)s(?=(?:e[ds]?|ing|ers?)$)/, 'c'],
  // No spelling but a slip, and the commonest of this field: by the rules its stem is that of the traffic on roads.
  [/(?<=traffic)(?=(?:ed|ing|ers?)$)/, 'k'],
  // Made British, for `offensive` is no offence.
  [/(?<=(?:def|off|lic|pret)en)s(?=e|ing)/, 'c'],
  [/(?<=(?:anal|catal|paral|rol)y)s(?=(?:e[ds]?|ing|ers?)$)/, 'z'],
];

const ISE = /^(.{2,}[^aeouvw]i)s(?:e[ds]?|ing|ers?|able|ations?|ational|ances?|ant)$/;

/** Before -ise, where nobody writes -ize and other forms of the word keep the s: `promise`, `exercise`, `enterprise`, `advertise`. */
const NEVER_IZE = /(?:[^aio]c|ch|[pd]r?em|prom|urm|nd|pr|rt)i$/;

/** An English word of plain letters in one of its two spellings, mostly the American; which it had is forgotten. */
export function oneSpelling(word: string): string {
  if (word.length < 4) return word;
  let out = word;
  for (const [british, american] of BEGINNINGS)
    if (word.startsWith(british)) out = american + word.slice(british.length);
  for (const [british, american] of PARTS) if (out.includes(british)) out = out.replace(british, american);
  for (const [british, american] of ENDS) out = out.replace(british, american);
  const [, before = ''] = ISE.exec(out) ?? [];
  return before === '' || NEVER_IZE.test(before) ? out : `${before}z${out.slice(before.length + 1)}`;
}

const sharedBy = (one: string, other: string): number => {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return at;
};

/** Where the spellings of a stem part, as a pattern of its end. */
const PARTING_ENDS: readonly RegExp[] = [
  /(?<=(?:def|off|lic|pret)en)c.*$/,
  new RegExp(`(?<=${ER})er$`),
  /(?<=practi)c$/,
  /(?<=traffic)k$/,
  /(?<=[iy])z$/,
];

/**
 * The letters with which words may begin that are spelt in one way or the other and have a common stem: `labo` for `labor`, `inquiri` and
 * `enquiri`. Never empty.
 */
export function spelledBeginnings(stemmed: string): readonly string[] {
  let shared = stemmed;
  for (const [british, american] of PARTS) {
    const at = shared.indexOf(american);
    if (at >= 0) shared = shared.slice(0, at + sharedBy(british, american));
  }
  for (const end of PARTING_ENDS) shared = shared.replace(end, '');
  const others = BEGINNINGS.flatMap(([british, american]) =>
    shared.startsWith(american) ? [british + shared.slice(american.length)] : [],
  );
  return [shared, ...others];
}
