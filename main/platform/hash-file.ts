import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { patiently } from './patience';

/** SHA-256 of a file in lower-case hex, read in parts without holding up anything else. One that somebody holds is waited for (Windows). */
export function hashFile(file: string): Promise<string> {
  return patiently(async () => {
    const hash = createHash('sha256');
    for await (const part of createReadStream(file, { highWaterMark: 1024 * 1024 }))
      hash.update(part as Buffer);
    return hash.digest('hex');
  });
}
