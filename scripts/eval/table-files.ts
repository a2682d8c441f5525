import { readFileSync } from 'node:fs';
import path from 'node:path';

/** The bytes of a file, or an error that names it. */
export function readFileOf(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (cause) {
    throw new Error(`${file} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`);
  }
}

/** The text of a table: UTF-8, or UTF-16 where a byte order mark says so. Anything else is refused, never repaired. */
export function decodeTable(bytes: Uint8Array, file: string): string {
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new Error(`${file} is not written in UTF-8. Save it again as "CSV UTF-8".`);
  }
}

type Words = Readonly<Record<'what' | 'next', string>>;
let sentences: Readonly<Record<string, Words>> | undefined;

/** What a code means and what to do, in English, with its gaps filled. */
export function sentenceOf(code: string, data: Readonly<Record<string, unknown>> = {}): Words {
  if (sentences === undefined) {
    const file = path.resolve(import.meta.dirname, '../../resources/locales/en/errors.json');
    sentences = JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, Words>>;
  }
  const words = sentences[code] ?? { what: code, next: '' };
  const filled = (text: string) =>
    text.replace(/\{\{(\w+)\}\}/g, (gap, name: string) => String(data[name] ?? gap));
  return { what: filled(words.what), next: filled(words.next) };
}
