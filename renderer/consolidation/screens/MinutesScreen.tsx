import { Button, Group, Title } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { Copy, Printer } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Assessment, Decision, Workshop } from '../../../shared/assessments';
import { type Item, langOf } from '../../../shared/questionnaires';
import { useAgencyName } from '../../agencies';
import { useDecisions } from '../../assessments';
import { lostWith, Telling, useDates } from '../../platform';
import { TranslationNote } from '../../questionnaires';
import { copyElement, EmptyState, LoadingState } from '../../ui';
import { Frame } from '../components/Frame';
import { useWorkshops } from '../queries';
import styles from './MinutesScreen.module.css';

/** The minutes of a workshop: what was voted and decided, item by item, to copy into a document or to print. */
export function MinutesScreen() {
  const { workshopId = '' } = useParams({ strict: false });
  const { t } = useTranslation('consolidation');
  return (
    <Frame tab="workshop" title={t('minutes.title')} what={t('minutes.what')}>
      {(assessment, edition) => (
        <Minutes
          assessment={assessment}
          items={new Map(edition.items.map((item) => [item.id, item]))}
          workshopId={workshopId}
        />
      )}
    </Frame>
  );
}

interface MinutesProps {
  readonly assessment: Assessment;
  readonly items: ReadonlyMap<string, Item>;
  readonly workshopId: string;
}

function Minutes({ assessment, items, workshopId }: MinutesProps) {
  const { t } = useTranslation(['consolidation', 'assessments']);
  const workshops = useWorkshops(assessment.id);
  const decisions = useDecisions(assessment.id, workshopId);
  const page = useRef<HTMLElement>(null);
  const [copied, setCopied] = useState<boolean | null>(null);
  const failed = <Telling of={[workshops, decisions]} />;
  if (lostWith(workshops) !== null || lostWith(decisions) !== null) return failed;
  if (workshops.data === undefined || decisions.data === undefined) return <LoadingState />;
  const workshop = workshops.data.find(({ id }) => id === workshopId);
  if (workshop === undefined) return <EmptyState title={t('minutes.missing')} />;
  return (
    <>
      {failed}
      <Group gap="xs" mb="sm" className={styles.actions ?? ''}>
        <Button
          size="xs"
          variant="default"
          leftSection={<Copy aria-hidden size={16} />}
          onClick={() => setCopied(page.current !== null && copyElement(page.current))}
        >
          {t('minutes.copy')}
        </Button>
        <Button
          size="xs"
          variant="default"
          leftSection={<Printer aria-hidden size={16} />}
          onClick={() => window.print()}
        >
          {t('print')}
        </Button>
        <span role="status" aria-live="polite">
          {copied === null ? '' : t(copied ? 'minutes.copied' : 'minutes.not-copied')}
        </span>
      </Group>
      <MinutesPage pageRef={page} workshop={workshop} decisions={decisions.data} items={items} />
    </>
  );
}

interface MinutesPageProps {
  readonly pageRef: React.RefObject<HTMLElement | null>;
  readonly workshop: Workshop;
  readonly decisions: readonly Decision[];
  readonly items: ReadonlyMap<string, Item>;
}

function MinutesPage({ pageRef, workshop, decisions, items }: MinutesPageProps) {
  const { t } = useTranslation(['consolidation', 'assessments', 'ui']);
  const dates = useDates();
  const nameOf = useAgencyName();
  const decided = new Map(decisions.map((one) => [one.itemId, one]));
  const seen = new Set([...decided.keys(), ...workshop.votes.map(({ itemId }) => itemId)]);
  const inOrder = [...items.values()].filter(({ id }) => seen.has(id));
  return (
    <article ref={pageRef} className={styles.page} data-minutes>
      <Title order={2}>{workshop.title}</Title>
      <p>
        {t('minutes.held', { date: dates.day(workshop.heldOn) })}
        <br />
        {t('minutes.present', { names: workshop.present.map(nameOf).join(', ') })}
        <br />
        {t('minutes.counts', { count: decided.size, items: seen.size })}
      </p>
      <TranslationNote items={inOrder} />
      {inOrder.map((item) => {
        const made = decided.get(item.id);
        const votes = workshop.votes.filter(({ itemId }) => itemId === item.id);
        return (
          <section key={item.id} data-item={item.id}>
            <Title order={3} size="h4">
              {item.id} <span lang={langOf(item)}>{item.topic}</span>
            </Title>
            <p lang={langOf(item)}>{item.question}</p>
            {votes.length === 0 ? null : (
              <p>
                {t('decisions.votes', {
                  votes: votes
                    .map(({ agencyId, vote }) =>
                      t('decisions.vote', { name: nameOf(agencyId), vote: t(`vote.${vote}`) }),
                    )
                    .join('; '),
                })}
              </p>
            )}
            {made === undefined ? (
              <p>{t('minutes.open-item')}</p>
            ) : (
              <p>
                <strong>
                  {t('minutes.decided', {
                    value:
                      made.value.kind === 'level'
                        ? t('decide.level', {
                            level: made.value.level,
                            name: t(`ui:level.${made.value.level}`),
                          })
                        : t(`ui:level.${made.value.kind}`),
                    rule: t(`national.rule.${made.rule}`),
                  })}
                </strong>
                {made.reason === '' ? null : (
                  <>
                    <br />
                    {t('assessments:ground.reason', { words: made.reason })}
                  </>
                )}
                {made.dissents.map((dissent) => (
                  <span key={dissent.agencyId}>
                    <br />
                    {t('minutes.dissent', {
                      name: dissent.agencyName,
                      value:
                        dissent.value.kind === 'level'
                          ? t('decide.level', {
                              level: dissent.value.level,
                              name: t(`ui:level.${dissent.value.level}`),
                            })
                          : t(`ui:level.${dissent.value.kind}`),
                      why: dissent.why === '' ? t('minutes.no-why') : dissent.why,
                    })}
                  </span>
                ))}
              </p>
            )}
          </section>
        );
      })}
    </article>
  );
}
