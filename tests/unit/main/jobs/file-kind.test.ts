import { describe, expect, it } from 'vitest';
import { kindOfFile } from '../../../../main/jobs/file-kind';

const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));

describe('what a file is by its first bytes', () => {
  it.each([
    ['pdf', '%PDF-1.7\n'],
    ['pdf', `${'\n'.repeat(1000)}%PDF-1.4`],
    ['other', `${'\n'.repeat(1024)}%PDF-1.4`],
    ['word', 'PK\x03\x04\x14\x00\x06\x00[Content_Types].xml'],
    ['archive', 'PK\x03\x04\x14\x00\x06\x00photos/1.jpg'],
    ['word', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'],
    ['word', '{\\rtf1\\ansi'],
    ['image', '\x89PNG\r\n'],
    ['image', '\xff\xd8\xff\xe0'],
    ['html', '<!DOCTYPE html><html>'],
    ['html', '\xef\xbb\xbf  <html lang="km">'],
    ['other', 'plain words'],
    ['other', ''],
  ])('%s: %j', (kind, head) => {
    expect(kindOfFile(bytes(head))).toBe(kind);
  });
});
