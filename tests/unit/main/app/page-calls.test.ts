import type { BrowserWindow, WebFrameMain } from 'electron';
import { describe, expect, it } from 'vitest';
import { hearPage } from '../../../../main/app/page-calls';
import { createSourceTokens } from '../../../../main/app/source-tokens';
import { CHANNELS } from '../../../../shared/app';
import { type Envelope, type PackedEnvelope, packEnvelope, unpackEnvelope } from '../../../../shared/kernel';

type Heard = (event: { readonly senderFrame: object | null }, name: string, input: unknown) => unknown;

const routed: Envelope = { ok: true, value: 'routed' };

/** A page at an address, and what its window answers to a call from a frame. */
function pageAt(url: string, origin: string) {
  const mainFrame = { url, origin } as WebFrameMain;
  const handlers = new Map<string, Heard>();
  const ipc = { handle: (channel: string, heard: Heard) => handlers.set(channel, heard) };
  hearPage({
    window: { webContents: { ipc, mainFrame } } as unknown as BrowserWindow,
    origin: 'app://waymark',
    route: async () => packEnvelope(routed),
    tokens: createSourceTokens(() => 'token'),
  });
  return async (senderFrame: object | null = mainFrame) => {
    const packed = await handlers.get(CHANNELS.call)?.({ senderFrame }, 'workspace.current', {});
    return unpackEnvelope(packed as PackedEnvelope);
  };
}

const refused = { ok: false, error: { code: 'ipc.sender', data: {}, incident: '' } };

describe('a call from a page', () => {
  it('is routed from our page', async () => {
    expect(await pageAt('app://waymark/index.html#/', 'app://waymark')()).toEqual(routed);
  });

  it.each([
    ['of another origin', 'https://example.org/', 'https://example.org'],
    ['that has no address yet', '', 'null'],
    ['that has none', 'about:blank', 'null'],
  ])('is refused with a code from a page %s', async (_name, url, origin) => {
    expect(await pageAt(url, origin)()).toEqual(refused);
  });

  it('is refused from another frame, and from one that is gone', async () => {
    const ask = pageAt('app://waymark/index.html', 'app://waymark');
    expect(await ask({ url: 'app://waymark/index.html', origin: 'app://waymark' })).toEqual(refused);
    expect(await ask(null)).toEqual(refused);
  });
});
