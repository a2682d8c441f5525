import { Button, Group, NativeSelect, NumberInput, Textarea, TextInput, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Level } from '../../../shared/assessments';
import type { Finding } from '../../../shared/planning';
import { LEVELS } from '../../../shared/vocabulary';
import { notifyDone, notifyError, useDraft } from '../../platform';
import { DayInput, isUnfitDay } from '../../ui';
import { type StateItem, useMarkGap, useSetTarget } from '../queries';
import { EarlierTargets } from './EarlierTargets';

/** Items of the longest questionnaire, and more. */
const MOST_PLACES = 999;
const PRIORITIES = ['high', 'normal', 'later'] as const;

/** What the State decides about a gap: the level to reach, by when, and the place among the others. */
export function TargetEditor({
  of,
  found,
  edition,
}: {
  readonly of: StateItem;
  readonly found: Finding;
  /** The edition on whose words the target is decided. */
  readonly edition: string;
}) {
  const { t } = useTranslation(['planning', 'ui']);
  const setTarget = useSetTarget(of, edition);
  const isEarlier = found.targetFrom.length > 0;
  const markGap = useMarkGap(of, found);
  const target = useDraft(`target ${edition} ${of.state} ${of.itemId}`, () => ({
    level: found.targetIsSet ? String(found.target) : '',
    dueOn: found.dueOn ?? '',
    reason:
      found.targetReason ||
      found.targetFrom
        .map((each) => each.reason)
        .join('\n')
        .trim(),
  }));
  const { level, dueOn, reason } = target.draft;
  const moved = useDraft(`rank ${edition} ${of.state} ${of.itemId}`, () => ({
    reason: found.rankReason,
    rank: found.rank ?? 1,
  }));
  const { reason: rankReason, rank } = moved.draft;
  const save = () => {
    const sent = target.draft;
    setTarget.mutate(
      level === '' ? null : { level: Number(level) as Level, dueOn: dueOn === '' ? null : dueOn, reason },
      {
        onSuccess: () => {
          target.forget(sent);
          notifyDone(t('target.saved'));
        },
        onError: notifyError,
      },
    );
  };
  const place = (rank: number | null, why: string) => {
    const sent = moved.draft;
    markGap.mutate(
      { rank, rankReason: why },
      {
        onSuccess: () => {
          if (rank === sent.rank && why === sent.reason.trim()) moved.forget(sent);
        },
        onError: notifyError,
      },
    );
  };
  return (
    <section aria-labelledby="target">
      <Title order={2} size="h4" id="target" mt="md">
        {t('target.title')}
      </Title>
      {isEarlier ? <EarlierTargets sources={found.targetFrom} /> : null}
      <Group align="end" gap="sm">
        <NativeSelect
          label={t('target.level')}
          value={level}
          onChange={({ currentTarget }) => target.change({ ...target.draft, level: currentTarget.value })}
          data={[
            { value: '', label: t(isEarlier ? 'target.as-before' : 'target.default') },
            ...LEVELS.map((each) => ({
              value: String(each),
              label: t('target.option', { level: each, name: t(`ui:level.${each}`) }),
            })),
          ]}
        />
        <DayInput
          label={t('target.due')}
          value={dueOn}
          disabled={level === ''}
          onDay={(day) => target.change({ ...target.draft, dueOn: day })}
          error={isUnfitDay(dueOn) ? t('ui:day.unfit') : undefined}
        />
      </Group>
      <Textarea
        label={t('target.reason')}
        rows={2}
        maxLength={2000}
        value={reason}
        onChange={({ currentTarget }) => target.change({ ...target.draft, reason: currentTarget.value })}
      />
      <Button
        size="xs"
        variant="default"
        mt={6}
        loading={setTarget.isPending}
        disabled={isUnfitDay(dueOn)}
        onClick={save}
      >
        {t('target.save')}
      </Button>
      <Group align="end" gap="sm" mt="sm">
        <NativeSelect
          label={t('priority.title')}
          value={found.priority}
          onChange={({ currentTarget }) =>
            markGap.mutate(
              { priority: PRIORITIES.find((each) => each === currentTarget.value) ?? 'normal' },
              { onError: notifyError },
            )
          }
          data={PRIORITIES.map((each) => ({ value: each, label: t(`priority.${each}`) }))}
        />
        <TextInput
          label={t('rank.reason')}
          value={rankReason}
          maxLength={1000}
          onChange={({ currentTarget }) => moved.change({ ...moved.draft, reason: currentTarget.value })}
        />
        <NumberInput
          label={t('rank.place')}
          w="7rem"
          min={1}
          max={MOST_PLACES}
          allowDecimal={false}
          value={rank}
          onChange={(value) => moved.change({ ...moved.draft, rank: typeof value === 'number' ? value : 1 })}
        />
        <Button
          size="xs"
          variant="default"
          disabled={
            rankReason.trim() === '' || (rank === found.rank && rankReason.trim() === found.rankReason)
          }
          onClick={() => place(rank, rankReason.trim())}
        >
          {t('rank.move')}
        </Button>
        {found.rank === null ? null : (
          <Button size="xs" variant="default" onClick={() => place(null, '')}>
            {t('rank.back')}
          </Button>
        )}
      </Group>
    </section>
  );
}
