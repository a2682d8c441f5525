import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PLAN_TITLE_LENGTH } from '../../../shared/planning';
import type { MemberCode } from '../../../shared/vocabulary';
import { tellApart } from '../../library';
import { notifyError, useDates } from '../../platform';
import { DayInput, Dialog, useMemberChoices } from '../../ui';
import { useAssessments, useCreatePlan, usePlans } from '../queries';

interface NewPlanProps {
  /** The State whose plan it is; without it a State is chosen, and that of the newest assessment proposed. */
  readonly of?: MemberCode;
  readonly onClose: () => void;
  /** Called with the plan that was begun, while the dialog is shown. */
  readonly onBegun: (planId: string) => void;
}

/** Asks for what a plan begins with, and begins it. */
export function NewPlanDialog({ opened, ...rest }: NewPlanProps & { readonly opened: boolean }) {
  const { t } = useTranslation('planning');
  return (
    <Dialog opened={opened} onClose={rest.onClose} title={t('plans.new')}>
      <NewPlan {...rest} />
    </Dialog>
  );
}

function NewPlan({ of, onClose, onBegun }: NewPlanProps) {
  const { t } = useTranslation(['planning', 'vocabulary', 'ui']);
  const states = useMemberChoices();
  const dates = useDates();
  const plans = usePlans().data ?? [];
  const usual = useAssessments().data?.[0]?.state;
  const create = useCreatePlan();
  const year = new Date().getFullYear() + 1;
  const [title, setTitle] = useState('');
  const [state, setState] = useState<MemberCode | ''>('');
  const [startsOn, setStartsOn] = useState(`${year}-01-01`);
  const [endsOn, setEndsOn] = useState(`${year}-12-31`);
  const [from, setFrom] = useState('');
  const chosen = of ?? (state === '' ? (usual ?? '') : state);
  const earlier = plans.filter((plan) => plan.state === chosen);
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (chosen === '') return;
    create.mutate(
      {
        state: chosen,
        // A plan of another State that was chosen before is no longer offered.
        from: earlier.some(({ id }) => id === from) ? from : null,
        fields: { title: title.trim(), introduction: '', startsOn, endsOn, status: 'draft' },
      },
      {
        whileShown: ({ id }) => onBegun(id),
        onError: notifyError,
      },
    );
  };
  return (
    <form onSubmit={submit}>
      <TextInput
        required
        data-autofocus
        label={t('plan.title')}
        value={title}
        maxLength={PLAN_TITLE_LENGTH}
        onChange={({ currentTarget }) => setTitle(currentTarget.value)}
      />
      {of === undefined ? (
        <NativeSelect
          required
          label={t('plans.state-label')}
          value={chosen}
          onChange={({ currentTarget }) => setState(currentTarget.value as MemberCode)}
          data={[
            { value: '', label: '' },
            ...states,
            ...(usual === undefined || states.some(({ value }) => value === usual)
              ? []
              : [{ value: usual, label: t(`vocabulary:member.${usual}.label`) }]),
          ]}
        />
      ) : null}
      <Group grow>
        <DayInput required label={t('plan.starts')} value={startsOn} onDay={setStartsOn} />
        <DayInput required label={t('plan.ends')} value={endsOn} min={startsOn} onDay={setEndsOn} />
      </Group>
      <NativeSelect
        label={t('plans.carry')}
        description={t('plans.carry-text')}
        value={from}
        onChange={({ currentTarget }) => setFrom(currentTarget.value)}
        data={[
          { value: '', label: t('plans.carry-none') },
          ...tellApart(
            earlier.map((plan) => ({
              value: plan.id,
              label: plan.title,
              more: [`${dates.day(plan.startsOn)} – ${dates.day(plan.endsOn)}`],
            })),
          ),
        ]}
      />
      <Group justify="flex-end" gap="xs" mt="md">
        <Button variant="default" onClick={onClose}>
          {t('ui:cancel')}
        </Button>
        <Button type="submit" loading={create.isPending}>
          {t('plans.begin')}
        </Button>
      </Group>
    </form>
  );
}
