/** What can be measured of how plain an English text is, for readers whose first language is another one. */

/** The sentences of a text. A full stop inside a number or an abbreviation of one letter does not end one. */
export function sentencesOf(text: string): string[] {
  return text
    .split(/(?<=[.!?])\s+(?=["“A-Z])/)
    .map((each) => each.trim())
    .filter((each) => each !== '');
}

export function wordsIn(sentence: string): number {
  return sentence.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

/**
 * Words and turns of phrase that readers of a second language stumble over, that say nothing, or that harm the people meant. Each is
 * a pattern for whole words.
 */
const HARD_WORDS = [
  // Idioms and pictures
  ...['on the ground', 'hands-on', 'in a nutshell', 'window of opportunity', 'pave the way', 'hand in hand'],
  ...[
    'in two minds',
    'rule of thumb',
    'lip service',
    'blind eye',
    'through the cracks',
    'between the cracks',
  ],
  ...['one-stop', 'bottlenecks?', 'kick off', 'from scratch', 'once and for all', 'red tape', 'red flags?'],
  ...[
    'cutting edge',
    'state of the art',
    'level playing field',
    'low-hanging',
    'buy-in',
    'roll(?:ed|ing)? out',
  ],
  ...[
    'silos?',
    'roadblocks?',
    'toolbox',
    'game changer',
    'big picture',
    'at the end of the day',
    'in the loop',
  ],
  ...['touch base', 'up to speed', 'in place of', 'take stock', 'on board', 'step up', 'bear in mind'],
  // Office language
  ...[
    'stakeholders?',
    'robust',
    'leverag\\w+',
    'holistic\\w*',
    'synerg\\w+',
    'mainstream\\w*',
    'utili[sz]\\w+',
  ],
  ...[
    'facilitat\\w+',
    'operationali[sz]\\w+',
    'capacitat\\w+',
    'incentivi[sz]\\w+',
    'modalit\\w+',
    'proactively',
  ],
  ...['paradigm', 'actionable', 'deliverables?', 'multi-?sectoral', 'multi-?faceted', 'cross-?cutting'],
  ...['endeavou?r', 'beneficiar(?:y|ies)', 'in order to', 'with a view to', 'prior to', 'in terms of'],
  // The language of lawyers
  ...[
    'pursuant',
    'aforementioned',
    'thereof',
    'therein',
    'hereby',
    'herein',
    'hereinafter',
    'notwithstanding',
  ],
  ...[
    'inter alia',
    'mutatis mutandis',
    'vis-à-vis',
    'ex officio',
    'prima facie',
    'de facto',
    'de jure',
    'ad hoc',
  ],
  // Abbreviations and short forms
  ...[
    'e\\.g\\.',
    'i\\.e\\.',
    'etc',
    'and/or',
    'w/o',
    "(?:do|does|did|is|are|was|were|has|have|had|would|should|could)n't",
  ],
  ...["can't", "won't", "it's", "that's", "there's", "they're", "you're", "we're"],
  // Words that harm
  ...[
    'illegal (?:migrants?|immigrants?|aliens?)',
    'prostitutes?',
    'sex slaves?',
    'child prostitutes?',
    'rescued',
  ],
];

const HARD = new RegExp(`(?<![\\w-])(?:${HARD_WORDS.join('|')})(?![\\w-])`, 'giu');

/** The hard words of a text, as they stand in it. */
export function hardWordsIn(text: string): string[] {
  return text.match(HARD) ?? [];
}
