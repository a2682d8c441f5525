import { statSync } from 'node:fs';
import type { BrowserWindow, IpcMainInvokeEvent } from 'electron';
import { type AppEvent, CHANNELS } from '../../shared/app';
import { packEnvelope } from '../../shared/kernel';
import type { Forward } from '../ipc';
import type { SourceTokens } from './source-tokens';

export interface PageCallsOptions {
  readonly window: BrowserWindow;
  /** Origin our page must have. */
  readonly origin: string;
  readonly route: Forward;
  readonly tokens: SourceTokens;
}

const MAX_DROPPED = 10_000;
const refused = packEnvelope({ ok: false, error: { code: 'ipc.sender', data: {}, incident: '' } });

function isFolder(file: string): boolean {
  try {
    return statSync(file).isDirectory();
  } catch {
    return false;
  }
}

/** Null where there is no address: a page has none before its first one is there. */
const originOf = (url: string): string | null => (URL.canParse(url) ? new URL(url).origin : null);

/** Listens to one window's page, and only to its main frame at our own origin; everything else is refused unread. */
export function hearPage({ window, origin, route, tokens }: PageCallsOptions): void {
  const { ipc, mainFrame } = window.webContents;
  const isOurPage = ({ senderFrame }: IpcMainInvokeEvent) =>
    senderFrame !== null &&
    senderFrame === window.webContents.mainFrame &&
    mainFrame !== undefined &&
    (originOf(senderFrame.url) === origin || senderFrame.origin === origin);
  ipc.handle(CHANNELS.call, (event, name: unknown, input: unknown) =>
    isOurPage(event) ? route(name as string, input) : refused,
  );
  ipc.handle(CHANNELS.dropped, (event, paths: unknown) => {
    if (!isOurPage(event) || !Array.isArray(paths) || paths.length > MAX_DROPPED) return [];
    const named = paths.filter((file): file is string => typeof file === 'string' && file.length > 0);
    return tokens.issue(named, isFolder);
  });
}

/** Tells a window that something has changed. */
export function announceTo(window: BrowserWindow, event: AppEvent): void {
  if (!window.isDestroyed()) window.webContents.send(CHANNELS.event, event);
}

/** Lets a window's page give back what it keeps of files it has read, when nothing goes on. */
export function letPageRest(window: BrowserWindow): void {
  if (!window.isDestroyed()) window.webContents.send(CHANNELS.rest);
}
