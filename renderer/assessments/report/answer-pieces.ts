import type { TFunction } from 'i18next';
import {
  type Answer,
  type AnswerValue,
  type Assessment,
  type Citation,
  type Decision,
  type DiscussionEntry,
  type Restatement,
  saysSame,
  takesPosition,
} from '../../../shared/assessments';
import { localDay } from '../../../shared/kernel';
import type { Edition } from '../../../shared/questionnaires';
import { heading, listOf, type ReportBlock, type ReportHead, says } from '../../../shared/reports';
import type { AccessClass } from '../../../shared/vocabulary';
import { sentence, sentences } from '../../reports';
import type { Row } from '../overview';

/** What every document of answers is made of. */
export interface AnswersReportInput {
  readonly t: TFunction<['assessments', 'vocabulary', 'reports', 'ui', 'instruments']>;
  readonly head: (title: string, lines?: readonly string[]) => ReportHead;
  readonly assessment: Assessment;
  readonly edition: Edition;
  /** Name of the agency whose answers these are; null for the national ones. */
  readonly agency: string | null;
  /** What is known of its state besides open or frozen: who froze it, the hash. */
  readonly frozen: readonly string[];
  readonly coverage: string;
  /** The last decision on each item. */
  readonly decisions: readonly Decision[];
  readonly restatements: readonly Restatement[];
  /** What was talked over on the items, oldest first; none where it was not asked for. */
  readonly discussion: readonly DiscussionEntry[];
  /** The narrowest access class of the documents cited. */
  readonly access: AccessClass;
  /** A workbook has a line for each answer; on paper each item is told in full. */
  readonly asTables: boolean;
  readonly day: (iso: string) => string;
  readonly moment: (iso: string) => string;
  /** Page and, where a document has several, version of a citation. */
  readonly pageOf: (citation: Citation) => string;
  readonly versionOf: (versionId: string) => string | null;
  /** To which part of the country a cited document applies, where it is no national text. */
  readonly narrowOf: (versionId: string) => 'province' | 'agency' | null;
  /** Whether a cited law, plan or procedure was not in force yet on the day of the answers. */
  readonly isEarly: (versionId: string) => boolean;
}

/** A passage with its number among all that are cited, in the order of the items. */
export interface Numbered {
  readonly number: number;
  readonly itemId: string;
  readonly citation: Citation;
  readonly answer: Answer;
}

/** Name of what is answered: State and reference date, of an agency with its name. */
export function answersName({ t, assessment, agency, day }: AnswersReportInput): string {
  const name = t('overview.name', {
    state: t(`vocabulary:member.${assessment.state}.label`),
    date: day(assessment.referenceDate),
  });
  return agency === null ? name : `${agency}: ${name}`;
}

/** What stands below the title of every document of answers. */
export function answersLines({ t, assessment, frozen, coverage, access }: AnswersReportInput): string[] {
  return [
    t('overview.what', {
      edition: assessment.edition,
      scope: t(`scope.${assessment.scope}`),
      count: assessment.answers.length,
    }),
    ...(frozen.length === 0 ? [t('saved.open')] : frozen),
    coverage,
    ...(access === 'public'
      ? []
      : [t('reports:access', { access: t(`vocabulary:accessClass.${access}.label`) })]),
  ];
}

export function numbered(rows: readonly Row[]): Numbered[] {
  return rows
    .flatMap(({ item, answer }) =>
      answer.citations.map((citation) => ({ itemId: item.id, citation, answer })),
    )
    .map((each, at) => ({ number: at + 1, ...each }));
}

export type Words = AnswersReportInput['t'];

export function valueWords(t: Words, value: AnswerValue): string {
  if (value.kind !== 'level') return t(`ui:level.${value.kind}`);
  const level = t('reports:level', { level: value.level, name: t(`ui:level.${value.level}`) });
  return sentences(t, [level, ...(value.practiceAhead ? [t('mark.practice-ahead')] : [])]);
}

export function answerWords(t: Words, { value, confirmed }: Answer): string {
  return sentences(t, [valueWords(t, value), ...(confirmed ? [] : [t('mark.unconfirmed')])]);
}

/** What was written with an answer that is no level, or lower than the year before. */
function reasonsOf(t: Words, { value, fallReason }: Answer): string[] {
  return [
    ...(value.kind === 'na' ? [t('value.reason', { words: value.reason })] : []),
    ...(value.kind === 'nk' ? [t('value.who', { words: value.whoMightKnow })] : []),
    ...(fallReason === null ? [] : [t('value.fall', { reason: t(`fall.reason.${fallReason}`) })]),
  ];
}

/** A correction where its item is told: who reads only that must not take the frozen answer for what is known now. */
function correctionWords(t: Words, { value, reason }: Restatement): string {
  return `${t('item.corrected')} ${sentences(t, [valueWords(t, value), t('ground.reason', { words: reason })])}`;
}

const sourceOf = (input: AnswersReportInput, citation: Citation): string => {
  const { t, pageOf, versionOf, narrowOf, isEarly, assessment, day } = input;
  const version = versionOf(citation.versionId);
  const title =
    version === null
      ? citation.documentTitle
      : t('saved.title-version', { title: citation.documentTitle, version });
  const narrow = narrowOf(citation.versionId);
  const remarks = [
    ...(narrow === null ? [] : [t(`citation.applies-to.${narrow}`)]),
    ...(isEarly(citation.versionId) ? [t('citation.not-yet', { day: day(assessment.referenceDate) })] : []),
  ];
  const source = `${title}, ${pageOf(citation)}`;
  return remarks.length === 0 ? source : sentence(t, sentences(t, [source, ...remarks]));
};

function heldWords({ t, day }: AnswersReportInput, { held }: Answer): string[] {
  return held.map(({ title, type, custodian, datedOn }) =>
    [
      sentence(t, title),
      t('held.facts', {
        type: t(`vocabulary:documentType.${type}.label`),
        custodian: custodian === '' ? t('held.no-custodian') : custodian,
      }),
      ...(datedOn === null ? [] : [t('held.dated', { date: day(datedOn) })]),
    ].join(' '),
  );
}

/** An item in full below its heading: question, answer, explanation, evidence, and how it was decided. */
export function itemInFull(
  input: AnswersReportInput,
  { item, answer }: Row,
  passages: readonly Numbered[],
): ReportBlock[] {
  const { t, decisions, restatements, discussion } = input;
  const { value } = answer;
  const decision = decisions.find(({ itemId }) => itemId === item.id);
  const talk = discussion.filter(({ itemId }) => itemId === item.id);
  const proofs = [
    ...passages
      .filter(({ itemId }) => itemId === item.id)
      .map(({ number, citation }) => `[${number}] ${sourceOf(input, citation)}`),
    ...heldWords(input, answer),
  ];
  return [
    says(item.question, 'quiet'),
    says(answerWords(t, answer), 'strong'),
    ...(value.kind === 'level' ? [says(item.statements[value.level])] : []),
    ...reasonsOf(t, answer).map((words) => says(words)),
    ...(answer.text === '' ? [] : [says(answer.text)]),
    ...restatements.filter(({ itemId }) => itemId === item.id).map((one) => says(correctionWords(t, one))),
    ...(proofs.length === 0 ? [] : [says(t('overview.evidence'), 'strong'), ...listOf(proofs)]),
    ...(decision === undefined ? [] : decisionInFull(input, decision, answer)),
    ...(talk.length === 0
      ? []
      : [
          says(t('discussion.title'), 'strong'),
          ...listOf(talk.map((entry) => `${whoSpoke(input, entry)}: ${entryWords(t, entry)}`)),
        ]),
  ];
}

const whoSpoke = ({ t, moment }: AnswersReportInput, { author, at }: DiscussionEntry): string =>
  t('discussion.who', { name: author === 'unnamed' ? t('discussion.unnamed') : author, at: moment(at) });

const entryWords = (t: Words, { kind, text }: DiscussionEntry): string =>
  kind === 'message' ? text : t(`discussion.did-${kind}`);

/** Lines of their own: what somebody typed mostly ends without a point. */
function decisionWords({ t, moment }: AnswersReportInput, decision: Decision): string[] {
  const by = t('ground.by', { name: decision.decidedBy, at: moment(decision.decidedAt) });
  return [
    `${t(`ground.rule.${decision.rule}`)} ${by}`,
    ...(decision.reason === '' ? [] : [t('ground.reason', { words: decision.reason })]),
    ...(decision.minutes === '' ? [] : [t('ground.minutes', { words: decision.minutes })]),
  ];
}

function decisionInFull(input: AnswersReportInput, decision: Decision, answer: Answer): ReportBlock[] {
  const { t } = input;
  const { dissents } = decision;
  const isOverruled = !saysSame(decision.value, answer.value);
  const dissenting = new Set(dissents.map(({ agencyId }) => agencyId));
  // Who disagrees is told below with its reason.
  const said =
    decision.rule === 'disputed'
      ? decision.positions.filter(({ agencyId, value }) => takesPosition(value) && !dissenting.has(agencyId))
      : [];
  return [
    says(t('ground.title'), 'strong'),
    ...(isOverruled ? [says(`${t('ground.overruled')} ${valueWords(t, decision.value)}`)] : []),
    ...decisionWords(input, decision).map((line) => says(line)),
    ...(said.length === 0
      ? []
      : [
          ...listOf(
            said.map(({ agencyName, value, text }) =>
              [sentence(t, `${agencyName}: ${valueWords(t, value)}`), ...(text === '' ? [] : [text])].join(
                ' ',
              ),
            ),
          ),
        ]),
    ...(dissents.length === 0
      ? []
      : [
          says(t('dissent.title', { count: dissents.length })),
          ...listOf(
            dissents.map(({ agencyName, value, why, text }) =>
              [
                sentence(t, `${agencyName}: ${valueWords(t, value)}`),
                ...(why === '' ? [] : [t('dissent.why', { words: why })]),
                ...(text === '' ? [] : [t('dissent.text', { words: text })]),
              ].join(' '),
            ),
          ),
        ]),
  ];
}

/** The columns of {@link answerCells}. */
export const answerColumns = (t: Words): { readonly head: string[]; readonly widths: number[] } => ({
  head: [
    ...[t('overview.item'), t('reports:pillar'), t('saved.theme'), t('saved.topic'), t('saved.question')],
    ...[t('saved.level'), t('overview.answer'), t('saved.statement'), t('saved.reasons')],
    ...[t('explanation.label'), t('saved.passages'), t('held.list'), t('saved.changed')],
  ],
  widths: [12, 22, 22, 30, 50, 8, 26, 50, 36, 60, 16, 36, 20],
});

/** An answer as a line of a workbook. */
export function answerCells(
  input: AnswersReportInput,
  { item, answer }: Row,
  passages: readonly Numbered[],
): (string | number)[] {
  const { t } = input;
  return [
    ...[item.id, t(`vocabulary:pillar.${item.pillar}.label`), item.theme, item.topic, item.question],
    answer.value.kind === 'level' ? answer.value.level : '',
    answerWords(t, answer),
    answer.value.kind === 'level' ? item.statements[answer.value.level] : '',
    ...[reasonsOf(t, answer).join('\n'), answer.text],
    passages
      .filter(({ itemId }) => itemId === item.id)
      .map(({ number }) => `[${number}]`)
      .join(' '),
    heldWords(input, answer).join('\n'),
    answer.updatedAt === null ? '' : localDay(answer.updatedAt),
  ];
}

export function corrections({ t, restatements, moment }: AnswersReportInput): ReportBlock[] {
  if (restatements.length === 0) return [];
  return [
    heading(1, t('saved.corrections')),
    {
      kind: 'table',
      caption: t('saved.corrections'),
      head: [
        ...[t('overview.item'), t('saved.frozen-answer'), t('saved.corrected-answer')],
        ...[t('explanation.label'), t('saved.why'), t('saved.who')],
      ],
      widths: [12, 24, 24, 40, 40, 26],
      rows: restatements.map(({ itemId, before, value, text, reason, by, at }) => [
        ...[itemId, valueWords(t, before), valueWords(t, value), text, reason],
        t('ground.by', { name: by, at: moment(at) }),
      ]),
    },
  ];
}

export function evidence(input: AnswersReportInput, passages: readonly Numbered[]): ReportBlock[] {
  const { t, day } = input;
  if (passages.length === 0) return [];
  const readBy = ({ citation, answer }: Numbered): string =>
    answer.checks
      .filter(({ evidenceId }) => evidenceId === citation.id)
      .map(({ by, on }) => t('second.read-by', { name: by, date: day(on) }))
      .join('\n');
  return [
    heading(1, t('saved.evidence')),
    {
      kind: 'table',
      caption: t('saved.evidence'),
      head: [
        ...[t('reports:number'), t('overview.item'), t('saved.source'), t('saved.quote')],
        ...[t('saved.note'), t('history.field.check')],
      ],
      widths: [10, 17, 42, 56, 26, 26],
      rows: passages.map((each) => [
        ...[each.number, each.itemId, sourceOf(input, each.citation), each.citation.quote],
        ...[each.citation.note, readBy(each)],
      ]),
    },
  ];
}

/** What each agency said where something was decided: a workbook has room for it. */
export function positions(input: AnswersReportInput): ReportBlock[] {
  const { t, decisions } = input;
  if (decisions.length === 0) return [];
  return [
    heading(1, t('saved.decisions')),
    {
      kind: 'table',
      caption: t('saved.decisions'),
      head: [
        ...[t('overview.item'), t('ground.title'), t('saved.decided'), t('saved.agency')],
        ...[t('saved.its-answer'), t('explanation.label'), t('saved.disagrees')],
      ],
      widths: [12, 50, 24, 30, 24, 50, 40],
      rows: decisions.flatMap((decision) => {
        const words = decisionWords(input, decision).join('\n');
        const decided = valueWords(t, decision.value);
        const dissents = new Map(decision.dissents.map((one) => [one.agencyId, one]));
        const said = decision.positions.map(({ agencyId, agencyName, value, text }) => {
          const dissent = dissents.get(agencyId);
          const differs = dissent === undefined ? '' : dissent.why === '' ? t('saved.yes') : dissent.why;
          return [decision.itemId, words, decided, agencyName, valueWords(t, value), text, differs];
        });
        return said.length === 0 ? [[decision.itemId, words, decided, '', '', '', '']] : said;
      }),
    },
  ];
}

/** The discussion on all items as lines of a workbook. */
export function discussions(input: AnswersReportInput): ReportBlock[] {
  const { t, discussion } = input;
  if (discussion.length === 0) return [];
  const caption = t('discussion.title');
  return [
    heading(1, caption),
    {
      ...{ kind: 'table', caption, widths: [12, 36, 80] },
      head: [t('overview.item'), t('saved.who'), caption],
      rows: discussion.map((entry) => [entry.itemId, whoSpoke(input, entry), entryWords(t, entry)]),
    },
  ];
}
