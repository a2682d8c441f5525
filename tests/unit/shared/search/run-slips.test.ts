import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cut, normalise, runsOneSlipAway, termsOf } from '../../../../shared/search';

/** Runs near a typed one where the index has the pairs of a text. */
function near(typed: string, text: string): string[] {
  const pairs = new Set(termsOf(cut(normalise(text)).units));
  const form = normalise(text);
  return runsOneSlipAway(typed, {
    hasPair: (pair) => pairs.has(pair),
    hasTogether: (parts) => parts.every((part) => form.includes(part)),
  }).map(normalise);
}

it.each([
  ['ບຸກົຄນ', 'ບຸກຄົນ'],
  ['ປະິຕບັດ', 'ປະຕິບັດ'],
  ['ທີ່ຕັຍງ', 'ທີ່ຕັ້ງ'],
  ['มารตการ', 'มาตรการ'],
  ['ប្រើ្បរាស់', 'ប្រើប្រាស់'],
  ['មនសុ្ស', 'មនុស្ស'],
  ['ច្បធប់', 'ច្បាប់'],
  ['လေးာစး', 'လေးစား'],
  ['ဖျက်ဆီးြင်း', 'ဖျက်ဆီးခြင်း'],
  ['ဖြ်စစေ', 'ဖြစ်စေ'],
])('a slip across clusters: %s is %s', (typed, meant) => {
  expect(near(typed, meant)).toContain(normalise(meant));
});

it.each(['ພະຍານຫຼັກຖານ', 'ราชอาณาจักร', 'សេចក្ដីប្រកាស', 'ကာကွယ်ပေးရမည်'])('any slip in %s', (meant) => {
  const letters = [...meant];
  const place = fc.nat({ max: letters.length - 1 });
  const slip = fc.constantFrom('less', 'twice', 'another', 'swapped');
  fc.assert(
    fc.property(place, slip, place, (at, kind, from) => {
      const typed = [...letters];
      const [here = '', next = ''] = typed.slice(at);
      if (kind === 'less') typed.splice(at, 1);
      else if (kind === 'twice') typed.splice(at, 0, here);
      else if (kind === 'another') typed[at] = letters[from] as string;
      else typed.splice(at, 2, next, here);
      const line = typed.join('');
      fc.pre(normalise(line) !== normalise(meant));
      expect(near(line, meant)).toContain(normalise(meant));
    }),
  );
});

it('is nothing for a short run, for words, and where no page has the pairs', () => {
  expect(near('ບຸກົ', 'ບຸກຄົນ')).toEqual([]);
  expect(near('traficking', 'trafficking')).toEqual([]);
  expect(near('မားလေးစ', 'လေးစား')).toEqual([]);
});
