import { progressOf } from '../../../shared/assessments';
import { isLocalItem } from '../../../shared/questionnaires';
import { heading, type Report, type ReportBlock } from '../../../shared/reports';
import { PILLARS } from '../../../shared/vocabulary';
import { type Row, rowsOf } from '../overview';
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
  type Words,
} from './answer-pieces';

/**
 * An assessment as a document: how many answers of each kind, every item with its question, answer, explanation, evidence and how it was
 * decided, what was corrected since, and all passages cited with their pages.
 */
export function composeAnswers(input: AnswersReportInput): Report {
  const { t, head, assessment, edition, asTables } = input;
  const rows = rowsOf(edition, assessment.answers);
  const passages = numbered(rows);
  return {
    head: head(answersName(input), answersLines(input)),
    blocks: [
      heading(1, t('saved.by-pillar')),
      byPillar(t, rows),
      ...(asTables ? answersTable(input, rows, passages) : itemsInFull(input, rows, passages)),
      ...corrections(input),
      ...evidence(input, passages),
      ...(asTables ? [...positions(input), ...discussions(input)] : []),
    ],
  };
}

/** A State's own questions are counted apart, as wherever years and States are compared. */
function byPillar(t: Words, rows: readonly Row[]): ReportBlock {
  const [shared, own] = [false, true].map((isOwn) =>
    rows.filter(({ item }) => isLocalItem(item.id) === isOwn),
  );
  const parts = [
    ...PILLARS.map((pillar) => ({
      name: t(`vocabulary:pillar.${pillar}.label`),
      of: (shared ?? []).filter(({ item }) => item.pillar === pillar),
    })).filter(({ of }) => of.length > 0),
    { name: t('saved.all'), of: shared ?? [] },
    ...(own === undefined || own.length === 0 ? [] : [{ name: t('saved.own'), of: own }]),
  ].map(({ name, of }) => ({ name, counted: progressOf(of.map(({ answer }) => answer)) }));
  const lines = [
    [t('saved.asked'), 'asked'],
    [t('saved.levels'), 'levels'],
    [t('ui:level.na'), 'notApplicable'],
    [t('ui:level.nk'), 'notKnown'],
    [t('ui:level.disputed'), 'disputed'],
    [t('mark.unconfirmed'), 'unconfirmed'],
    [t('ui:level.none'), 'notAnswered'],
    [t('saved.with-evidence'), 'withEvidence'],
  ] as const;
  return {
    kind: 'table',
    caption: t('saved.by-pillar'),
    head: [t('reports:kind'), ...parts.map(({ name }) => name)],
    widths: [30, ...parts.map(() => 18)],
    rows: lines.map(([name, count]) => [name, ...parts.map(({ counted }) => counted[count])]),
  };
}

function itemsInFull(
  input: AnswersReportInput,
  rows: readonly Row[],
  passages: readonly Numbered[],
): ReportBlock[] {
  return PILLARS.flatMap((pillar) => {
    const ofPillar = rows.filter(({ item }) => item.pillar === pillar);
    if (ofPillar.length === 0) return [];
    return [
      heading(1, input.t(`vocabulary:pillar.${pillar}.label`)),
      ...ofPillar.flatMap((row) => [
        heading(2, `${row.item.id} ${row.item.topic}`),
        ...itemInFull(input, row, passages),
      ]),
    ];
  });
}

function answersTable(
  input: AnswersReportInput,
  rows: readonly Row[],
  passages: readonly Numbered[],
): ReportBlock[] {
  const caption = input.t('saved.answers');
  return [
    heading(1, caption),
    {
      ...{ kind: 'table', caption, ...answerColumns(input.t) },
      rows: rows.map((row) => answerCells(input, row, passages)),
    },
  ];
}
