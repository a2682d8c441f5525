import { describe, expect, it } from 'vitest';
import { normalise, parseQuery, roughTerms, roughTermsOf } from '../../../../shared/search';

const asked = (line: string): string[] | null => {
  const [clause] = parseQuery(line).clauses;
  return clause === undefined ? null : roughTermsOf(clause.units, clause.quoted);
};

describe('text that a machine read from a picture', () => {
  it.each([
    ['Lao without its tone marks', 'ຄ່າທຳນຽມ', 'ຄາທໍານຽມ'],
    ['Lao with another vowel above and another letter', 'ການປ້ອງກັນ', 'ການຝ້ອງກົນ'],
    ['Thai without its tone marks', 'เจ้าหน้าที่', 'เจาหนาที'],
    ['Burmese with letters that differ by a stroke', 'အခွင့်အရေးကို', 'အစွင့အရေးတို'],
  ])('has the same terms: %s', (_, typed, read) => {
    const terms = asked(typed);
    expect(terms?.length).toBeGreaterThan(1);
    expect(roughTerms(normalise(read))).toEqual(terms);
  });

  it('has other terms where another word stands, and none in other scripts, short words and quotation marks', () => {
    expect(roughTerms(normalise('ການປິ່ນປົວ'))).not.toEqual(asked('ການປ້ອງກັນ'));
    expect(roughTerms('labour ភាសា पुलिस')).toEqual([]);
    expect(asked('labour')).toBeNull();
    expect(asked('ກົດ')).toBeNull();
    expect(asked('"ການປ້ອງກັນ"')).toBeNull();
  });
});
