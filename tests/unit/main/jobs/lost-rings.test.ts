import { describe, expect, it } from 'vitest';
import { readWithOwnCodes } from '../../../../main/jobs/own-codes';
import { makePageText } from '../../../../main/jobs/page-text';
import { pageOf } from '../../../support/builders/page-glyphs';

/** Code of a glyph to which the font's map gives nothing. */
const LOST = '\u0007';
const RING = 0x0e4d;
const LAO_RING = 0x0ecd;

/** The text of a line as the engine gives it, by a font whose program says that the glyph is `character`, and holds these others. */
function read(line: string, character: number, others: readonly number[] = [], doubtful = 1): string {
  const page = pageOf([{ draw: line, x: 0 }]);
  const program = new Map([[7, character], ...others.map((other, at) => [100 + at, other] as const)]);
  const sources = {
    lost: () => ({ agreed: new Map(), maps: [], ligatures: new Map(), leftOut: new Map() }),
    trusted: new Set<never>(),
  };
  return makePageText(readWithOwnCodes(() => ({ ...page, doubtful }), { ...sources, program: () => program }))
    .text;
}

describe('a vowel whose ring is a glyph without a meaning', () => {
  it.each([
    ['', 'การกระทำความผิด อำนาจหน้าที่ น้ำ', `การกระท${LOST}าความผิด อ${LOST}านาจหน้าที่ น${LOST}้า`, RING],
    ['of Lao', 'ການດຳເນີນ ທຳ ກຳນົດ ຄ້ຳ', `ການດ${LOST}າເນີນ ທ${LOST}າ ກ${LOST}ານົດ ຄ${LOST}້າ`, LAO_RING],
  ])('is whole %s', (_, text, line, ring) => {
    expect(read(line, ring)).toBe(text);
  });

  it('has one only where it is drawn, if the map gives both to the other glyph', () => {
    const line = `ก${LOST}ำหนดกำรค้ำมนุษย์ กระท${LOST}ำควำมผิด น${LOST}้ำ`;
    expect(read(line, RING)).toBe('กำหนดการค้ามนุษย์ กระทำความผิด น้ำ');
    // A font that has the vowel as one glyph too may draw it so.
    expect(read('ก\u0007ำหนด คำสั่ง เรียบร้อยแล้ว', RING, [0x0e33])).toBe('กำหนด คำสั่ง เรียบร้อยแล้ว');
  });

  it('is none on a page that draws no ring, if the map gives both to the other glyph everywhere', () => {
    const line = 'ผู้เสียหำยจำกกำรค้ำมนุษย์';
    expect(read(line, RING, [], 0)).toBe('ผู้เสียหายจากการค้ามนุษย์');
    expect(read('ກຳນ ຄ້ຳມະນຸດ', LAO_RING, [], 0)).toBe('ການ ຄ້າມະນຸດ');
    // The vowel is one glyph in this font, or the font has another for the plain one, or draws none of it.
    expect(read('คำนำ', RING, [0x0e33], 0)).toBe('คำนำ');
    expect(read('คำนำ อำนาจ', RING, [], 0)).toBe('คำนำ อำนาจ');
    expect(read('คำนำ', 0x0e48, [], 0)).toBe('คำนำ');
  });

  it('has it where the map gives the ring a space, as Word does', () => {
    expect(read('ส ำนักงำนคณะกรรมกำร น ้ำ ค ำสั่งที่กระท ำ', RING, [], 0)).toBe('สำนักงานคณะกรรมการ น้ำ คำสั่งที่กระทำ');
    expect(read('ส านักงานคณะกรรมการ น ้า ค าสั่งที่กระท า', RING, [], 0)).toBe('สำนักงานคณะกรรมการ น้ำ คำสั่งที่กระทำ');
    expect(read('ກ ຳນົດກຳນ ຄຳຂອງ', LAO_RING, [], 0)).toBe('ກຳນົດການ ຄາຂອງ');
    // The program of the font is not asked where several stand behind a space, and all on the page have a ring.
    expect(read('ส ำนักงำนออกค ำสั่ง', 0x0e48, [], 0)).toBe('สำนักงานออกคำสั่ง');
  });

  it('is left as it is behind a space in a font with both, or that draws both as one glyph, and in words that are set wide', () => {
    for (const line of ['ส ำนักงาน', 'ส ำนักงานกำหนด ค าสั่ง'])
      expect(read(line, RING, [], 0)).toBe(read(line, 0x0e48, [0x0e33], 0));
    expect(read('ส านักงาน', RING, [0x0e33], 0)).toBe('ส านักงาน');
    expect(read('ร า ย ง า น', RING, [], 0)).toBe('ร า ย ง า น');
  });

  it('is left as it is where the program says that the glyph is another, or nothing', () => {
    const line = `การกระท${LOST}าความผิดต่อผู้เสียหาย`;
    for (const character of [0x0e48, 0x20, LAO_RING])
      expect(read(line, character)).toBe('การกระทาความผิดต่อผู้เสียหาย');
  });
});
