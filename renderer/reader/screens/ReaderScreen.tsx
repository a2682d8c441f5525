import { useNavigate, useParams, useRouter, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice, lostWith } from '../../platform';
import { BackLink, LoadingState, PageHeader } from '../../ui';
import { type ReadAddress, readAddress } from '../address';
import { Reading } from '../components/Reading';
import { useOpened } from '../queries';
import styles from './ReaderScreen.module.css';

/** Reads one version of a document: the pages, what is found in them, and passages to cite. */
export function ReaderScreen() {
  const { versionId = '' } = useParams({ strict: false });
  const { t } = useTranslation('reader');
  const raw = useSearch({ strict: false });
  const address = useMemo(() => readAddress.parse(raw), [raw]);
  const navigate = useNavigate();
  const opened = useOpened(versionId, { page: address.page });
  const router = useRouter();
  const show = async (change: Partial<ReadAddress>, asStep = false): Promise<void> => {
    // The reader may be on the way to another screen that is still loading: the page in view must not call them back.
    if (router.latestLocation.pathname !== `/read/${versionId}`) return;
    await navigate({
      to: '/read/$versionId',
      params: { versionId },
      search: { ...address, ...change },
      replace: !asStep,
      resetScroll: false,
    });
  };
  const lost = lostWith(opened);
  if (lost !== null) {
    return (
      <div className={styles['aside']}>
        <PageHeader title={t('title')} before={<BackLink to="/library">{t('to-library')}</BackLink>} />
        <ErrorNotice error={lost} onRetry={() => void opened.refetch()} />
      </div>
    );
  }
  if (opened.data === undefined) {
    return (
      <div className={styles['aside']}>
        <LoadingState />
      </div>
    );
  }
  return (
    <Reading
      key={versionId}
      versionId={versionId}
      opened={opened.data}
      address={address}
      onAddress={show}
      asked={[opened]}
    />
  );
}
