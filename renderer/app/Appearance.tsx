import { type MantineColorSchemeManager, MantineProvider } from '@mantine/core';
import { useColorScheme, useMediaQuery } from '@mantine/hooks';
import { type ReactNode, useEffect, useMemo } from 'react';
import type { Settings } from '../../shared/settings';
import { questionLanguageOf } from '../../shared/vocabulary';
import { QuestionLanguageProvider, ShownInProvider, showLanguage } from '../platform';
import { cssVariables, type PaletteName, theme, usePrinting } from '../ui';
import type { Look } from './remembered-look';

/** The scheme to draw with: the desktop's own colours where it forces them, else the one chosen, or with `system` what it asks for. */
function usePaletteName(chosen: Settings['theme']): PaletteName {
  const desktop = useColorScheme('light', { getInitialValueInEffect: false });
  const wantsMore = useMediaQuery('(prefers-contrast: more)', false, { getInitialValueInEffect: false });
  const forced = useMediaQuery('(forced-colors: active)', false, { getInitialValueInEffect: false });
  if (forced) return 'forced';
  if (chosen !== 'system') return chosen;
  return wantsMore ? 'contrast' : desktop;
}

/** The settings keep the scheme. Mantine's own keeper would open the page's local storage at each start, and wait for it. */
const KEPT_BY_SETTINGS: MantineColorSchemeManager = {
  get: (scheme) => scheme,
  set: () => undefined,
  subscribe: () => undefined,
  unsubscribe: () => undefined,
  clear: () => undefined,
};

interface AppearanceProps {
  readonly look: Look & Partial<Pick<Settings, 'state'>>;
  readonly nonce: string;
  readonly children: ReactNode;
}

/** Colours, languages and calendar of everything inside. */
export function Appearance({ look, nonce, children }: AppearanceProps) {
  const { language, calendar, questionLanguage, state } = look;
  const chosen = usePaletteName(look.theme);
  // Paper is white: letters for a dark window are pale on it, and a saved document had black margins.
  const name = usePrinting() && (chosen === 'dark' || chosen === 'forced') ? 'light' : chosen;
  const scheme = name === 'dark' ? 'dark' : 'light';
  const resolver = useMemo(() => cssVariables(name), [name]);
  const shownIn = useMemo(() => ({ language, calendar, state }), [language, calendar, state]);
  useEffect(() => {
    document.documentElement.lang = language;
    void showLanguage(language);
  }, [language]);
  useEffect(() => {
    document.documentElement.dataset.theme = name;
  }, [name]);
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={resolver}
      forceColorScheme={scheme}
      defaultColorScheme={scheme}
      colorSchemeManager={KEPT_BY_SETTINGS}
      getStyleNonce={() => nonce}
    >
      <ShownInProvider value={shownIn}>
        <QuestionLanguageProvider value={questionLanguageOf(questionLanguage, language)}>
          {children}
        </QuestionLanguageProvider>
      </ShownInProvider>
    </MantineProvider>
  );
}
