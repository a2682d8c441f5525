import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { otherKeyboards, vietnameseOf } from '../../../../shared/search';

describe('a line that was keyed in with another keyboard on', () => {
  it.each([
    ['dki8hk,o6KpN', 'การค้ามนุษย์'],
    ['ritik=[yPPy9b', 'พระราชบัญญัติ'],
    ['dko7hk,to5f', 'ການຄ້າມະນຸດ'],
    ['dqf|kp', 'ກົດໝາຍ'],
    ["cjbab'", 'ច្បាប់'],
    ['GMB;CYJdUrmnusjs', 'អំពើជួញដូរមនុស្ស'],
    ['hoyna ygabgg', 'хүний наймаа'],
    ['ะพฟดดรแารืเ', 'trafficking'],
    ['цэшцо', 'wtiwk'],
  ])('%s is %s', (keyed, meant) => expect(otherKeyboards(keyed)).toContain(meant));

  it('is none with letters that the keyboard does not write', () => {
    for (const line of ['मानव', 'mua bán', '', '   ']) expect(otherKeyboards(line)).toEqual([]);
  });

  it('is the same again when its keys are pressed with the first one', () => {
    const written = fc.oneof(
      ...['กฎหมายการค้ามนุษย์', 'ກົດໝາຍການຄ້າມະນຸດ', 'хүний наймаатай тэмцэх'].map((letters) =>
        fc.array(fc.constantFrom(...letters), { minLength: 1, maxLength: 12 }),
      ),
    );
    fc.assert(
      fc.property(written, (letters) => {
        const line = letters.join('');
        fc.pre(/\p{L}/u.test(line));
        const [keys = ''] = otherKeyboards(line);
        expect(otherKeyboards(keys)).toContain(line);
      }),
    );
  });
});

describe('Vietnamese as it is keyed in', () => {
  it.each([
    ['mua bans nguowif', 'mua bán người'],
    ['mua ba1n ngu7o72i', 'mua bán người'],
    ['nguoiwf', 'người'],
    ['DDieeuf 150', 'điều 150'],
    ['quyeenf trer em', 'quyền trẻ em'],
    ['phongf, choongs', 'phòng, chống'],
    ['d9ie6u2', 'điều'],
    ['thuowr', 'thuở'],
    ['giaf', 'già'],
    ['viet65 nam', 'việt nam'],
    ['tuw', 'tư'],
  ])('%s is %s', (keyed, meant) => expect(vietnameseOf(keyed)).toBe(meant));

  it('is none where the keys give what they say', () => {
    for (const line of ['mua ban', 'act 150', 'người', '']) expect(vietnameseOf(line)).toBeNull();
  });
});
