import { MantineProvider } from '@mantine/core';
import { Notifications, notifications } from '@mantine/notifications';
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createMemoryHistory, Outlet, type RouteComponent, RouterProvider } from '@tanstack/react-router';
import { act, render } from '@testing-library/react';
import i18next from 'i18next';
import { type ReactElement, Suspense } from 'react';
import { createAppRouter, SCREEN_NAMES, type Screens } from '../../renderer/app/router';
import {
  createQueryClient,
  invalidateOnEvents,
  QuestionLanguageProvider,
  ShownInProvider,
  startI18n,
} from '../../renderer/platform';
import { theme } from '../../renderer/ui';
import type { ShownIn } from '../../shared/kernel';
import type { LanguageCode } from '../../shared/vocabulary';
import { type FakeAnswers, type FakeBridge, fakeBridge, installBridge } from './fake-bridge';

const ROOMS = Object.keys(import.meta.glob('../../resources/locales/en/*.json')).map(
  (file) => file.split('/').at(-1)?.replace('.json', '') ?? '',
);

export interface RenderedScreen {
  readonly bridge: FakeBridge;
  readonly client: QueryClient;
  /** The address shown, with its search part. */
  address(): string;
  /** Goes back as by the key. */
  back(): void;
  /** Everything goes away and no event is heard any more. */
  leave(): void;
}

export interface RenderOptions {
  /** Answers of the other processes. */
  readonly answers?: FakeAnswers;
  /** Address of the screen; parameters are read from it by the real routes. */
  readonly at?: string;
  readonly shownIn?: ShownIn & { readonly state?: string | null };
  /** The language in which questions are read; English unless given. */
  readonly questionsIn?: LanguageCode;
  /** The frame around the screen; none unless given. */
  readonly frame?: RouteComponent;
  /** Screens whose scripts are not there yet, and what they wait for. */
  readonly loading?: { readonly [N in keyof Screens]?: Promise<void> };
}

/**
 * Draws one screen as the window would, without the frame: sentences, theme, queries, addresses and a fake bridge. The routes are
 * the real ones, so `useParams`, `useSearch` and links work; whichever address is shown, the given element is drawn (or, from a
 * function, the one for the screen's name).
 */
export async function renderScreen(
  screen: ReactElement | ((name: keyof Screens) => ReactElement),
  options: RenderOptions = {},
): Promise<RenderedScreen> {
  await startI18n('en');
  await i18next.loadNamespaces(ROOMS);
  const bridge = installBridge(fakeBridge(options.answers));
  const client = createQueryClient();
  client.setDefaultOptions({ queries: { ...client.getDefaultOptions().queries, retry: false } });
  const stop = invalidateOnEvents(client);
  const drawing = (name: keyof Screens): RouteComponent => {
    const component = () => (typeof screen === 'function' ? screen(name) : screen);
    const script = options.loading?.[name];
    return script === undefined ? component : Object.assign(component, { preload: () => script });
  };
  const router = createAppRouter({
    history: createMemoryHistory({ initialEntries: [options.at ?? '/'] }),
    frame: options.frame ?? Outlet,
    screens: Object.fromEntries(SCREEN_NAMES.map((name) => [name, drawing(name)])) as Screens,
  });
  await router.load();
  const drawn = render(
    <QueryClientProvider client={client}>
      <MantineProvider theme={theme} env="test">
        <ShownInProvider value={options.shownIn ?? { language: 'en', calendar: 'ce' }}>
          <QuestionLanguageProvider value={options.questionsIn ?? null}>
            <Suspense fallback={null}>
              <RouterProvider router={router} />
            </Suspense>
          </QuestionLanguageProvider>
          <Notifications />
        </ShownInProvider>
      </MantineProvider>
    </QueryClientProvider>,
  );
  return {
    bridge,
    client,
    address: () => router.state.location.href,
    back: () => act(() => router.history.back()),
    leave: () => {
      stop();
      drawn.unmount();
      notifications.clean();
      client.clear();
    },
  };
}
