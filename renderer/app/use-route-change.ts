import { useRouter } from '@tanstack/react-router';
import i18next from 'i18next';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { focusPageTitle } from '../ui';

/**
 * What a reader without eyes on the screen needs when it changes: the title of the window names the new screen, and the focus
 * goes to its heading. The window's title never holds the name of a document or a word of an answer: the desktop shows and keeps it.
 */
export function useRouteChange(): void {
  const router = useRouter();
  const { i18n } = useTranslation('app');
  useEffect(() => {
    const name = () => {
      const title = router.state.matches.at(-1)?.staticData.title ?? 'home';
      document.title = i18next.t('title', { screen: i18next.t(`route.${title}`, { ns: 'app' }), ns: 'app' });
    };
    name();
    i18n.on('languageChanged', name);
    const stop = router.subscribe('onRendered', ({ pathChanged, fromLocation }) => {
      name();
      if (pathChanged && fromLocation !== undefined) focusPageTitle();
    });
    return () => {
      i18n.off('languageChanged', name);
      stop();
    };
  }, [router, i18n]);
}
