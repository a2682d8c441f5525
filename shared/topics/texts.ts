import type { TopicPage } from './model';

type Say = (text: string) => string;

/** A page with each of its texts said otherwise, one after the other in a fixed order. Words to search with stay. */
function said(page: TopicPage, say: Say): TopicPage {
  const all = (texts: readonly string[]) => texts.map(say);
  const texts = <T extends { readonly text: string }>(list: readonly T[]): T[] =>
    list.map((each) => ({ ...each, text: say(each.text) }));
  return {
    ...page,
    summary: say(page.summary),
    what: all(page.what),
    ...(page.why && { why: all(page.why) }),
    ...(page.duties && { duties: texts(page.duties) }),
    measures: page.measures.map(({ name, text }) => ({ name: say(name), text: say(text) })),
    ...(page.standard && {
      standard: { minimum: all(page.standard.minimum), good: all(page.standard.good) },
    }),
    ...(page.firstDays && { firstDays: all(page.firstDays) }),
    steps: all(page.steps),
    watch: all(page.watch),
    ...(page.signs && { signs: all(page.signs) }),
    ...(page.evidence && { evidence: texts(page.evidence) }),
    ...(page.cautions && { cautions: all(page.cautions) }),
    ...(page.practice && { practice: all(page.practice) }),
    patterns: all(page.patterns),
    ...(page.resources && { resources: texts(page.resources) }),
  };
}

/** Every text of a page that is translated, in a fixed order. */
export function textsOfTopic(page: TopicPage): readonly string[] {
  const texts: string[] = [];
  said(page, (text) => {
    texts.push(text);
    return text;
  });
  return texts;
}

/** A page in other words: as many as `textsOfTopic` gives, in that order. */
export function topicInTexts(page: TopicPage, texts: readonly string[]): TopicPage {
  let at = 0;
  return said(page, (text) => {
    const own = texts[at] ?? text;
    at += 1;
    return own;
  });
}
