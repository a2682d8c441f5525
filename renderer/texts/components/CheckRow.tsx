import { Button, Checkbox, Group, Text } from '@mantine/core';
import { CircleHelp, Equal, Pencil } from 'lucide-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { CitationToCheck } from '../../../shared/texts';
import { useCatalogueWords, usePageLabel, usePrintedLabel } from '../../library';
import { useDates } from '../../platform';
import { citeOf, quoteOf } from '../../reader';
import { TextLink } from '../../ui';
import styles from './CheckRow.module.css';

/** The words that a moved citation will quote: those of the later text, or none where the page as a whole is cited. */
export function newQuote({ proposal }: CitationToCheck): string {
  return quoteOf(proposal?.text ?? '');
}

const SIGNS = { same: Equal, reworded: Pencil, lost: CircleHelp, unread: CircleHelp } as const;

interface CheckRowProps {
  readonly check: CitationToCheck;
  readonly ticked: boolean;
  /** Null where there is nothing to move the citation to. */
  readonly onTick: ((on: boolean) => void) | null;
  readonly onKeep: () => void;
}

/** One citation: the words it quotes, what stands in the later text, and what to do. */
export function CheckRow({ check, ticked, onTick, onKeep }: CheckRowProps) {
  const { t } = useTranslation('texts');
  const words = useCatalogueWords();
  const dates = useDates();
  const pageLabel = usePageLabel();
  const printed = usePrintedLabel();
  const says = useId();
  const { place, later, proposal } = check;
  const { citation, assessmentId, itemId, agency } = place;
  const kind = proposal?.kind ?? 'unread';
  const Sign = SIGNS[kind];
  const cite = citeOf({ assessmentId, itemId });
  const told = {
    item: itemId,
    state: words.state(place.state),
    day: dates.day(place.referenceDate),
    agency: agency?.shortName ?? '',
  };
  return (
    <li className={styles['row']} data-kind={kind}>
      <Group gap="xs" justify="space-between" align="baseline">
        <Group gap="xs" align="baseline">
          {onTick === null ? null : (
            <Checkbox
              size="sm"
              label={t('check.take')}
              aria-describedby={says}
              checked={ticked}
              onChange={(event) => onTick(event.currentTarget.checked)}
            />
          )}
          <span id={says} className={styles['kind']}>
            <Sign aria-hidden size={14} />{' '}
            {t(`check.kind.${kind}`, { percent: Math.round(100 * (proposal?.likeness ?? 0)) })}
          </span>
        </Group>
        <TextLink to="/assessments/$assessmentId/$itemId" params={{ assessmentId, itemId }} size="sm">
          {t(agency === null ? 'check.answer' : 'check.answer-agency', told)}
        </TextLink>
      </Group>
      <div className={styles['texts']}>
        <div>
          <Text size="xs" c="dimmed">
            {t('check.older')}{' '}
            <TextLink
              to="/read/$versionId"
              params={{ versionId: citation.versionId }}
              search={{ page: citation.page, cite, citation: citation.id }}
              inherit
            >
              {pageLabel(
                citation.page,
                citation.pageLabel ?? printed(citation.versionId, citation.page, null),
              )}
            </TextLink>
          </Text>
          <blockquote className={styles['quote']} dir="auto">
            {citation.quote === '' ? t('check.whole-page') : citation.quote}
          </blockquote>
        </div>
        <div>
          <Text size="xs" c="dimmed">
            {t('check.later')}{' '}
            <TextLink
              to="/read/$versionId"
              params={{ versionId: later.versionId }}
              search={{ page: proposal?.page ?? 1, cite, q: '' }}
              inherit
            >
              {proposal?.page == null
                ? t('check.open-later')
                : pageLabel(proposal.page, printed(later.versionId, proposal.page, proposal.pageLabel))}
            </TextLink>
          </Text>
          {kind === 'lost' || kind === 'unread' ? (
            <Text size="sm">{t(`check.${kind}-next`)}</Text>
          ) : (
            <blockquote className={styles['quote']} dir="auto">
              {proposal?.text === '' ? t('check.whole-page') : newQuote(check)}
            </blockquote>
          )}
        </div>
      </div>
      <Group gap="xs">
        <Button size="compact-sm" variant="default" onClick={onKeep}>
          {t('check.keep')}
        </Button>
      </Group>
    </li>
  );
}
