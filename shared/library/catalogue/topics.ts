import type { TopicId } from '../../vocabulary';
import { inOneSpelling } from '../one-spelling';
import { TOPIC_WORDS } from './topic-words';

/** English terms that speak for a topic when they recur on the first pages. Only terms that hardly occur elsewhere. */
const TERMS: readonly (readonly [topic: TopicId, terms: RegExp])[] = [
  ['T1.3', /\b(?:national (?:action plan|plan of action|strategy))\b/gi],
  ['T2.1', /\b(?:national committee|inter-?ministerial|coordinating (?:body|committee|council))\b/gi],
  ['T3.3', /\b(?:personal data|data protection|data controller|data subject)\b/gi],
  ['T4.1', /\b(?:sexual exploitation|prostitution|brothel)\b/gi],
  ['T4.2', /\b(?:forced labou?r|labou?r exploitation|compulsory labou?r)\b/gi],
  ['T4.3', /\b(?:debt bondage|bonded labou?r)\b/gi],
  ['T4.4', /\b(?:forced marriage|child marriage|servile marriage)\b/gi],
  ['T4.5', /\b(?:scam cent(?:re|er)s?|forced criminality|cyber ?scam)\b/gi],
  ['T4.6', /\b(?:child labou?r|sexual exploitation of children|child pornography|worst forms)\b/gi],
  ['T6.2', /\b(?:recruiting agent|recruitment (?:fee|agenc|agent)|emigration|overseas employment)\w*/gi],
  ['T6.3', /\b(?:minimum wage|contract of (?:employment|service)|working hours|employer shall)\b/gi],
  ['T6.4', /\blabou?r inspect(?:ion|or|orate)s?\b/gi],
  ['T6.6', /\b(?:immigration officer|entry permit|carrier|deportation|port of entry)s?\b/gi],
  ['T6.7', /\b(?:citizenship|passport|identity card|travel document)s?\b/gi],
  ['T7.1', /\b(?:identification of victims|victim identification|screening)\b/gi],
  ['T7.3', /\breferral mechanism\b/gi],
  ['T8.1', /\b(?:shelter|psychosocial|rehabilitation cent(?:re|er))s?\b/gi],
  ['T8.2', /\blegal aid\b/gi],
  ['T8.5', /\bcompensation\b/gi],
  ['T9.1', /\brepatriat(?:ion|ed)\b/gi],
  ['T9.2', /\breintegration\b/gi],
  ['T10.1', /\b(?:human trafficking|trafficking in persons|trafficking in human beings|human smuggling)\b/gi],
  ['T10.5', /\b(?:mutual legal assistance|extradition)\b/gi],
];

const LEAST = 3;
const MOST = 3;

interface OtherTerms {
  readonly seen: RegExp;
  readonly terms: typeof TERMS;
}

let known: readonly OtherTerms[] | undefined;

const otherTerms = (): readonly OtherTerms[] =>
  TOPIC_WORDS.map(({ seen, isSpaced, words }) => ({
    seen,
    terms: Object.entries(words).map(([topic, alternatives]) => [
      topic as TopicId,
      new RegExp(isSpaced ? `(?<![\\p{L}\\p{M}])(?:${alternatives})` : alternatives, 'giu'),
    ]),
  }));

/** Up to three topics whose terms recur on the first pages, the most frequent first. Empty when nothing speaks clearly. */
export function guessTopics(title: string, firstPagesText: string): TopicId[] {
  known ??= otherTerms();
  // A term in the title says as much as several in the text.
  const text = inOneSpelling(`${`${title}\n`.repeat(LEAST)}${firstPagesText}`.normalize('NFC'));
  const hits = new Map<TopicId, number>();
  for (const [topic, terms] of [
    TERMS,
    ...known.filter(({ seen }) => seen.test(text)).map(({ terms }) => terms),
  ].flat())
    hits.set(topic, (hits.get(topic) ?? 0) + (text.match(terms)?.length ?? 0));
  return [...hits]
    .filter(([, count]) => count >= LEAST)
    .sort(([, a], [, b]) => b - a)
    .slice(0, MOST)
    .map(([topic]) => topic);
}
