import { type Article, type Instrument, refersTo } from '../../../shared/instruments';
import { heading, listOf, type Report, type ReportBlock, says } from '../../../shared/reports';
import { articleNameKey, dutyWords } from '../../instruments';
import { type Row, restsOn, rowsOf } from '../overview';
import {
  type AnswersReportInput,
  answerCells,
  answerColumns,
  answersLines,
  answersName,
  corrections,
  discussions,
  evidence,
  itemInFull,
  type Numbered,
  numbered,
  positions,
} from './answer-pieces';

export interface ArticlesReportInput extends AnswersReportInput {
  readonly instrument: Instrument;
  /** What the instrument is for the State: whether it binds, since when, with which reservations. */
  readonly treaty: readonly string[];
}

/** Items under one article; without an article those that name the instrument as a whole, or a pair that it belongs to. */
interface UnderArticle {
  readonly article: Article | null;
  readonly rows: readonly Row[];
}

/**
 * The answers that rest on one instrument as a document, article by article: what each article asks, and every item under it as it was
 * answered. What treaty bodies ask for in a report of a State. An item under several articles is told in full under the first.
 */
export function composeByArticle(given: ArticlesReportInput): Report {
  const { t, head, assessment, edition, instrument, treaty, asTables } = given;
  const rows = rowsOf(edition, assessment.answers).filter(({ item }) => restsOn(item, instrument.code));
  const ids = new Set(rows.map(({ item }) => item.id));
  const input: ArticlesReportInput = {
    ...given,
    decisions: given.decisions.filter(({ itemId }) => ids.has(itemId)),
    restatements: given.restatements.filter(({ itemId }) => ids.has(itemId)),
    discussion: given.discussion.filter(({ itemId }) => ids.has(itemId)),
  };
  const passages = numbered(rows);
  const parts = underArticles(instrument, rows);
  return {
    head: head(t('by-article.title', { instrument: instrument.shortName, assessment: answersName(input) }), [
      instrument.year === null
        ? instrument.name
        : t('by-article.instrument', { name: instrument.name, year: instrument.year }),
      ...treaty,
      ...answersLines(input),
      t('by-article.count', { count: rows.length }),
      t('by-article.summary'),
    ]),
    blocks: [
      ...(asTables ? articlesTable(input, parts, passages) : articlesInFull(input, parts, passages)),
      ...corrections(input),
      ...evidence(input, passages),
      ...(asTables ? [...positions(input), ...discussions(input)] : []),
    ],
  };
}

function underArticles(instrument: Instrument, rows: readonly Row[]): UnderArticle[] {
  const keys = new Set<string>(instrument.articles.map(({ key }) => key));
  const names = ({ item }: Row, key: string) => item.legalRefs.some(({ ref }) => ref === key);
  const ofWhole = rows.filter(({ item }) =>
    item.legalRefs.some(({ ref }) => refersTo(ref, instrument.code) && !keys.has(ref)),
  );
  return [
    ...instrument.articles.map((article) => ({
      article,
      rows: rows.filter((row) => names(row, article.key)),
    })),
    ...(ofWhole.length === 0 ? [] : [{ article: null, rows: ofWhole }]),
  ];
}

function articleName({ t, instrument }: ArticlesReportInput, article: Article | null): string {
  if (article === null) return t('by-article.whole', { instrument: instrument.shortName });
  return t(`instruments:${articleNameKey({ instrument, whole: false }, article.number)}`, {
    instrument: instrument.shortName,
    number: article.number,
  });
}

const strength = ({ t, instrument }: ArticlesReportInput, article: Article): string =>
  dutyWords(t, article, instrument.kind === 'soft-law');

function articlesInFull(
  input: ArticlesReportInput,
  parts: readonly UnderArticle[],
  passages: readonly Numbered[],
): ReportBlock[] {
  const { t } = input;
  const told = new Map<string, string>();
  const blocks = parts
    .filter(({ rows }) => rows.length > 0)
    .flatMap(({ article, rows }): ReportBlock[] => {
      const name = articleName(input, article);
      return [
        heading(1, name),
        ...(article === null ? [] : [says(article.summary), says(strength(input, article), 'quiet')]),
        ...rows.flatMap((row) => {
          const title = heading(2, `${row.item.id} ${row.item.topic}`);
          const before = told.get(row.item.id);
          if (before !== undefined) return [title, says(t('by-article.told', { article: before }))];
          told.set(row.item.id, name);
          return [title, ...itemInFull(input, row, passages)];
        }),
      ];
    });
  const without = parts.flatMap(({ article, rows }) =>
    article === null || rows.length > 0 ? [] : [`${articleName(input, article)}: ${article.summary}`],
  );
  return without.length === 0
    ? blocks
    : [...blocks, heading(1, t('by-article.without')), says(t('by-article.without-why')), ...listOf(without)];
}

function articlesTable(
  input: ArticlesReportInput,
  parts: readonly UnderArticle[],
  passages: readonly Numbered[],
): ReportBlock[] {
  const { t } = input;
  const columns = answerColumns(t);
  const caption = t('by-article.answers');
  return [
    heading(1, caption),
    {
      ...{ kind: 'table', caption },
      head: [
        ...[t('instruments:principles.article'), t('instruments:principles.asks'), t('by-article.strength')],
        ...columns.head,
      ],
      widths: [30, 40, 30, ...columns.widths],
      rows: parts.flatMap(({ article, rows }) => {
        const asked = [
          articleName(input, article),
          ...(article === null ? ['', ''] : [article.summary, strength(input, article)]),
        ];
        // An article without items keeps its line: the sheet shows what the questions do not ask.
        return rows.length === 0
          ? [[...asked, ...columns.head.map(() => '')]]
          : rows.map((row) => [...asked, ...answerCells(input, row, passages)]);
      }),
    },
  ];
}
