import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeTextString } from '../../../../main/jobs/pdf-text-string';

const utf16be = (text: string) => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le').swap16());

describe('PDF text strings', () => {
  it('gives back every text written in UTF-16, big or little end first, and in UTF-8', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        fc.pre(!text.includes('\u001b') && !text.startsWith('\ufeff'));
        expect(decodeTextString(utf16be(text))).toBe(text);
        expect(decodeTextString(new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le')))).toBe(text);
        expect(decodeTextString(new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf8')))).toBe(text);
      }),
    );
  });

  it('reads PDFDocEncoding where there is no mark', () => {
    expect(decodeTextString(Uint8Array.from([0x41, 0x80, 0x93, 0xa0, 0xe9]))).toBe('A•ﬁ€é');
  });

  it('leaves out language marks and keeps what stands around them', () => {
    expect(decodeTextString(utf16be('\u001ben-GB\u001bact \u001bth\u001bราช'))).toBe('act ราช');
  });

  it('takes half a letter at the end for nothing', () => {
    expect(decodeTextString(Uint8Array.from([0xfe, 0xff, 0x00, 0x41, 0x00]))).toBe('A');
  });
});
