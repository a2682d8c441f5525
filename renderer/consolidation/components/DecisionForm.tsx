import { Button, Group, Radio, Stack, Text, Textarea, TextInput, Title } from '@mantine/core';
import { Scale } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type AnswerValue,
  type Decision,
  type DecisionRule,
  decidedValue,
  decisionRule,
  dissentsOf,
  type Position,
  saysSame,
  type Vote,
  wordsNeeded,
} from '../../../shared/assessments';
import type { ItemView } from '../../../shared/consolidation';
import { isAppError } from '../../../shared/kernel';
import type { LadderStep } from '../../../shared/questionnaires';
import { AnswerMark, useDecisions, useUsual } from '../../assessments';
import { ErrorNotice, notifyDone, useDraft } from '../../platform';
import { type Choice, choiceOf, chosenValue, withPractice, wordsOf } from '../chosen-value';
import { positionsOf } from '../positions';
import { useDecide } from '../queries';
import styles from './DecisionForm.module.css';
import { ValueFields } from './ValueFields';

/** What somebody has typed of a decision and not decided yet. */
interface DecisionDraft {
  readonly rule: DecisionRule | null;
  /** Null until somebody chooses. */
  readonly chosen: Choice | null;
  readonly words: Parameters<typeof chosenValue>[1];
  readonly text: string;
  readonly reason: string;
  readonly minutes: string;
  /** Who decided. */
  readonly name: string;
  /** By agency that sees it otherwise. */
  readonly why: Readonly<Record<string, string>>;
}

interface DecisionFormProps {
  readonly assessmentId: string;
  readonly view: ItemView;
  readonly ladder: readonly LadderStep[];
  /** The decision is kept. The form may be gone by then, and another item be shown. */
  readonly onDecided?: () => void;
  /** A workshop under way: its minutes are filled in, and the votes go into the decision. */
  readonly workshop?: {
    readonly id: string;
    readonly title: string;
    readonly suggested: AnswerValue | null;
    readonly votes: readonly { readonly agencyId: string; readonly vote: Vote }[];
    /** Who votes without having been asked. */
    readonly voters: readonly Position[];
  };
}

function outcome(rule: DecisionRule | null, positions: readonly Position[], value: AnswerValue | null) {
  if (rule === null) return { value: null, code: null };
  try {
    return { value: decidedValue(rule, positions, value), code: null };
  } catch (cause) {
    if (isAppError(cause)) return { value: null, code: cause.code };
    throw cause;
  }
}

/**
 * The words a decision begins with. What came along from the year before makes way for what the lead agency says this year; where it says
 * something else without a word, for nothing: words about one level must not come to stand under another.
 */
function firstWords({ national, agencies, decisions }: ItemView): { text: string; areOfLead: boolean } {
  const said = agencies.find(({ isLead }) => isLead)?.answer;
  const ofLead = said?.text ?? '';
  const isCarried = !national.confirmed && decisions.length === 0;
  const isSaidAnew = isCarried && said?.confirmed === true;
  const areOfLead = ofLead !== '' && (national.text === '' || isSaidAnew);
  const saysOther = isSaidAnew && said.value.kind !== 'none' && !saysSame(said.value, national.value);
  if (ofLead === '' && saysOther) return { text: '', areOfLead };
  return { text: areOfLead ? ofLead : national.text, areOfLead };
}

/** How the national answer is decided: the rule, what follows from it, the reason, and why others disagree. */
export function DecisionForm({ assessmentId, view, ladder, onDecided, workshop }: DecisionFormProps) {
  const { t } = useTranslation(['consolidation', 'ui']);
  const usual = useUsual();
  const decide = useDecide();
  const last = view.decisions.at(-1);
  const positions = [...positionsOf(view), ...(workshop?.voters ?? [])];
  const { national } = view;
  const first = firstWords(view);
  // Mostly one person decides item after item.
  const lastBy = useDecisions(assessmentId).data?.reduce<Decision | null>(
    (latest, one) => (latest === null || one.decidedAt > latest.decidedAt ? one : latest),
    null,
  );
  const whyOf = (agencyId: string) => last?.dissents.find((one) => one.agencyId === agencyId)?.why ?? '';
  // One for the item, in a workshop and beside it: what was typed is never left where no form shows it.
  const {
    draft,
    change: put,
    forget,
  } = useDraft<DecisionDraft>(`decision ${assessmentId} ${national.itemId}`, () => ({
    rule: workshop === undefined ? (last?.rule ?? null) : 'agreed',
    chosen: null,
    words: wordsOf(national.value),
    text: first.text,
    reason: last?.reason ?? '',
    minutes: workshop?.title ?? last?.minutes ?? '',
    name: lastBy?.decidedBy ?? usual.data?.personName ?? '',
    why: Object.fromEntries(positions.map(({ agencyId }) => [agencyId, whyOf(agencyId)])),
  }));
  const change = (changes: Partial<DecisionDraft>) => put((known) => ({ ...known, ...changes }));
  const { rule, words, text, reason, minutes, why } = draft;
  // A value that nobody has agreed on is not offered as if somebody had. What all vote is offered until somebody chooses.
  const choice =
    draft.chosen ?? choiceOf(workshop?.suggested ?? (last === undefined ? null : national.value));
  const [tried, setTried] = useState(false);

  const decidedBy = draft.name.trim();
  const given = withPractice(chosenValue(choice, words), national.confirmed ? national.value : undefined);
  const { value, code } = outcome(rule, positions, given);
  const needed = rule === null ? { reason: false, minutes: false } : wordsNeeded(rule, positions);
  const dissents = value === null ? [] : dissentsOf(positions, value, { votes: workshop?.votes ?? [] });
  const byPerson = rule === 'agreed' || rule === 'manual';
  const cannot = rule === null || code === null || byPerson ? undefined : t(`decide.cannot.${rule}`);
  const wrongRule = rule === null ? t('decide.rule-missing') : cannot;
  const isComplete =
    rule !== null &&
    value !== null &&
    decidedBy !== '' &&
    !(needed.reason && reason.trim() === '') &&
    !(needed.minutes && minutes.trim() === '');

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!isComplete || decide.isPending) return;
    decide.mutate(
      {
        ...{ assessmentId, itemId: view.national.itemId, rule, value: byPerson ? given : null },
        ...{ text, reason: reason.trim(), minutes: minutes.trim(), decidedBy },
        dissent: Object.fromEntries(dissents.map(({ agencyId }) => [agencyId, why[agencyId] ?? ''])),
        workshopId: workshop?.id ?? null,
        baseRevision: view.national.revision,
      },
      {
        onSuccess: () => {
          forget(draft);
          notifyDone(t('decide.done', { item: view.national.itemId }));
          onDecided?.();
        },
      },
    );
  };

  return (
    <form onSubmit={submit} noValidate aria-labelledby="decide">
      <Stack gap="sm">
        <Title order={2} size="h3" id="decide">
          {t('decide.title')}
        </Title>
        <Radio.Group
          label={t('decide.rule')}
          value={rule ?? ''}
          onChange={(value) => change({ rule: decisionRule.catch('manual').parse(value) })}
          error={tried ? wrongRule : undefined}
        >
          <Stack gap={6} mt={4}>
            {decisionRule.options.map((option) => (
              <Radio
                key={option}
                value={option}
                label={t(`decide.rules.${option}`)}
                description={t(`decide.rules-why.${option}`)}
              />
            ))}
          </Stack>
        </Radio.Group>
        {byPerson ? (
          <ValueFields
            label={t('decide.value')}
            {...{ ladder, choice, words, tried }}
            onChoice={(chosen) => change({ chosen })}
            onWords={(given) => change({ words: given })}
          />
        ) : null}
        {cannot === undefined || tried ? null : <Text size="sm">{cannot}</Text>}
        {value === null || byPerson ? null : (
          <Text size="sm" component="div">
            {t('decide.follows')} <AnswerMark answer={{ value, confirmed: true }} />
          </Text>
        )}
        <TextInput
          label={t(needed.minutes ? 'decide.minutes' : 'decide.minutes-optional')}
          description={t('decide.minutes-why')}
          value={minutes}
          onChange={(event) => change({ minutes: event.currentTarget.value })}
          error={tried && needed.minutes && minutes.trim() === '' ? t('decide.minutes-missing') : undefined}
          required={needed.minutes}
          maxLength={500}
        />
        <Textarea
          label={t(needed.reason ? 'decide.reason' : 'decide.reason-optional')}
          value={reason}
          onChange={(event) => change({ reason: event.currentTarget.value })}
          error={tried && needed.reason && reason.trim() === '' ? t('decide.reason-missing') : undefined}
          required={needed.reason}
          maxLength={4000}
          rows={2}
          dir="auto"
        />
        {dissents.length === 0 ? null : (
          <fieldset className={styles.dissent}>
            <legend>{t('decide.dissent', { count: dissents.length })}</legend>
            <Text size="xs" c="dimmed">
              {t('decide.dissent-why')}
            </Text>
            <Stack gap={6}>
              {dissents.map(({ agencyId, agencyName, value: theirs }) => (
                <TextInput
                  key={agencyId}
                  label={
                    <>
                      {agencyName}: <AnswerMark answer={{ value: theirs, confirmed: true }} />
                    </>
                  }
                  placeholder={t('decide.why')}
                  value={why[agencyId] ?? ''}
                  onChange={(event) => {
                    change({ why: { ...why, [agencyId]: event.currentTarget.value } });
                  }}
                  maxLength={2000}
                  dir="auto"
                />
              ))}
            </Stack>
          </fieldset>
        )}
        <Textarea
          label={t('decide.text')}
          description={t(first.areOfLead ? 'decide.text-why-lead' : 'decide.text-why')}
          value={text}
          onChange={(event) => change({ text: event.currentTarget.value })}
          maxLength={20_000}
          rows={3}
          dir="auto"
        />
        <TextInput
          label={t('decide.by')}
          value={draft.name}
          onChange={(event) => change({ name: event.currentTarget.value })}
          error={tried && decidedBy === '' ? t('decide.by-missing') : undefined}
          maxLength={200}
          required
        />
        {decide.isError ? <ErrorNotice error={decide.error} /> : null}
        <Group justify="flex-end">
          <Button type="submit" leftSection={<Scale aria-hidden size={16} />} loading={decide.isPending}>
            {t(last === undefined ? 'decide.do' : 'decide.again')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
