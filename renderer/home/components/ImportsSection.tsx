import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ImportSummary } from '../../../shared/library';
import { notifyError, useDates } from '../../platform';
import { StatusBadge, TextLink } from '../../ui';
import { useResumeImport } from '../queries';
import { HomeSection } from './HomeSection';
import { Line, Lines } from './Lines';

const SHOWN = 3;

/** Imports under way, and those that were cut off and wait for somebody. */
export function ImportsSection({ imports }: { readonly imports: readonly ImportSummary[] }) {
  const { t } = useTranslation('home');
  const waiting = imports.filter(({ state }) => state === 'running' || state === 'interrupted');
  if (waiting.length === 0) return null;
  return (
    <HomeSection title={t('imports.title')}>
      <Lines label={t('imports.title')}>
        {waiting.slice(0, SHOWN).map((one) => (
          <ImportLine key={one.id} summary={one} />
        ))}
      </Lines>
    </HomeSection>
  );
}

function ImportLine({ summary }: { readonly summary: ImportSummary }) {
  const { t } = useTranslation('home');
  const dates = useDates();
  const navigate = useNavigate();
  const resume = useResumeImport();
  const left = (summary.counts.waiting ?? 0) + (summary.counts.working ?? 0);
  const interrupted = summary.state === 'interrupted';
  const show = () => void navigate({ to: '/library/imports/$importId', params: { importId: summary.id } });
  return (
    <Line
      main={
        <TextLink to="/library/imports/$importId" params={{ importId: summary.id }} fw={600}>
          {t('imports.name', { moment: dates.moment(summary.startedAt) })}
        </TextLink>
      }
      detail={
        <>
          <StatusBadge tone={interrupted ? 'care' : 'main'}>{t(`imports.${summary.state}`)}</StatusBadge>{' '}
          {t('imports.done', { done: summary.total - left, count: summary.total })}
        </>
      }
      aside={
        interrupted ? (
          <Button
            variant="default"
            flex="none"
            loading={resume.isPending}
            onClick={() => resume.mutate(summary.id, { whileHere: show, onError: notifyError })}
          >
            {t('imports.resume')}
          </Button>
        ) : undefined
      }
    />
  );
}
