import { Notifications } from '@mantine/notifications';
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { lazy, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { AppError } from '../../shared/kernel';
import { isShut, needsRestore, RecoveryScreen } from '../backup';
import { goToDraft, listen, notifyDone, notifyError, sendUnsaved } from '../platform';
import { useSettings } from '../settings';
import { LoadingState } from '../ui';
import { Appearance } from './Appearance';
import { LastResort } from './LastResort';
import { rememberedLook } from './remembered-look';
import type { createAppRouter } from './router';
import { useBroughtBack } from './use-brought-back';
import { useNoticeRoom } from './use-notice-room';

const UnsentDialog = lazy(() => import('./UnsentDialog'));

interface AppProps {
  readonly client: QueryClient;
  readonly router: ReturnType<typeof createAppRouter>;
  /** Allows the styles that Mantine writes at run time (content policy). */
  readonly nonce: string;
}

/** The whole window. */
export function App({ client, router, nonce }: AppProps) {
  return (
    <QueryClientProvider client={client}>
      <Dressed router={router} nonce={nonce} />
    </QueryClientProvider>
  );
}

function Dressed({ router, nonce }: Omit<AppProps, 'client'>) {
  const settings = useSettings();
  useNoticeRoom();
  return (
    <Appearance look={settings.data ?? rememberedLook()} nonce={nonce}>
      <LastResort>
        <Suspense fallback={<LoadingState />}>
          {needsRestore(settings.error) || (settings.data === undefined && isShut(settings.error)) ? (
            <RecoveryScreen error={settings.error} />
          ) : (
            <RouterProvider router={router} />
          )}
          <Announcements />
        </Suspense>
      </LastResort>
      <Notifications position="bottom-right" limit={4} notificationMaxHeight="80vh" />
    </Appearance>
  );
}

/**
 * Says what the window was loaded anew for, and that a background process had to be started again: nobody shall wonder about the pause.
 * What waits is sent when it has, and before the computer is shut down.
 */
function Announcements() {
  const { t } = useTranslation('app');
  const { list, closeList, tellAgain } = useBroughtBack();
  useEffect(
    () =>
      listen((event) => {
        if (event.name === 'workspace.process-restarted') {
          notifyDone(t(`restarted.${event.process}`), `${event.name} ${event.process}`);
          sendUnsaved();
        }
        if (event.name === 'workspace.session-ends') sendUnsaved();
        if (event.name === 'workspace.stays') {
          goToDraft();
          // Words whose screen is gone lead nowhere.
          tellAgain();
        }
        if (event.name === 'backup.restored') notifyDone(t('restored'));
        if (event.name === 'reports.not-printed')
          notifyError(new AppError(event.name, { minutes: event.minutes }));
      }),
    [t, tellAgain],
  );
  return (
    <Suspense fallback={null}>
      {list === 'never' ? null : <UnsentDialog opened={list === 'open'} onClose={closeList} />}
    </Suspense>
  );
}
