import { Button, Checkbox, Group, Text, TextInput } from '@mantine/core';
import { CircleHelp, Equal, Pencil } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AffectedItem, ChangedTextLine, RestingLine } from '../../../shared/reliance';
import type { Reanchored } from '../../../shared/texts';
import { useCatalogueWords } from '../../library';
import { notifyDone, notifyError, useDates, useDraft } from '../../platform';
import { TextLink } from '../../ui';
import { dismissalKey, useDecide, useMove } from '../queries';
import { Decisions } from './Decisions';
import styles from './Lines.module.css';
import { Quotes } from './Quotes';

const SIGNS = {
  same: Equal,
  reworded: Pencil,
  lost: CircleHelp,
  unread: CircleHelp,
  none: CircleHelp,
} as const;

interface LineProps {
  readonly line: RestingLine;
  readonly text: ChangedTextLine;
  readonly proposal: Reanchored | null | undefined;
  readonly affected: AffectedItem | undefined;
  readonly ticked: boolean;
  /** Null where nothing is to be decided. */
  readonly onTick: ((on: boolean) => void) | null;
}

/** One thing that rests on a changed text: old words and new ones, what else hangs on it, and what to do. */
export function Line({ line, text, proposal, affected, ticked, onTick }: LineProps) {
  const { t } = useTranslation('reliance');
  const says = useId();
  const whose = useId();
  const kind = text.newText === null ? 'none' : (proposal?.kind ?? 'unread');
  const Sign = SIGNS[kind];
  const isQuoted = line.answer !== null;
  return (
    <li className={styles['row']} data-kind={isQuoted ? kind : 'none'} data-line={line.dependant} data-stops>
      <Group gap="xs" justify="space-between" align="baseline">
        <Group gap="xs" align="center">
          {onTick === null ? null : (
            <Checkbox
              size="sm"
              label={t('take')}
              aria-describedby={`${whose} ${says}`}
              checked={ticked}
              onChange={(event) => onTick(event.currentTarget.checked)}
            />
          )}
          {isQuoted ? (
            <span id={says} className={styles['kind']}>
              <Sign aria-hidden size={14} />{' '}
              {t(`found.${kind}`, { percent: Math.round(100 * (proposal?.likeness ?? 0)) })}
            </span>
          ) : (
            <span id={says} className={styles['kind']}>
              {t(`kind.${line.kind}`)}
            </span>
          )}
        </Group>
        <span id={whose}>
          <Whose line={line} />
        </span>
      </Group>
      {line.answer?.isEarlier === true ? <Text size="sm">{t('earlier')}</Text> : null}
      <Quotes line={line} text={text} proposal={proposal} />
      {affected === undefined ? null : <Affected item={affected} />}
      <Decided line={line} />
      {line.decision === null ? null : <Decisions dependant={line.dependant} />}
      <Acts line={line} proposal={proposal} whose={whose} />
    </li>
  );
}

function Whose({ line: { answer, action, resource } }: { readonly line: RestingLine }) {
  const { t } = useTranslation('reliance');
  const words = useCatalogueWords();
  const dates = useDates();
  if (answer !== null) {
    const { assessmentId, itemId, agency } = answer;
    return (
      <TextLink
        to="/assessments/$assessmentId/$itemId"
        params={{ assessmentId, itemId }}
        {...(agency === null ? {} : { search: { as: agency.id } })}
        size="sm"
      >
        {t(agency === null ? 'answer' : 'answer-agency', {
          item: itemId,
          state: words.state(answer.member),
          day: dates.day(answer.referenceDate),
          agency: agency?.shortName ?? '',
        })}
      </TextLink>
    );
  }
  if (action !== null) {
    return (
      <TextLink
        to="/plans/$planId"
        params={{ planId: action.planId }}
        search={{ action: action.actionId }}
        size="sm"
      >
        {action.title}
      </TextLink>
    );
  }
  return resource === null ? null : (
    <Text size="sm">{t('resource', { item: resource.itemId, state: words.state(resource.member) })}</Text>
  );
}

/** Gap, target and actions of the item: they rest on the same answer. */
function Affected({ item }: { readonly item: AffectedItem }) {
  const { t } = useTranslation(['reliance', 'planning']);
  const dates = useDates();
  const { gaps, target, targetIsSet, dueOn, actions } = item;
  if (gaps.length === 0 && !targetIsSet && actions.length === 0) return null;
  return (
    <Text size="sm" component="div">
      {t('also')}{' '}
      {gaps.length === 0 ? null : (
        <>
          <TextLink
            to="/gaps/$assessmentId/$itemId"
            params={{ assessmentId: item.assessmentId, itemId: item.itemId }}
            inherit
          >
            {t('also-gap', { types: gaps.map((type) => t(`planning:type.${type}.label`)).join(', ') })}
          </TextLink>{' '}
        </>
      )}
      {targetIsSet && target !== null
        ? `${t(dueOn === null ? 'also-target' : 'also-target-by', { target, day: dates.day(dueOn ?? '') })} `
        : null}
      {actions.map(({ planId, actionId, title }) => (
        <span key={actionId}>
          <TextLink to="/plans/$planId" params={{ planId }} search={{ action: actionId }} inherit>
            {t('also-action', { title })}
          </TextLink>{' '}
        </span>
      ))}
    </Text>
  );
}

function Decided({ line: { state, decision } }: { readonly line: RestingLine }) {
  const { t } = useTranslation('reliance');
  const dates = useDates();
  if (decision === null || state === 'frozen' || decision.decision === 'reopened') return null;
  const words = { name: decision.by, moment: dates.moment(decision.at) };
  return (
    <Text size="sm" component="div">
      {t(state === 'open' ? 'decided.again' : `decided.${decision.decision}`, words)}
      {decision.reason === '' ? null : (
        <span dir="auto"> {t('decided.because', { reason: decision.reason })}</span>
      )}
    </Text>
  );
}

interface ActsProps extends Pick<LineProps, 'line' | 'proposal'> {
  /** Id of the words that say what the line stands for: a list of buttons names each of them many times. */
  readonly whose: string;
}

function Acts({ line, proposal, whose }: ActsProps) {
  const { t } = useTranslation('reliance');
  const decide = useDecide();
  const move = useMove();
  const { draft: reason, change: setReason } = useDraft(dismissalKey(line.dependant), () => '', {
    isOver: line.state === 'frozen',
  });
  const [isAsked, setAsked] = useState(reason !== '');
  const stop = () => {
    setReason('');
    setAsked(false);
  };
  if (line.state === 'frozen') return null;
  const note = (decision: 'still-true' | 'answer-again' | 'dismissed' | 'reopened', why = '') =>
    decide.mutate(
      { dependants: [line.dependant], decision, reason: why },
      {
        onSuccess: () => {
          stop();
          notifyDone(t(`done.${decision}`));
        },
        onError: notifyError,
      },
    );
  const button = (decision: 'still-true' | 'answer-again' | 'reopened') => (
    <Button
      size="compact-sm"
      variant="default"
      aria-describedby={whose}
      loading={decide.isPending}
      onClick={() => note(decision)}
    >
      {t(`act.${decision}`)}
    </Button>
  );
  if (line.state === 'decided') return <Group gap="xs">{button('reopened')}</Group>;
  if (isAsked) {
    return (
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (reason.trim() !== '') note('dismissed', reason.trim());
        }}
      >
        <Group gap="xs" align="end">
          <TextInput
            style={{ flexGrow: 1 }}
            maw="40rem"
            size="sm"
            label={t('reason')}
            value={reason}
            maxLength={2000}
            required
            autoFocus
            onChange={({ currentTarget }) => setReason(currentTarget.value)}
          />
          <Button size="sm" variant="default" onClick={stop}>
            {t('act.cancel')}
          </Button>
          <Button type="submit" size="sm" loading={decide.isPending} disabled={reason.trim() === ''}>
            {t('act.dismissed')}
          </Button>
        </Group>
      </form>
    );
  }
  const canMove = line.answer !== null && proposal != null && proposal.kind !== 'lost';
  return (
    <Group gap="xs">
      {button('still-true')}
      {canMove ? (
        <Button
          size="compact-sm"
          variant="default"
          aria-describedby={whose}
          loading={move.isPending}
          onClick={() =>
            move.mutate([{ line, proposal }], {
              onSuccess: () => notifyDone(t('moved', { count: 1 })),
              onError: notifyError,
            })
          }
        >
          {t('act.move')}
        </Button>
      ) : null}
      {line.answer !== null && line.state === 'open' ? button('answer-again') : null}
      <Button size="compact-sm" variant="default" aria-describedby={whose} onClick={() => setAsked(true)}>
        {t('act.dismiss')}
      </Button>
    </Group>
  );
}
