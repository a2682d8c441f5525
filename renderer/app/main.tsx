import './zod-first';
import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import '../ui/fonts.css';
import '../ui/base.css';
import { setNonce } from 'get-nonce';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { DEFAULT_SETTINGS } from '../../shared/settings';
import { prefetchHome } from '../home';
import { createQueryClient, invalidateOnEvents, startI18n } from '../platform';
import { settingsQuery, workspaceQuery } from '../settings';
import { App } from './App';
import { createAppRouter } from './router';

const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
setNonce(nonce);

const client = createQueryClient();
invalidateOnEvents(client);

async function start(): Promise<void> {
  // The frame from index.html stays until the settings are read, so that the first paint has the right colours and language.
  // If they cannot be read the window opens all the same: screens tell what is wrong and offer to try again.
  const settings = client.prefetchQuery(settingsQuery);
  // What the first screen asks for comes meanwhile, or it would be drawn twice.
  void client.prefetchQuery(workspaceQuery);
  if (/^#?\/?$/.test(window.location.hash)) prefetchHome(client);
  await settings;
  const { language } = client.getQueryData(settingsQuery.queryKey) ?? DEFAULT_SETTINGS;
  await startI18n(language);
  const root = document.getElementById('root');
  if (root === null) return;
  createRoot(root).render(
    <StrictMode>
      <App client={client} router={createAppRouter()} nonce={nonce} />
    </StrictMode>,
  );
}

void start();
