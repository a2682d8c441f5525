import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { agencyName, focalPoint } from '../../shared/agencies';
import { answerValue, assignment, decisionRule, participant, vote } from '../../shared/assessments';
import type { HistoryEntity } from '../../shared/changes';
import { changeCause, consentBasis } from '../../shared/comparison';
import { isoDate } from '../../shared/kernel';
import { lookalikeDecision, relationKind } from '../../shared/library';
import { highlightColour } from '../../shared/reader';
import { relianceDecision } from '../../shared/reliance';
import { shownCalendar, themeName } from '../../shared/settings';
import { agencyRole, languageCode, languageOfTag, memberCode, treatyStatus } from '../../shared/vocabulary';
import { useAgencyShortName } from '../agencies';
import { useAnswerValueWords } from '../assessments';
import { useDates } from '../platform';

/** A stored value of a field of a thing, in words; null where there is nothing worth a line, undefined where it is shown as it is. */
export type SideWords = (field: string, raw: unknown, id: string) => string | null | undefined;

const ROOMS = [
  ...(['history', 'vocabulary', 'settings', 'agencies', 'consolidation', 'comparison'] as const),
  ...(['reliance', 'glossary', 'exchange', 'works', 'assessments'] as const),
] as const;

/** Builds a reader of one stored shape: what does not fit is left to be shown as it is. */
const told =
  <T>(shape: z.ZodType<T>, words: (value: T) => string | null) =>
  (raw: unknown): string | null | undefined => {
    const read = shape.safeParse(raw);
    return read.success ? words(read.data) : undefined;
  };

/** Stored names, ids and hashes that only the program reads. */
const unspoken = () => null;

const withReason = (words: string, reason: string | undefined): string =>
  reason === undefined || reason === '' ? words : `${words}: ${reason}`;

/** Words for things whose rooms show no history of their own. */
export function useThingWords(): Readonly<Partial<Record<HistoryEntity, SideWords>>> {
  const { t } = useTranslation(ROOMS);
  const dates = useDates();
  const agency = useAgencyShortName();
  const valueWords = useAnswerValueWords();
  const state = told(memberCode, (code) => t(`vocabulary:member.${code}.label`));

  return {
    settings: (_field, raw, id) => {
      if (raw === null || raw === '') return null;
      if (id === 'language' && typeof raw === 'string')
        return languageWords(t, languageOfTag(raw) ?? undefined) ?? raw;
      if (id === 'questionLanguage') return languageWords(t, raw);
      if (id === 'state') return state(raw);
      if (id === 'theme') return told(themeName, (name) => t(`settings:appearance.theme-${name}`))(raw);
      if (id === 'calendar')
        return told(shownCalendar, (name) => t(`settings:appearance.calendar-${name}`))(raw);
      return undefined;
    },
    agency: (field, raw) => {
      if (field === 'state') return state(raw);
      if (field === 'roles')
        return told(z.array(agencyRole), (roles) =>
          roles.map((role) => t(`vocabulary:agencyRole.${role}.label`)).join(', '),
        )(raw);
      if (field === 'names') return told(z.array(agencyName), namesWords)(raw);
      if (field === 'created')
        return told(z.object({ names: z.array(agencyName) }), (one) => namesWords(one.names))(raw);
      if (field === 'appointed' || field === 'dutyEnded')
        return told(focalPoint.pick({ name: true, duty: true, from: true, until: true }).strip(), (one) => {
          const who = t('history:words.person', { name: one.name, duty: t(`agencies:${one.duty}`) });
          return one.until === null ? who : t('history:words.until', { who, day: dates.day(one.until) });
        })(raw);
      return undefined;
    },
    assessment: (field, raw) => {
      // Its name, which no list has any more.
      if (field === 'removedAt')
        return told(z.object({ state: memberCode, referenceDate: isoDate }), (one) =>
          t('assessments:overview.name', {
            state: t(`vocabulary:member.${one.state}.label`),
            date: dates.day(one.referenceDate),
          }),
        )(raw);
      if (field === 'assigned')
        return told(assignment, ({ itemId, agencyId, isLead }) =>
          t(isLead ? 'history:words.asked-lead' : 'history:words.asked', {
            item: itemId,
            agency: agency(agencyId),
          }),
        )(raw);
      if (field === 'takesPart') return told(z.string(), agency)(raw);
      if (field === 'dueOn')
        return told(participant, ({ agencyId, dueOn }) =>
          dueOn === null ? null : t('history:words.due', { agency: agency(agencyId), day: dates.day(dueOn) }),
        )(raw);
      if (field === 'frozen') return told(z.object({ frozenBy: z.string() }), (one) => one.frozenBy)(raw);
      if (field === 'contributionReceived')
        return told(z.object({ agencyId: z.string().nullable() }), (one) =>
          one.agencyId === null ? null : agency(one.agencyId),
        )(raw);
      if (field === 'movedToEdition' || field === 'movedBack')
        return told(
          z.union([z.string(), z.object({ to: z.string() }).transform(({ to }) => to)]),
          String,
        )(raw);
      return null;
    },
    decision: (_field, raw) =>
      told(z.object({ rule: decisionRule, value: answerValue }), ({ rule, value }) =>
        t('history:words.decided', {
          how: t(`consolidation:national.rule.${rule}`),
          what: valueWords(value),
        }),
      )(raw),
    discussion: (_field, raw) =>
      told(z.object({ text: z.string() }), ({ text }) => (text === '' ? null : text))(raw),
    workshop: (field, raw) => {
      if (field === 'started')
        return told(z.object({ heldOn: z.string() }), (one) => dates.day(one.heldOn))(raw);
      if (field === 'voted')
        return told(z.object({ itemId: z.string(), agencyId: z.string(), vote: vote.nullable() }), (one) =>
          one.vote === null
            ? null
            : t('history:words.vote', {
                item: one.itemId,
                agency: agency(one.agencyId),
                vote: t(`consolidation:vote.${one.vote}`),
              }),
        )(raw);
      return null;
    },
    restatement: (_field, raw) =>
      told(
        z.union([
          answerValue.transform((value) => ({ value, reason: undefined })),
          z.object({ value: answerValue, reason: z.string() }),
        ]),
        ({ value, reason }) => withReason(valueWords(value), reason),
      )(raw),
    cause: (_field, raw) =>
      told(z.object({ cause: changeCause, reason: z.string() }), ({ cause, reason }) =>
        withReason(t(`comparison:cause.name.${cause}`), reason),
      )(raw),
    consent: (_field, raw) =>
      told(z.object({ basis: consentBasis, note: z.string() }), ({ basis, note }) =>
        withReason(t(`comparison:consent.basis-${basis}`), note),
      )(raw),
    relation: (_field, raw) =>
      told(z.object({ kind: relationKind, inPart: z.boolean() }), ({ kind, inPart }) => {
        const phrase = t(`works:relation.${kind}.out`);
        return inPart ? t('works:relation.in-part', { phrase }) : phrase;
      })(raw),
    lookalike: (_field, raw) =>
      told(lookalikeDecision, (decision) => t(`history:lookalike.${decision}`))(raw),
    reliance: (_field, raw) =>
      told(
        z.union([
          relianceDecision.transform((decision) => ({ decision, reason: undefined })),
          z.object({ decision: relianceDecision, reason: z.string() }),
        ]),
        ({ decision, reason }) => withReason(t(`history:reliance.${decision}`), reason),
      )(raw),
    glossary: (_field, raw) =>
      told(z.object({ hidden: z.boolean(), checkedBy: z.string().nullable() }), ({ hidden, checkedBy }) =>
        [
          ...(hidden ? [t('glossary:state.hidden')] : []),
          checkedBy === null
            ? t('glossary:state.unchecked')
            : t('glossary:state.checked', { person: checkedBy }),
        ].join(', '),
      )(raw),
    treaty: (field, raw) =>
      field === 'status'
        ? told(treatyStatus, (status) => t(`vocabulary:treatyStatus.${status}.label`))(raw)
        : undefined,
    highlight: (field, raw) =>
      field === 'colour' ? told(highlightColour, (colour) => t(`history:colour.${colour}`))(raw) : undefined,
    pack: (field, raw) => {
      if (field === 'trust')
        return told(z.enum(['unknown', 'trusted', 'refused']), (trust) =>
          t(`exchange:sender.trust.${trust}`),
        )(raw);
      if (field === 'reminded')
        return told(z.boolean(), (isOn) => t(`history:words.${isOn ? 'reminds' : 'reminds-not'}`))(raw);
      return null;
    },
    'sheet-request': unspoken,
    'saved-search': unspoken,
    edition: unspoken,
    'table-edition': unspoken,
    'table-import': unspoken,
    import: unspoken,
  };
}

const namesWords = (names: readonly { readonly name: string }[]): string =>
  names.map(({ name }) => name).join(', ');

function languageWords(t: TFunction<readonly (typeof ROOMS)[number][]>, raw: unknown): string | undefined {
  const code = languageCode.safeParse(raw);
  return code.success ? t(`vocabulary:language.${code.data}.label`) : undefined;
}
