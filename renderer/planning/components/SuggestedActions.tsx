import { Button, NativeSelect, Text, Title } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Assessment, Level } from '../../../shared/assessments';
import type { Finding } from '../../../shared/planning';
import type { Item } from '../../../shared/questionnaires';
import { tellApart } from '../../library';
import { notifyDone, notifyError, useDates } from '../../platform';
import { TextLink } from '../../ui';
import { blankAction } from '../blank-action';
import { usePlan, usePlans, useSaveAction } from '../queries';
import styles from '../screens/Gap.module.css';
import { NewPlanDialog } from './NewPlanDialog';

interface SuggestedActionsProps {
  readonly assessment: Assessment;
  readonly item: Item;
  /** The item as the edition words it: what goes into a plan is nobody's unchecked translation. */
  readonly asked: Item;
  readonly found: Finding;
}

const PER_STEP = [1, 2, 3] as const;

/** Actions for exactly the next step, put into a plan with one click and changed there. */
export function SuggestedActions({ assessment, item, asked, found }: SuggestedActionsProps) {
  const { t } = useTranslation(['planning', 'vocabulary']);
  const plans = (usePlans().data ?? []).filter(
    ({ state, status }) => state === assessment.state && status !== 'closed',
  );
  const dates = useDates();
  const [chosen, setChosen] = useState<string | null>(null);
  const [isBeginning, setBeginning] = useState(false);
  const planField = useRef<HTMLSelectElement>(null);
  // The button that began the plan is gone when the plan is there: who works by keyboard goes on where it was.
  const isBegun = chosen !== null && plans.some(({ id }) => id === chosen);
  const begunAt = useRef<string | null>(null);
  useEffect(() => {
    if (!isBegun || begunAt.current !== chosen) return;
    begunAt.current = null;
    planField.current?.focus();
  }, [isBegun, chosen]);
  const save = useSaveAction();
  const planId = chosen ?? plans[0]?.id;
  const actions = usePlan(planId).data?.list ?? [];
  // An item without a level has none, not 0; its first step is the one to level 1.
  const now = found.value.kind === 'level' ? found.value.level : null;
  if (now === 4) return null;
  const next = ((now ?? 0) + 1) as Level;
  const role = item.roles[0];
  // One that was reworded there since is offered again.
  const isThere = (title: string) =>
    actions.some((action) => action.itemId === item.id && action.title === title);
  const add = (title: string) => {
    if (planId === undefined) return;
    save.mutate(
      {
        planId,
        actionId: null,
        fields: {
          ...blankAction(),
          itemId: item.id,
          edition: assessment.edition,
          fromLevel: now,
          toLevel: next,
          title,
          description: asked.statements[next] ?? '',
          owner: role === undefined ? '' : t(`vocabulary:agencyRole.${role}.label`),
          dueOn: found.dueOn,
          expectedType: item.evidence[0] ?? null,
        },
      },
      { onSuccess: () => notifyDone(t('suggest.added', { title })), onError: notifyError },
    );
  };
  return (
    <section aria-labelledby="suggested">
      <Title order={2} size="h4" id="suggested" mt="md">
        {now === null ? t('suggest.title-first', { to: next }) : t('suggest.title', { from: now, to: next })}
      </Title>
      {plans.length === 0 ? (
        <Text size="sm">
          {t('suggest.no-plan')}{' '}
          <Button size="compact-sm" variant="default" onClick={() => setBeginning(true)}>
            {t('suggest.to-plans')}
          </Button>
        </Text>
      ) : (
        <NativeSelect
          ref={planField}
          label={t('suggest.plan')}
          value={planId ?? ''}
          onChange={({ currentTarget }) => setChosen(currentTarget.value)}
          data={tellApart(
            plans.map(({ id, title, startsOn, endsOn }) => ({
              value: id,
              label: title,
              more: [`${dates.day(startsOn)} – ${dates.day(endsOn)}`],
            })),
          )}
          maw="24rem"
        />
      )}
      <NewPlanDialog
        opened={isBeginning}
        of={assessment.state}
        onClose={() => setBeginning(false)}
        onBegun={(id) => {
          begunAt.current = id;
          setChosen(id);
          setBeginning(false);
        }}
      />
      <ul className={styles.plain}>
        {PER_STEP.map((number) => {
          const title = t(`suggest.kind.${item.kind}.${next}.${number}`);
          return (
            <li key={number}>
              <Text size="sm">{title}</Text>
              {planId !== undefined && isThere(title) ? (
                <TextLink to="/plans/$planId" params={{ planId }} size="sm">
                  {t('suggest.there')}
                </TextLink>
              ) : (
                <Button
                  size="compact-xs"
                  variant="subtle"
                  disabled={planId === undefined}
                  aria-label={t('suggest.add-named', { title })}
                  onClick={() => add(title)}
                >
                  {t('suggest.add')}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
