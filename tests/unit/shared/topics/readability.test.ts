import { describe, expect, it } from 'vitest';
import vocabulary from '../../../../resources/locales/en/vocabulary.json';
import { edition } from '../../../../shared/questionnaires';
import { type TopicPage, topicPages } from '../../../../shared/topics';
import { TOPICS } from '../../../../shared/vocabulary';
import { hardWordsIn, sentencesOf, wordsIn } from '../../../support/plain-english';
import { resourceJson } from '../../../support/resource';

const { pages } = topicPages.parse(resourceJson('topics', 'pages.json'));
const editions = ['2025.1', '2026.1', '2026.2'].map((each) =>
  edition.parse(resourceJson('questionnaires', 'waymark', each, 'edition.json')),
);

/** Longest sentence that a reader of a second language is asked to hold in mind. */
const LONGEST_SENTENCE = 32;
/** Words of a sentence, on average over a page. */
const USUAL_SENTENCE = 17;
/** Years that are part of a name, such as the ILO Protocol of 2014. Any other year would be a fact that nobody checks. */
const YEARS_IN_NAMES = new Set(['2014']);

/** Every text of a page that stands on the screen, with the part it stands in. */
function textsOf(page: TopicPage): [part: string, text: string][] {
  const { summary, what, why, duties, measures, standard, firstDays, steps, watch, signs } = page;
  const { evidence, cautions, practice, patterns, resources } = page;
  const lines: [string, readonly string[]][] = [
    ['summary', [summary]],
    ['what', what],
    ['why', why ?? []],
    ['duties', (duties ?? []).map(({ text }) => text)],
    ['measures', measures.map(({ text }) => text)],
    ['names of measures', measures.map(({ name }) => name)],
    ['standard', [...(standard?.minimum ?? []), ...(standard?.good ?? [])]],
    ['first days', firstDays ?? []],
    ['steps', steps],
    ['mistakes', watch],
    ['signs', signs ?? []],
    ['evidence', (evidence ?? []).map(({ text }) => text)],
    ['cautions', cautions ?? []],
    ['practice', practice ?? []],
    ['patterns', patterns],
    ['resources', (resources ?? []).map(({ text }) => text)],
  ];
  return lines.flatMap(([part, texts]) => texts.map((text): [string, string] => [part, text]));
}

const all = pages.flatMap((page) =>
  textsOf(page).map(([part, text]) => ({ at: `${page.id} ${part}`, text })),
);
const found = (fault: (text: string) => readonly string[]) =>
  all.flatMap(({ at, text }) => fault(text).map((each) => `${at}: ${each}`));

describe('the pages of topics are plain', () => {
  it('no sentence is long', () => {
    const long = found((text) => sentencesOf(text).filter((each) => wordsIn(each) > LONGEST_SENTENCE));
    expect(long).toEqual([]);
  });

  it('sentences are short on average', () => {
    const averages = pages.map((page) => {
      const sentences = textsOf(page).flatMap(([, text]) => sentencesOf(text));
      return {
        id: page.id,
        words: sentences.reduce((sum, each) => sum + wordsIn(each), 0) / sentences.length,
      };
    });
    expect(averages.filter(({ words }) => words > USUAL_SENTENCE)).toEqual([]);
  });

  it('words are common, and none is an idiom, an abbreviation or a word that harms', () => {
    expect(found(hardWordsIn)).toEqual([]);
  });

  it('every text but a name ends as a sentence', () => {
    const open = all.filter(
      ({ at, text }) => !at.endsWith('names of measures') && !/[.?!:]["”]?$/.test(text),
    );
    expect(open).toEqual([]);
  });

  it('no sentence stands twice, also not on two pages', () => {
    const texts = all.filter(({ at }) => !at.endsWith('names of measures')).map(({ text }) => text);
    expect(texts.filter((text, at) => texts.indexOf(text) !== at)).toEqual([]);
  });
});

describe('the pages of topics claim nothing that nobody checks', () => {
  it('no State is named', () => {
    const names = Object.values(vocabulary.member).map(({ label }) => label);
    expect(found((text) => names.filter((name) => new RegExp(`\\b${name}\\b`).test(text)))).toEqual([]);
  });

  it('no year, address or share is named', () => {
    const years = (text: string) =>
      (text.match(/\b(?:19|20)\d\d\b/g) ?? []).filter((year) => !YEARS_IN_NAMES.has(year));
    expect(found(years)).toEqual([]);
    expect(found((text) => text.match(/https?:|www\.|\d ?%|per cent/g) ?? [])).toEqual([]);
  });

  it('every code of an item or a topic exists', () => {
    const items = new Set(editions.flatMap((each) => each.items.map(({ id }) => id)));
    const topics = new Set<string>(TOPICS.map(({ id }) => id));
    const unknown = (text: string) => [
      ...(text.match(/\b(?:POL|PREV|PROT|PROS)-\d+\b/g) ?? []).filter((code) => !items.has(code)),
      ...(text.match(/\bT\d+(?:\.\d+)+\b/g) ?? []).filter((code) => !topics.has(code)),
    ];
    expect(found(unknown)).toEqual([]);
  });
});

describe('the pages of topics are whole', () => {
  it.each(pages.map((page) => [page.id, page] as const))('%s has every part', (_, page) => {
    const { why, duties, standard, firstDays, signs, evidence, cautions, resources, related } = page;
    const parts = { why, duties, standard, firstDays, signs, evidence, cautions, resources, related };
    const missing = Object.entries(parts).flatMap(([name, part]) => (part === undefined ? [name] : []));
    expect(missing).toEqual([]);
  });

  it('names as evidence what the items on the topic accept, at least in part', () => {
    const strange = pages
      .filter(({ why }) => why !== undefined)
      .flatMap(({ id, evidence }) => {
        const accepted = new Set(
          editions.flatMap(({ items }) =>
            items.filter(({ topics }) => topics.includes(id)).flatMap((item) => item.evidence),
          ),
        );
        const named = (evidence ?? []).flatMap(({ types }) => types);
        return named.some((type) => accepted.has(type)) ? [] : [id];
      });
    expect(strange).toEqual([]);
  });
});
