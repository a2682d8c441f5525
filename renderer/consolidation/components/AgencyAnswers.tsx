import { Text, Title } from '@mantine/core';
import { Archive, Crown, PencilLine } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ItemView } from '../../../shared/consolidation';
import { AnswerWords, CitationList } from '../../assessments';
import { StatusBadge, TextLink, useGrowing } from '../../ui';
import styles from './AgencyAnswers.module.css';
import { DistributionWords } from './DistributionWords';

interface AgencyAnswersProps {
  readonly assessmentId: string;
  readonly view: ItemView;
}

/** Answers drawn at first, and more as they are scrolled: each has its evidence with it. */
const AT_ONCE = 8;

/** Every agency's own answer with its evidence, side by side; provinces below, rolled up first. */
export function AgencyAnswers({ assessmentId, view }: AgencyAnswersProps) {
  const { t } = useTranslation('consolidation');
  const national = inReading(view.agencies.filter(({ column }) => !column.isLocal));
  const local = view.agencies.filter(({ column }) => column.isLocal);
  const changed = new Set(view.changedSince);
  const { shown, more } = useGrowing(national, AT_ONCE, 'answers');
  const card = (one: ItemView['agencies'][number]) => (
    <Answer
      key={one.column.agencyId}
      assessmentId={assessmentId}
      one={one}
      isNewer={changed.has(one.column.agencyId)}
    />
  );
  return (
    <section aria-labelledby="answers">
      <Title order={2} size="h3" id="answers">
        {t('item.answers')}
      </Title>
      {view.agencies.length === 0 ? <Text size="sm">{t('item.nobody')}</Text> : null}
      <div className={styles.cards}>{shown.map(card)}</div>
      {more}
      {local.length === 0 ? null : (
        <>
          <Title order={3} size="h4">
            {t('table.provinces')}
          </Title>
          <Text size="sm">
            <DistributionWords
              values={local.map(({ answer }) => (answer.confirmed ? answer.value : { kind: 'none' }))}
            />
          </Text>
          <div className={styles.cards}>{local.map(card)}</div>
        </>
      )}
    </section>
  );
}

type Shown = ItemView['agencies'][number];

/** The lead first, then who answered, then who is waited for: of twelve agencies the first screen showed those that say nothing. */
function inReading(agencies: readonly Shown[]): Shown[] {
  // What was only carried over from the year before is no answer yet.
  const isGiven = ({ answer }: Shown) => answer.confirmed && answer.value.kind !== 'none';
  const place = (one: Shown) => (one.isLead ? 0 : isGiven(one) ? 1 : 2);
  return agencies.toSorted((a, b) => place(a) - place(b));
}

interface AnswerProps {
  readonly assessmentId: string;
  readonly one: ItemView['agencies'][number];
  readonly isNewer: boolean;
}

function Answer({ assessmentId, one, isNewer }: AnswerProps) {
  const { t } = useTranslation('consolidation');
  const { column, isLead, isAsked, answer, evidenced } = one;
  const heading = `agency-${column.agencyId}`;
  return (
    <section
      aria-labelledby={heading}
      className={styles.card}
      data-agency={column.agencyId}
      data-lead={isLead || undefined}
    >
      <Title order={3} size="h5" id={heading}>
        {isLead ? <Crown aria-hidden size={15} /> : null} {column.name}
      </Title>
      {isLead ? (
        <Text size="xs" fw={600}>
          {t('cell.lead')}
        </Text>
      ) : null}
      {isAsked ? null : (
        <Text size="xs" c="dimmed">
          {t('item.no-longer-asked')}
        </Text>
      )}
      {isNewer ? <StatusBadge tone="care">{t('item.newer')}</StatusBadge> : null}
      <AnswerWords content={answer} confirmed={answer.confirmed} />
      {evidenced === null ? null : (
        <Text size="xs" c="dimmed" data-evidenced={evidenced}>
          {t('item.evidenced', { level: evidenced })}
        </Text>
      )}
      <CitationList
        citations={answer.citations}
        label={t('item.evidence-of', { name: column.shortName })}
        cite={`${assessmentId}:${answer.itemId}:${column.agencyId}`}
      />
      {answer.held.map((held) => (
        <Text key={held.id} size="sm">
          <Archive aria-hidden size={14} />{' '}
          {t('item.held', { title: held.title, custodian: held.custodian || t('item.no-custodian') })}
        </Text>
      ))}
      <TextLink
        to="/assessments/$assessmentId/$itemId"
        params={{ assessmentId, itemId: answer.itemId }}
        search={{ as: column.agencyId }}
        size="xs"
        className={styles.link ?? ''}
        aria-label={t('item.open-of', { name: column.shortName })}
        icon={<PencilLine aria-hidden size={12} />}
      >
        {t('item.open')}
      </TextLink>
    </section>
  );
}
