import type { TFunction } from 'i18next';
import { type Agency, type Duty, type FocalPoint, inDutyOn, isActiveOn } from '../../../shared/agencies';
import {
  type AgencyProgress,
  type AssessmentSummary,
  answeredOf,
  type SnapshotSummary,
} from '../../../shared/assessments';
import type { Health } from '../../../shared/backup';
import type { CalendarEntry } from '../../../shared/calendar';
import type { Sender } from '../../../shared/exchange';
import type { LibraryDigest } from '../../../shared/library';
import type { PlanSummary } from '../../../shared/planning';
import {
  heading,
  listOf,
  type Report,
  type ReportBlock,
  type ReportHead,
  says,
} from '../../../shared/reports';
import type { SheetRequest } from '../../../shared/sheets';
import { highestAccessClass } from '../../../shared/vocabulary';

/** An open assessment with how far its agencies are and what was sent to them. */
export interface UnderWay {
  readonly assessment: AssessmentSummary;
  readonly agencies: readonly AgencyProgress[];
  /** Latest first. */
  readonly requests: readonly SheetRequest[];
}

interface HandoverInput {
  readonly t: TFunction<
    ['history', 'assessments', 'agencies', 'calendar', 'planning', 'sheets', 'vocabulary', 'reports', 'ui']
  >;
  readonly head: (title: string, lines?: readonly string[]) => ReportHead;
  readonly underWay: readonly UnderWay[];
  readonly snapshots: readonly SnapshotSummary[];
  readonly plans: readonly PlanSummary[];
  /** Overdue first, with what is to come; nothing that is past. */
  readonly days: readonly CalendarEntry[];
  readonly dayTitle: (entry: CalendarEntry) => string;
  readonly agencies: readonly Agency[];
  readonly agencyName: (agencyId: string) => string;
  readonly library: LibraryDigest;
  readonly health: Health;
  /** Under which packs of this workspace are known. */
  readonly fingerprint: string;
  readonly senders: readonly Sender[];
  readonly today: string;
  readonly day: (iso: string) => string;
  readonly moment: (iso: string) => string;
}

/**
 * What somebody who takes over the work has to know, as a document: what is under way and with whom, what is due, who speaks for each
 * agency, which years are frozen, and how the data is kept. Staff change often, and with them went what nobody had written down.
 */
export function composeHandover(input: HandoverInput): Report {
  const { t, head, days } = input;
  const access = highestAccessClass(days.map((one) => one.access));
  return {
    head: head(t('handover.title'), [
      ...[t('handover.what'), t('handover.persons')],
      ...(access === 'public'
        ? []
        : [t('reports:access', { access: t(`vocabulary:accessClass.${access}.label`) })]),
    ]),
    blocks: [
      heading(1, t('handover.first')),
      ...listOf([t('handover.first-name'), t('handover.first-place'), t('handover.first-agencies')]),
      ...assessmentsPart(input),
      ...daysPart(input),
      ...plansPart(input),
      ...peoplePart(input),
      ...yearsPart(input),
      ...keptPart(input),
    ],
  };
}

/** A sentence on how many; none where there are none, so that what is left to do is not lost among noughts. */
const ifAny = (t: HandoverInput['t'], key: string, count: number): string[] =>
  count === 0 ? [] : [t(key, { count })];

/** A table; where it has no rows, a sentence in its place. */
function tableOrWords(
  caption: string,
  columns: readonly (readonly [name: string, width: number])[],
  rows: readonly (readonly (string | number)[])[],
  none: string,
): ReportBlock {
  if (rows.length === 0) return says(none);
  return {
    ...{ kind: 'table', caption, head: columns.map(([name]) => name) },
    widths: columns.map(([, width]) => width),
    rows: rows.map((row) => [...row]),
  };
}

function assessmentName(
  { t, day }: HandoverInput,
  { state, referenceDate }: AssessmentSummary | SnapshotSummary,
) {
  return t('assessments:overview.name', {
    state: t(`vocabulary:member.${state}.label`),
    date: day(referenceDate),
  });
}

function assessmentsPart(input: HandoverInput): ReportBlock[] {
  const { t, underWay } = input;
  return [
    heading(1, t('handover.under-way')),
    ...(underWay.length === 0 ? [says(t('handover.nothing-open'))] : []),
    ...underWay.flatMap((each) => {
      const { progress, edition, scope } = each.assessment;
      const name = assessmentName(input, each.assessment);
      return [
        heading(2, name),
        says(
          t('assessments:overview.what', {
            edition,
            scope: t(`assessments:scope.${scope}`),
            count: progress.asked,
          }),
        ),
        ...listOf([
          t('handover.answered', { answered: answeredOf(progress), asked: progress.asked }),
          ...ifAny(t, 'handover.unconfirmed', progress.unconfirmed),
          ...ifAny(t, 'handover.disputed', progress.disputed),
          ...ifAny(t, 'handover.not-known', progress.notKnown),
          ...ifAny(t, 'handover.evidence', progress.withEvidence),
        ]),
        agenciesOf(input, each, name),
      ];
    }),
  ];
}

function agenciesOf(input: HandoverInput, { agencies, requests }: UnderWay, name: string): ReportBlock {
  const { t, agencyName, day, moment } = input;
  return tableOrWords(
    t('handover.asked', { assessment: name }),
    [
      ...([
        [t('handover.agency'), 30],
        [t('handover.focal'), 26],
        [t('handover.progress'), 14],
      ] as const),
      ...([
        [t('sheets:requests.due'), 18],
        [t('sheets:requests.when'), 28],
        [t('handover.came-back'), 22],
      ] as const),
    ],
    agencies.map(({ agencyId, dueOn, progress }) => {
      const own = requests.filter((one) => one.agencyId === agencyId);
      const [last] = own;
      const cameBack = own
        .flatMap(({ returnedAt }) => (returnedAt === null ? [] : [returnedAt]))
        .toSorted()
        .at(-1);
      return [
        agencyName(agencyId),
        personOn(input, agencyId),
        t('handover.of', { answered: answeredOf(progress), asked: progress.asked }),
        dueOn === null ? '' : day(dueOn),
        last === undefined
          ? t('handover.not-sent')
          : [moment(last.sentAt), t(`sheets:form.${last.form}`)].join('\n'),
        cameBack === undefined ? '' : moment(cameBack),
      ];
    }),
    t('handover.nobody-asked'),
  );
}

function personOn({ agencies, today }: HandoverInput, agencyId: string): string {
  const agency = agencies.find(({ id }) => id === agencyId);
  const person = agency === undefined ? null : inDutyOn(agency, 'focal', today);
  return person?.name ?? '';
}

function daysPart({ t, days, dayTitle, day }: HandoverInput): ReportBlock[] {
  const caption = t('handover.days');
  return [
    heading(1, caption),
    tableOrWords(
      caption,
      [
        [t('calendar:column.day'), 22],
        [t('calendar:column.state'), 14],
        [t('reports:kind'), 28],
        [t('calendar:column.what'), 60],
      ],
      days.map((entry) => [
        day(entry.on),
        t(`calendar:state.${entry.state}`),
        t(`calendar:kind.${entry.kind}`),
        [dayTitle(entry), ...(entry.detail === '' ? [] : [entry.detail])].join('\n'),
      ]),
      t('handover.no-days'),
    ),
  ];
}

function plansPart({ t, plans, day }: HandoverInput): ReportBlock[] {
  const caption = t('handover.plans');
  return [
    heading(1, caption),
    tableOrWords(
      caption,
      [
        ...([
          [t('handover.plan'), 50],
          [t('planning:plans.status'), 16],
          [t('handover.period'), 34],
        ] as const),
        ...([
          [t('planning:plans.actions'), 14],
          [t('handover.done'), 14],
          [t('handover.overdue'), 14],
        ] as const),
      ],
      plans.map(({ title, status, startsOn, endsOn, actions, done, overdue }) => [
        ...[title, t(`planning:plans.state.${status}`)],
        t('planning:plans.from-to', { first: day(startsOn), last: day(endsOn) }),
        ...[actions, done, overdue],
      ]),
      t('handover.no-plans'),
    ),
  ];
}

function peoplePart({ t, agencies, agencyName, today, day }: HandoverInput): ReportBlock[] {
  const caption = t('handover.people');
  const said = (person: FocalPoint | null) =>
    person === null
      ? t('handover.nobody')
      : [
          person.name,
          ...[person.position, person.contact, person.note].filter((words) => words !== ''),
          t('handover.since', { date: day(person.from) }),
        ].join('\n');
  const inDuty = (agency: Agency, duty: Duty) => said(inDutyOn(agency, duty, today));
  return [
    heading(1, caption),
    tableOrWords(
      caption,
      [
        [t('handover.agency'), 36],
        [t('handover.roles'), 26],
        [t('agencies:focal'), 36],
        [t('agencies:deputy'), 36],
      ],
      agencies
        .filter((agency) => isActiveOn(agency, today))
        .map((agency) => [
          [agencyName(agency.id), ...[agency.place, agency.note].filter((words) => words !== '')].join('\n'),
          agency.roles.map((role) => t(`vocabulary:agencyRole.${role}.label`)).join('\n'),
          ...[inDuty(agency, 'focal'), inDuty(agency, 'deputy')],
        ]),
      t('handover.no-agencies'),
    ),
  ];
}

function yearsPart(input: HandoverInput): ReportBlock[] {
  const { t, snapshots, moment } = input;
  const caption = t('handover.years');
  return [
    heading(1, caption),
    tableOrWords(
      caption,
      [
        [t('handover.assessment'), 40],
        [t('handover.edition'), 16],
        [t('handover.frozen-by'), 44],
        [t('handover.hash'), 40],
      ],
      snapshots.map((each) => [
        ...[assessmentName(input, each), each.edition],
        [each.frozenBy, moment(each.frozenAt)].join('\n'),
        each.hash,
      ]),
      t('handover.no-years'),
    ),
  ];
}

function keptPart({ t, library, health, fingerprint, senders, moment }: HandoverInput): ReportBlock[] {
  const { newest, outside, check } = health;
  const trusted = senders.filter(({ trust }) => trust === 'trusted');
  const caption = t('handover.senders');
  return [
    heading(1, t('handover.kept')),
    ...listOf([
      t('handover.documents', { count: library.changed.count }),
      ...ifAny(t, 'handover.to-check', library.toCheck.count),
      ...ifAny(t, 'handover.guessed', library.guessed.count),
      newest === null ? t('handover.no-backup') : t('handover.backup', { moment: moment(newest.createdAt) }),
      outside === null ? t('handover.no-copy') : t('handover.copy', { moment: moment(outside.at) }),
      check === null
        ? t('handover.no-check')
        : t(check.faultCount === 0 ? 'handover.check' : 'handover.check-faults', {
            ...{ moment: moment(check.at), count: check.faultCount },
          }),
      t('handover.key', { digits: fingerprint }),
    ]),
    heading(1, caption),
    tableOrWords(
      caption,
      [
        [t('handover.sender'), 40],
        [t('handover.digits'), 50],
        [t('handover.trusted-by'), 40],
      ],
      trusted.map(({ name, fingerprint: digits, decidedBy, decidedAt }) => [
        ...[name, digits],
        [decidedBy ?? '', decidedAt === null ? '' : moment(decidedAt)]
          .filter((words) => words !== '')
          .join('\n'),
      ]),
      t('handover.no-senders'),
    ),
  ];
}
