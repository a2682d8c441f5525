import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textFromBytes, textToBytes } from '../../../../main/search/page-text-bytes';
import { IndexDamage, sealed } from '../../../../main/search/postings/bytes';

/** Text of a script with an alphabet of its own, with stray letters of others. */
const ofOneScript = fc
  .constantFrom(
    ...([
      [0x0e01, 0x0e5b],
      [0x0e81, 0x0edf],
      [0x1000, 0x109f],
      [0x1780, 0x17ff],
      [0x0900, 0x097f],
      [0x0b80, 0x0bff],
      [0x0d80, 0x0dff],
      [0x0400, 0x04ff],
      [0x0600, 0x06ff],
    ] as const),
  )
  .chain(([from, to]) =>
    fc.string({
      maxLength: 300,
      size: 'max',
      unit: fc.oneof(
        {
          weight: 20,
          arbitrary: fc.integer({ min: from, max: to }).map((code) => String.fromCharCode(code)),
        },
        {
          weight: 2,
          arbitrary: fc.constantFrom(' ', '\n', '\u001b', '1', 'a', '\u0000', '\u007f', '\u0080'),
        },
        { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 1 }) },
      ),
    }),
  );

describe('the text of a page as bytes', () => {
  it('comes back as it was', () => {
    fc.assert(
      fc.property(fc.oneof(ofOneScript, fc.string({ unit: 'grapheme', maxLength: 400 })), (text) => {
        expect(textFromBytes(textToBytes(text))).toBe(text);
      }),
      { numRuns: 100 },
    );
  });

  it('comes back however long it is, a short one after a long one', () => {
    for (const text of ['ก'.repeat(40_000), 'ขา', 'law '.repeat(40_000), ''])
      expect(textFromBytes(textToBytes(text))).toBe(text);
  });

  it('takes a byte for each letter of scripts that deflating does not make smaller', () => {
    const text = 'มาตรา ๖ ห้ามมิให้ผู้ใด';
    expect(textToBytes(text)).toHaveLength(5 + text.length);
    const mixed = `${'Whoever commits trafficking in persons shall be punished. '.repeat(8)}มาตรา`;
    expect(textToBytes(mixed).length).toBeLessThanOrEqual(6 + deflateRawSync(mixed, { level: 1 }).length);
  });

  it('takes less for letters of other scripts than deflating their three bytes each', () => {
    const text = 'மனித கடத்தல் தடுப்புச் சட்டத்தின் கீழ் எந்தவொரு நபரும் தண்டிக்கப்படுவார். '.repeat(4);
    expect(textToBytes(text).length).toBeLessThan(0.9 * deflateRawSync(text, { level: 1 }).length);
    expect(textFromBytes(textToBytes(text))).toBe(text);
    // Its first letter is of another block.
    const mixed = `Д ${text}`;
    expect(textFromBytes(textToBytes(mixed))).toBe(mixed);
  });

  it('is read as it was written down before letters were deflated', () => {
    const text = 'பிரிவு ௫ இன் கீழ் தண்டனை';
    const deflated = Buffer.concat([Buffer.of(0), deflateRawSync(text, { level: 1 })]);
    expect(textFromBytes(sealed(deflated))).toBe(text);
  });

  it('is refused when a bit has flipped', () => {
    fc.assert(
      fc.property(ofOneScript, fc.nat(), fc.nat(7), (text, place, bit) => {
        const data = textToBytes(text);
        const at = place % data.length;
        data[at] = (data[at] as number) ^ (1 << bit);
        expect(() => textFromBytes(data)).toThrow(IndexDamage);
      }),
    );
  });
});
