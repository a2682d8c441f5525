import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import type { ProtocolRequest, ProtocolResponse, Session } from 'electron';
import { storedFilePath } from '../platform';
import type { Look } from './remembered-look';
import { contentPolicy, PAGE_ORIGIN } from './security';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.bcmap': 'application/octet-stream',
  '.pfb': 'application/octet-stream',
  '.ttf': 'font/ttf',
  '.icc': 'application/octet-stream',
};

/*
 * Both schemes are registered by Electron's older calls, which answer with bytes and plain objects: `protocol.handle` makes a web
 * request and a web response of each, and its first one loads Node's whole network client, some 40 ms of the start and a millisecond
 * or two of every range that the reader asks for.
 */

/** What is written into the page when it is loaded. */
interface LoadedWith {
  readonly nonce: string;
  readonly look: Look;
}

const inAttribute = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

/** The page with its style nonce, and with the look it had last, so that its first frame has the right colours. */
function filledIn(page: string, { nonce, look }: LoadedWith): string {
  return page
    .replaceAll('__CSP_NONCE__', nonce)
    .replace('__LOOK__', inAttribute(JSON.stringify(look)))
    .replace('__THEME__', look.theme);
}

/** Files of the page are small: whole ones are read. */
async function pageAnswer(
  request: ProtocolRequest,
  pages: string,
  look: () => Look,
): Promise<ProtocolResponse> {
  const nothingHere = { statusCode: 404, data: Buffer.alloc(0) };
  const url = new URL(request.url);
  if (url.host !== 'waymark') return nothingHere;
  const wanted = url.pathname === '/' ? '/index.html' : decodeURIComponent(url.pathname);
  const file = path.resolve(pages, `.${wanted}`);
  const type = TYPES[path.extname(file)];
  if (!file.startsWith(pages + path.sep) || type === undefined) return nothingHere;
  let data: Buffer;
  try {
    data = await readFile(file);
  } catch {
    return nothingHere;
  }
  const headers: Record<string, string> = {
    'content-type': type,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  };
  if (path.extname(file) !== '.html') return { headers, data };
  const nonce = randomBytes(16).toString('base64');
  headers['content-security-policy'] = contentPolicy(nonce);
  return { headers, data: Buffer.from(filledIn(data.toString('utf8'), { nonce, look: look() })) };
}

/** Serves the built pages. Every page load gets a fresh style nonce, in the policy header and in the page itself. */
export function serveApp(own: Session, pages: string, look: () => Look): void {
  own.protocol.registerBufferProtocol('app', (request, answer) => {
    void pageAnswer(request, pages, look).then(answer, () =>
      answer({ statusCode: 404, data: Buffer.alloc(0) }),
    );
  });
}

/** The hash that an address names; null where it names anything else. */
function hashOf(address: string): string | null {
  const { host, pathname } = new URL(address);
  const hash = pathname.slice(1);
  return host === 'sha256' && /^[0-9a-f]{64}$/.test(hash) ? hash : null;
}

/** Serves stored PDFs by their hash, whole or in ranges, so that a large file opens at once. */
export function serveFiles(own: Session, filesFolder: () => string): void {
  own.protocol.registerStreamProtocol('wmdoc', (request, answer) => {
    const nothingHere = () => answer({ statusCode: 404, data: Readable.from([]) });
    const hash = hashOf(request.url);
    if (hash === null) return nothingHere();
    // Loaded with the first file that is read, which is not at the start.
    import('./stored-files')
      .then(({ fileAnswer }) => fileAnswer(request, storedFilePath(filesFolder(), hash), PAGE_ORIGIN))
      .then(answer, nothingHere);
  });
}
