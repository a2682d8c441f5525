import './zod-first';
import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import '../ui/fonts.css';
import '../ui/base.css';
import { setNonce } from 'get-nonce';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { prefetchHome } from '../home';
import { createQueryClient, invalidateOnEvents, keepDrafts, startI18n } from '../platform';
import { settingsQuery, workspaceQuery } from '../settings';
import { App } from './App';
import { rememberedLook } from './remembered-look';
import { createAppRouter } from './router';

const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
setNonce(nonce);

const client = createQueryClient();
invalidateOnEvents(client);
keepDrafts();

async function start(): Promise<void> {
  // What the first screen asks for comes while the frame around it is drawn.
  void client.prefetchQuery(settingsQuery);
  void client.prefetchQuery(workspaceQuery);
  if (/^#?\/?$/.test(window.location.hash)) prefetchHome(client);
  const router = createAppRouter();
  // With the screen already found the frame is drawn once, not without it first.
  await Promise.all([startI18n(rememberedLook().language), router.load()]);
  const root = document.getElementById('root');
  if (root === null) return;
  createRoot(root).render(
    <StrictMode>
      <App client={client} router={router} nonce={nonce} />
    </StrictMode>,
  );
}

void start();
