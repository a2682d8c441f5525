import { Button, Group, Loader, NativeSelect, Radio, Select, Stack, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Scope, scope as scopeSchema } from '../../../shared/assessments';
import type { EditionSummary } from '../../../shared/questionnaires';
import { type MemberCode, memberCode } from '../../../shared/vocabulary';
import { ErrorNotice, ErrorNotices, lostWith, today } from '../../platform';
import { useEditions, useEditionTitle } from '../../questionnaires';
import { DayInput, Dialog, useMemberChoices } from '../../ui';
import { useStartAssessment, useUsual } from '../queries';
import { isDay } from '../reference-date';
import { FarAhead } from './FarAhead';

interface StartDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Asks for State, edition, extent and reference date, and starts an assessment. */
export function StartDialog({ opened, onClose }: StartDialogProps) {
  const { t } = useTranslation(['assessments', 'ui']);
  const editions = useEditions();
  const usual = useUsual();
  const ready = editions.data !== undefined && !usual.isPending;
  return (
    <Dialog opened={opened} onClose={onClose} title={t('start.title')}>
      <ErrorNotices of={[editions]} />
      {lostWith(editions) !== null ? null : ready ? (
        <StartForm
          editions={editions.data}
          usualState={memberCode
            .nullable()
            .catch(null)
            .parse(usual.data?.state ?? null)}
          onClose={onClose}
        />
      ) : (
        <Loader size="sm" aria-label={t('ui:loading')} />
      )}
    </Dialog>
  );
}

interface StartFormProps {
  readonly editions: readonly EditionSummary[];
  readonly usualState: MemberCode | null;
  readonly onClose: () => void;
}

const nameOf = ({ id, edition }: EditionSummary) => `${id} ${edition}`;

function StartForm({ editions, usualState, onClose }: StartFormProps) {
  const { t } = useTranslation(['assessments', 'ui', 'vocabulary']);
  const states = useMemberChoices();
  const titleOf = useEditionTitle();
  const navigate = useNavigate();
  const start = useStartAssessment();
  const [state, setState] = useState<MemberCode | null>(usualState);
  const [name, setName] = useState(editions[0] === undefined ? '' : nameOf(editions[0]));
  const [scope, setScope] = useState<Scope>('full');
  const [referenceDate, setReferenceDate] = useState(today());
  const [tried, setTried] = useState(false);
  const edition = editions.find((each) => nameOf(each) === name);
  const dateFits = isDay(referenceDate);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (state === null || edition === undefined || !dateFits || start.isPending) return;
    start.mutate(
      { state, questionnaire: edition.id, edition: edition.edition, scope, referenceDate },
      {
        whileShown: ({ id }) => {
          onClose();
          void navigate({ to: '/assessments/$assessmentId', params: { assessmentId: id } });
        },
      },
    );
  };

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <Select
          label={t('start.state')}
          placeholder={t('start.state-choose')}
          data={states}
          value={state}
          onChange={(value) => setState(memberCode.nullable().catch(null).parse(value))}
          nothingFoundMessage={t('start.state-none')}
          error={tried && state === null ? t('start.state-missing') : undefined}
          searchable
          openOnFocus={false}
          required
          data-autofocus
        />
        <NativeSelect
          label={t('start.edition')}
          description={edition && titleOf(edition)}
          data={editions.map((each) => ({
            value: nameOf(each),
            label: t('start.edition-name', { title: titleOf(each), edition: each.edition }),
          }))}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Radio.Group
          label={t('start.scope')}
          value={scope}
          onChange={(value) => setScope(scopeSchema.catch('full').parse(value))}
        >
          <Stack gap={4} mt={4}>
            <Radio value="full" label={t('scope.full-count', { count: edition?.itemCount ?? 0 })} />
            <Radio value="core" label={t('scope.core-count', { count: edition?.coreCount ?? 0 })} />
          </Stack>
        </Radio.Group>
        <div>
          <DayInput
            label={t('start.date')}
            hint={t('start.date-why')}
            value={referenceDate}
            onDay={setReferenceDate}
            error={tried && !dateFits ? t('start.date-missing') : undefined}
            required
          />
          <FarAhead day={referenceDate} />
        </div>
        {start.isError ? <ErrorNotice error={start.error} /> : null}
        <Text size="sm" c="dimmed">
          {t('start.saved')}
        </Text>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('ui:cancel')}
          </Button>
          <Button type="submit" loading={start.isPending}>
            {t('start.do')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
