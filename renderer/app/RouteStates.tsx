import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../platform';
import { ButtonLink, LoadingState, PageHeader, TextLink } from '../ui';

/** A screen that failed while it was drawn: the frame stays, and the screen can be drawn anew. */
export function RouteError({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation('app');
  const router = useRouter();
  const again = () => {
    reset();
    void router.invalidate();
  };
  return (
    // A screen that fills the frame to its edges brings no margin of its own.
    <div style={{ padding: 'var(--mantine-spacing-md)' }}>
      <PageHeader title={t('failed.title')} what={t('failed.what')} />
      <ErrorNotice
        error={error}
        onRetry={again}
        actions={
          <ButtonLink to="/" size="xs" variant="default" onClick={reset}>
            {t('failed.home')}
          </ButtonLink>
        }
      />
    </div>
  );
}

/** An address that no screen has. */
export function NotFound() {
  const { t } = useTranslation('app');
  return (
    <PageHeader
      title={t('not-found.title')}
      what={t('not-found.text')}
      next={<TextLink to="/">{t('not-found.home')}</TextLink>}
    />
  );
}

/** The script of a screen is on its way. */
export function RoutePending() {
  return <LoadingState />;
}
