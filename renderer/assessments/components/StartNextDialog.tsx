import { Button, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AssessmentSummary, SnapshotSummary } from '../../../shared/assessments';
import { ErrorNotice, useDates } from '../../platform';
import { useEditions, useLineages } from '../../questionnaires';
import { DayInput, Dialog } from '../../ui';
import { laterEditions } from '../edition-flow';
import { useAssessments, useStartNext } from '../queries';
import { firstFreeYear, isDay } from '../reference-date';
import { FarAhead } from './FarAhead';

type StartingPoint = Pick<
  SnapshotSummary,
  'id' | 'state' | 'referenceDate' | 'questionnaire' | 'edition' | 'scope'
>;

interface StartNextDialogProps {
  /** The snapshot to start from; the dialog is shown while there is one. */
  readonly snapshot: StartingPoint | null;
  readonly onClose: () => void;
}

/** Asks for the next reference date and starts an assessment that begins with the answers of a snapshot. */
export function StartNextDialog({ snapshot, onClose }: StartNextDialogProps) {
  const { t } = useTranslation(['assessments', 'ui', 'vocabulary']);
  const dates = useDates();
  const assessments = useAssessments().data ?? [];
  return (
    <Dialog
      opened={snapshot !== null}
      onClose={onClose}
      title={
        snapshot === null
          ? ''
          : t('next.title', {
              state: t(`vocabulary:member.${snapshot.state}.label`),
              date: dates.day(snapshot.referenceDate),
            })
      }
    >
      {snapshot === null ? null : (
        <StartNextForm
          snapshot={snapshot}
          daysTaken={assessments.flatMap((each) =>
            isInLineWith(snapshot, each) ? [each.referenceDate] : [],
          )}
          onClose={onClose}
        />
      )}
    </Dialog>
  );
}

/** Only one of them may stand on a day; years of another questionnaire or extent stand beside them. */
function isInLineWith(snapshot: StartingPoint, other: AssessmentSummary): boolean {
  return (
    other.state === snapshot.state &&
    other.questionnaire === snapshot.questionnaire &&
    other.scope === snapshot.scope
  );
}

interface StartNextFormProps {
  readonly snapshot: StartingPoint;
  /** Reference dates on which the next year cannot stand, as one of the same line does. */
  readonly daysTaken: readonly string[];
  readonly onClose: () => void;
}

function StartNextForm({ snapshot, daysTaken, onClose }: StartNextFormProps) {
  const { t } = useTranslation(['assessments', 'ui']);
  const dates = useDates();
  const navigate = useNavigate();
  const startNext = useStartNext();
  const [referenceDate, setReferenceDate] = useState(() => firstFreeYear(snapshot.referenceDate, daysTaken));
  const [tried, setTried] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const editions = useEditions();
  const lineages = useLineages();
  const later = laterEditions(snapshot, editions.data ?? [], lineages.data ?? []);
  const own = later.findIndex((one) => one.edition === snapshot.edition);
  const edition = chosen ?? later[0]?.edition ?? snapshot.edition;
  const newest = daysTaken.toSorted().at(-1);
  const fits = isDay(referenceDate) && referenceDate > snapshot.referenceDate;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!fits || startNext.isPending) return;
    startNext.mutate(
      { snapshotId: snapshot.id, referenceDate, edition },
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
        <Text size="sm">{t('next.what')}</Text>
        {newest === undefined || newest <= snapshot.referenceDate ? null : (
          <Text size="sm" fw={600}>
            {t('next.newer', { date: dates.day(newest), from: dates.day(snapshot.referenceDate) })}
          </Text>
        )}
        <div>
          <DayInput
            label={t('next.date')}
            value={referenceDate}
            onDay={setReferenceDate}
            error={tried && !fits ? t('next.date-not-later') : undefined}
            required
            data-autofocus
          />
          <FarAhead day={referenceDate} />
        </div>
        {later.length < 2 ? null : (
          <NativeSelect
            label={t('next.edition')}
            description={
              edition === snapshot.edition
                ? t('next.edition-same')
                : t(
                    later.findIndex((one) => one.edition === edition) > own
                      ? 'next.edition-beside'
                      : 'next.edition-later',
                    {
                      ...{ edition, from: snapshot.edition },
                    },
                  )
            }
            data={later.map((each) => ({
              value: each.edition,
              label: t('next.edition-name', { edition: each.edition, count: each.itemCount }),
            }))}
            value={edition}
            onChange={(event) => setChosen(event.currentTarget.value)}
          />
        )}
        {startNext.isError ? <ErrorNotice error={startNext.error} /> : null}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('ui:cancel')}
          </Button>
          <Button type="submit" loading={startNext.isPending}>
            {t('next.do')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
