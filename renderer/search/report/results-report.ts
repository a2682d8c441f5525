import type { TFunction } from 'i18next';
import { sendersIn } from '../../../shared/library';
import type { Report, ReportCell, ReportHead } from '../../../shared/reports';
import type { HitGroup, PageHit, QueryReply, SearchFilters } from '../../../shared/search';
import { type AccessClass, highestAccessClass } from '../../../shared/vocabulary';
import type { CatalogueWords } from '../../library';
import { sentences } from '../../reports';

interface ResultsReportInput {
  readonly t: TFunction<['search', 'library', 'reports']>;
  readonly words: CatalogueWords;
  readonly head: (title: string, lines?: readonly string[]) => ReportHead;
  /** As typed. */
  readonly asked: string;
  readonly filters: SearchFilters;
  /** Other languages were looked into too. */
  readonly also: boolean;
  readonly reply: QueryReply;
  /** Of the documents found. */
  readonly access: readonly AccessClass[];
  /** Whose packs brought stored files, by the files' hashes. */
  readonly senderOf: ReadonlyMap<string, string>;
  /** A workbook has room for what the catalogue says of each document. */
  readonly withAllFields: boolean;
  readonly day: (iso: string) => string;
  readonly year: (year: number) => string;
  readonly pageOf: (hit: PageHit) => string;
}

/** What a search found as a document: a line for each page, with the words around, in the order of the screen. */
export function composeResults(input: ResultsReportInput): Report {
  const { t, words, head, asked, also, reply } = input;
  const { total, groups } = reply;
  const access = highestAccessClass(input.access);
  const pages = groups.reduce((sum, { hits }) => sum + hits.length, 0);
  return {
    head: head(t('as-file.title'), [
      t('as-file.asked', { words: asked }),
      t('total.found', {
        pages: t('total.pages', { count: total.pages }),
        documents: t('total.documents', { count: total.documents }),
      }),
      ...(pages < total.pages ? [t('as-file.part', { count: pages })] : []),
      ...narrowedBy(input),
      ...(also ? [t('as-file.also')] : []),
      ...(access === 'public' ? [] : [t('reports:access', { access: words.access(access) })]),
    ]),
    blocks: [table(input)],
  };
}

/** What narrows the search, a line each. */
function narrowedBy({ t, words, filters, day, year }: ResultsReportInput): string[] {
  const chosen: readonly (readonly [name: string, values: readonly string[]])[] = [
    [t('facet.type'), filters.type.map(words.type)],
    [t('facet.state'), filters.state.map(words.state)],
    [t('facet.appliesTo'), filters.appliesTo.map(words.appliesTo)],
    [t('facet.language'), filters.language.map(words.language)],
    [t('facet.status'), filters.status.map(words.status)],
    [t('facet.pillar'), filters.pillar.map(words.pillar)],
    [t('facet.topic'), filters.topic.map(words.topic)],
    [t('facet.year'), filters.year.map(year)],
    [t('facet.asAt'), filters.asAt === null ? [] : [day(filters.asAt)]],
  ];
  return chosen.flatMap(([name, values]) => (values.length === 0 ? [] : [`${name}: ${values.join(', ')}`]));
}

type Column = readonly [name: string, width: number, of: (group: HitGroup, hit: PageHit) => ReportCell];

/** By what a page was found that does not hold the words as typed, and that a machine read it. */
function notes({ t }: ResultsReportInput, { foundBy, machineRead }: PageHit): string {
  const terms = foundBy.map(({ term, meaning }) => `${term} (${meaning})`);
  return sentences(t, [
    ...(terms.length === 0 ? [] : [`${t('bridge.found-by')} ${terms.join(', ')}`]),
    ...(machineRead === true ? [t('group.machine-read')] : []),
  ]);
}

function table(input: ResultsReportInput): Report['blocks'][number] {
  const { t, words, reply, senderOf, withAllFields, year, pageOf } = input;
  const numberOf = new Map(reply.groups.map(({ documentId }, at) => [documentId, at + 1]));
  const sendersOf = ({ facts }: HitGroup) => sendersIn(facts, senderOf);
  /** Where the list has no column for it, the name says whose pack a document is of, as on the screen. */
  const nameOf = (group: HitGroup) =>
    [group.title, ...sendersOf(group).map((sender) => t('library:came-by.pack', { sender }))].join('\n');
  const facts: readonly Column[] = [
    [
      t('library:field.titleEnglish.label'),
      40,
      ({ facts: { titleEnglish }, title }) => (titleEnglish === title ? '' : (titleEnglish ?? '')),
    ],
    [t('facet.type'), 22, ({ facts: { type } }) => words.type(type)],
    [t('facet.state'), 18, ({ facts: { state } }) => (state === null ? '' : words.state(state))],
    [
      t('facet.appliesTo'),
      20,
      ({ facts: { appliesTo } }) => (appliesTo === null ? '' : words.appliesTo(appliesTo)),
    ],
    [t('facet.status'), 18, ({ facts: { status } }) => words.status(status)],
    [t('library:field.number.label'), 18, ({ facts: { number } }) => number ?? ''],
    [t('facet.year'), 10, ({ facts }) => (facts.year === null ? '' : year(facts.year))],
    [t('facet.language'), 16, (_, { language }) => (language === null ? '' : words.language(language))],
    ...(senderOf.size === 0
      ? []
      : [[t('library:filter.sender'), 24, (group) => sendersOf(group).join(', ')] satisfies Column]),
  ];
  const columns: readonly Column[] = [
    [t('reports:number'), 6, ({ documentId }) => numberOf.get(documentId) ?? ''],
    [t('reports:document'), 40, withAllFields ? ({ title }) => title : nameOf],
    ...(withAllFields ? facts : []),
    [t('reports:page'), 18, (_, hit) => pageOf(hit)],
    [
      t('as-file.around'),
      80,
      (_, hit) =>
        [hit.heading, hit.snippet.text, notes(input, hit)]
          .filter((line) => line !== undefined && line !== '')
          .join('\n'),
    ],
  ];
  return {
    kind: 'table',
    caption: t('as-file.title'),
    head: columns.map(([name]) => name),
    widths: columns.map(([, width]) => width),
    rows: reply.groups.flatMap((group) => group.hits.map((hit) => columns.map(([, , of]) => of(group, hit)))),
  };
}
