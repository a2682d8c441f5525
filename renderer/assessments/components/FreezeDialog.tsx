import { Alert, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { Lock, TriangleAlert } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { type Assessment, comparableWith, type OpenPoint, openPoints } from '../../../shared/assessments';
import { draftsOf, ErrorNotice, goToDraftOf, notifyDone, useDates } from '../../platform';
import { useLineages } from '../../questionnaires';
import { Dialog, LoadingState, TextLink } from '../../ui';
import type { Shown } from '../overview';
import { formsIn, useAutosaveBook, useCorrected, useFindings, useFreeze, useUsual } from '../queries';
import styles from './FreezeDialog.module.css';

interface FreezeDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly assessment: Assessment;
  /** Narrows the list behind to the items concerned and closes the dialog. */
  readonly onShow: (shown: Shown) => void;
}

/** Shows what is left, says that freezing cannot be undone, asks who freezes, and freezes. */
export function FreezeDialog({ opened, onClose, assessment, onShow }: FreezeDialogProps) {
  const { t } = useTranslation('assessments');
  return (
    <Dialog opened={opened} onClose={onClose} size="lg" title={t('freeze.title')}>
      <FreezeForm assessment={assessment} onClose={onClose} onShow={onShow} />
    </Dialog>
  );
}

function FreezeForm({ assessment, onClose, onShow }: Omit<FreezeDialogProps, 'opened'>) {
  const { t } = useTranslation(['assessments', 'ui', 'vocabulary']);
  const dates = useDates();
  const usual = useUsual();
  const before = useCorrected(assessment.basedOn);
  const lineages = useLineages(before.data !== undefined && before.data.edition !== assessment.edition);
  const freeze = useFreeze(assessment.id);
  const book = useAutosaveBook();
  const findings = useFindings(assessment.id);
  const [typedName, setTypedName] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  if (usual.isPending || (assessment.basedOn !== null && before.isPending)) return <LoadingState />;

  const name = (typedName ?? usual.data?.personName ?? '').trim();
  const earlier =
    before.data === undefined
      ? []
      : comparableWith(before.data.answers, before.data, assessment, lineages.data ?? []);
  const points = openPoints(assessment.answers, earlier);
  const unsaved = book.unsaved(assessment.id);
  const forms = formsIn(assessment.id);
  const isUnsent = draftsOf(...forms).length > 0;
  const unexplained = (findings.data ?? [])
    .filter(({ code }) => code === 'decision-without-reason')
    .map(({ itemId }) => itemId);
  const blocked = unexplained.length > 0 || points.some(({ blocks }) => blocks);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (name === '' || blocked || freeze.isPending) return;
    freeze.mutate(name, {
      onSuccess: () => notifyDone(t('freeze.done')),
      whileShown: onClose,
    });
  };

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <Alert color="yellow" variant="outline" icon={<TriangleAlert aria-hidden size={20} />}>
          <Text size="sm" fw={600}>
            {t('freeze.for-good')}
          </Text>
          <Text size="sm">
            {t('freeze.what', {
              state: t(`vocabulary:member.${assessment.state}.label`),
              date: dates.day(assessment.referenceDate),
            })}
          </Text>
        </Alert>
        <section aria-label={t('freeze.left')}>
          {points.length === 0 && unsaved.length === 0 && unexplained.length === 0 && !isUnsent ? (
            <Text size="sm">{t('freeze.nothing-left')}</Text>
          ) : (
            <ul className={styles.points}>
              {unsaved.length === 0 ? null : (
                <li>
                  <Text size="sm" fw={600}>
                    {t('freeze.unsaved', { count: unsaved.length })}
                  </Text>
                  <ItemLinks assessmentId={assessment.id} itemIds={unsaved} />
                </li>
              )}
              {isUnsent ? (
                <li>
                  <Text size="sm">{t('freeze.unsent')}</Text>
                  <Button
                    variant="subtle"
                    size="compact-sm"
                    onClick={() => {
                      flushSync(onClose);
                      goToDraftOf(...forms);
                    }}
                  >
                    {t('freeze.to-unsent')}
                  </Button>
                </li>
              ) : null}
              {unexplained.length === 0 ? null : (
                <li data-unexplained>
                  <Text size="sm" fw={600}>
                    {t('freeze.point.unexplained', { count: unexplained.length })}
                  </Text>
                  <ItemLinks assessmentId={assessment.id} itemIds={unexplained} />
                </li>
              )}
              {points.map((point) => (
                <Point key={point.code} assessmentId={assessment.id} point={point} onShow={onShow} />
              ))}
            </ul>
          )}
        </section>
        {findings.isError ? <ErrorNotice error={findings.error} /> : null}
        {findings.data === undefined ? null : (
          <Text size="sm" data-findings={findings.data.length}>
            {t('freeze.checks', { count: findings.data.length })}{' '}
            <TextLink
              to="/assessments/$assessmentId/checks"
              params={{ assessmentId: assessment.id }}
              size="sm"
            >
              {t('freeze.to-checks')}
            </TextLink>
          </Text>
        )}
        <TextInput
          label={t('freeze.name')}
          description={t('freeze.name-why')}
          value={typedName ?? usual.data?.personName ?? ''}
          onChange={(event) => setTypedName(event.currentTarget.value)}
          error={tried && name === '' ? t('freeze.name-missing') : undefined}
          maxLength={200}
          autoComplete="off"
          required
        />
        {freeze.isError ? <ErrorNotice error={freeze.error} /> : null}
        {blocked ? (
          <Text size="sm" id="freeze-blocked" fw={600}>
            {t('freeze.blocked')}
          </Text>
        ) : null}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose} data-autofocus>
            {t('freeze.not-yet')}
          </Button>
          <Button
            type="submit"
            leftSection={<Lock aria-hidden size={16} />}
            loading={freeze.isPending}
            disabled={blocked}
            aria-describedby={blocked ? 'freeze-blocked' : undefined}
          >
            {t('freeze.do')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** The filter of the list behind that shows the items of a point, where there is one. */
const SHOWN_BY: Readonly<Record<OpenPoint['code'], Shown | null>> = {
  'nothing-answered': null,
  unconfirmed: 'unconfirmed',
  'not-answered': 'not-answered',
  disputed: null,
  'no-evidence': 'no-evidence',
  'fall-without-reason': null,
};

interface PointProps {
  readonly assessmentId: string;
  readonly point: OpenPoint;
  readonly onShow: (shown: Shown) => void;
}

function Point({ assessmentId, point, onShow }: PointProps) {
  const { t } = useTranslation('assessments');
  const shown = SHOWN_BY[point.code];
  return (
    <li>
      <Text size="sm" fw={point.blocks ? 600 : 400}>
        {t(`freeze.point.${point.code}`, { count: point.itemIds.length })}
      </Text>
      {point.code === 'nothing-answered' ? null : (
        <ItemLinks assessmentId={assessmentId} itemIds={point.itemIds} />
      )}
      {shown === null ? null : (
        <Button variant="subtle" size="compact-sm" onClick={() => onShow(shown)}>
          {t('freeze.show-all', { count: point.itemIds.length })}
        </Button>
      )}
    </li>
  );
}

/** So many items are named one by one; the others are a click away. */
const NAMED = 8;

function ItemLinks({
  assessmentId,
  itemIds,
}: {
  readonly assessmentId: string;
  readonly itemIds: readonly string[];
}) {
  const { t } = useTranslation('assessments');
  return (
    <span className={styles.items}>
      {itemIds.slice(0, NAMED).map((itemId) => (
        <TextLink
          key={itemId}
          to="/assessments/$assessmentId/$itemId"
          params={{ assessmentId, itemId }}
          size="sm"
        >
          {itemId}
        </TextLink>
      ))}
      {itemIds.length <= NAMED ? null : (
        <Text component="span" size="sm">
          {t('freeze.and-more', { count: itemIds.length - NAMED })}
        </Text>
      )}
    </span>
  );
}
