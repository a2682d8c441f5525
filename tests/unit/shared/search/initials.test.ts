import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asInitials, initialsOf, leftOutBy } from '../../../../shared/search';

const leftOut = (typed: string, name: string) => {
  const initials = asInitials(typed);
  return initials === null ? null : leftOutBy(initials, initialsOf(name));
};

describe('first letters of a name', () => {
  it.each([
    ['CEDAW', 'Convention on the Elimination of All Forms of Discrimination against Women'],
    ['UNTOC', 'United Nations Convention against Transnational Organized Crime'],
    ['TIPSOM', 'Anti-Trafficking in Persons and Anti-Smuggling of Migrants Act 2007'],
    ['PCMBN', 'Luật Phòng, chống mua bán người'],
    ['BLHS', 'Bộ luật Hình sự'],
    ['đbqh', 'Luật Tổ chức Đại biểu Quốc hội'],
    ['TPPO', 'Undang-Undang tentang Pemberantasan Tindak Pidana Perdagangan Orang'],
    ['ХХТТХ', 'Хүн худалдаалахтай тэмцэх тухай хууль'],
    ['CRC', 'Convention on the Rights of the Child'],
  ])('%s is short for %s', (typed, name) => {
    expect(leftOut(typed, name)).not.toBeNull();
  });

  it.each([
    ['CEDAW', 'Convention on the Rights of the Child'],
    ['CRC', 'Convention on the Reduction of Statelessness, Cyprus'],
    ['ABCDE', 'Act before certain long other words concerning debts and evidence'],
    ['การ', 'การค้ามนุษย์'],
    ['C', 'Convention'],
    ['2007', '2007 0 0 7'],
    ['', ''],
  ])('%s is not short for %s', (typed, name) => {
    expect(leftOut(typed, name)).toBeNull();
  });

  it('leave out the less the nearer a name is', () => {
    const [whole, small, more] = [
      leftOut('PDPA', 'Personal Data Protection Act'),
      leftOut('PDPA', 'Personal Data and Protection Act'),
      leftOut('PDPA', 'Personal Data (Special Protection) Act'),
    ];
    expect(whole).toBe(0);
    expect(small).toBeLessThan(more ?? 0);
  });

  it('are told at once of a name whose words begin with the same letters', () => {
    const name = `${'a '.repeat(200)}${'word '.repeat(3)}b`;
    expect(leftOut('AAAAAAAB', name)).toBeNull();
    expect(leftOut('AAAAAAAA', name)).toBe(0);
  });

  it('are always those of a name that has no other words', () => {
    const word = fc.stringMatching(/^[a-z]{4,9}$/);
    fc.assert(
      fc.property(fc.array(word, { minLength: 2, maxLength: 8 }), (words) => {
        expect(leftOut(words.map((one) => one.charAt(0)).join(''), words.join(' '))).toBe(0);
      }),
    );
  });
});
