import { describe, expect, it } from 'vitest';
import { kindOfFile } from '../../../../shared/library';

const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));

describe('what a file is by its first bytes', () => {
  it.each([
    ['pdf', '%PDF-1.7\n'],
    ['pdf', `${'\n'.repeat(1000)}%PDF-1.4`],
    ['pdf', `<b>Warning</b>: no session${' '.repeat(1500)}\n%PDF-1.4\n`],
    ['pdf', '%PDF.1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Type /Catalog >>', 'startxref\n0\n%%EOF'],
    ['pdf', '%\xe2\xe3\xcf\xd3\n7 0 obj <</Length 12>>stream', '\n%%EOF\n'],
    ['other', '%PDF\n1 0 obj<</Pages 2 0 R>>', 'trailer<</Root 1 0 R>>'],
    ['other', `${'\n'.repeat(4096)}%PDF-1.4`],
    ['other', 'A letter that says 1 0 obj in its middle'],
    ['html', `<html><p>how files begin:${' '.repeat(1500)} %PDF-1.4</p></html>`],
    ['word', 'PK\x03\x04\x14\x00\x06\x00[Content_Types].xml'],
    ['answers', 'PK\x03\x04\x14\x00\x06\x00[Content_Types].xml ... xl/workbook.xml'],
    ['answers', 'PK\x03\x04\x14\x00\x06\x00[Content_Types].xml', 'xl/worksheets/sheet1.xml'],
    ['answers', 'PK\x03\x04....mimetypeapplication/vnd.oasis.opendocument.spreadsheet'],
    ['answers', '{\n  "format": "waymark-answers/1",'],
    ['answers', '{"format":"waymark-contribution/1"}'],
    ['other', '{"format":"geojson"}'],
    ['archive', 'PK\x03\x04\x14\x00\x06\x00photos/1.jpg'],
    ['word', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'],
    ['word', '{\\rtf1\\ansi'],
    ['image', '\x89PNG\r\n'],
    ['image', '\xff\xd8\xff\xe0'],
    ['html', '<!DOCTYPE html><html>'],
    ['html', '\xef\xbb\xbf  <html lang="km">'],
    ['other', 'plain words'],
    ['other', ''],
  ])('%s: %j', (kind, head, end = '') => {
    expect(kindOfFile(bytes(head), bytes(end))).toBe(kind);
  });
});
