import fc from 'fast-check';
import { expect, test } from 'vitest';
import { complexOf, scriptRuns } from '../../../../shared/reports';

test('cuts a text where its script changes, and keeps spaces and digits with what they follow', () => {
  expect(scriptRuns('Law พ.ศ. ๒๕๕๑ on ច្បាប់ and ဥပဒေ')).toEqual([
    { text: 'Law ', language: null, font: null },
    { text: 'พ.ศ. ๒๕๕๑ ', language: 'th-TH', font: 'Leelawadee UI' },
    { text: 'on ', language: null, font: null },
    { text: 'ច្បាប់ ', language: 'km-KH', font: 'Leelawadee UI' },
    { text: 'and ', language: null, font: null },
    { text: 'ဥပဒေ', language: 'my-MM', font: 'Myanmar Text' },
  ]);
});

test('loses no character of any text', () => {
  const letters = fc.constantFrom(...'aB1 ,.กำ๑ខ្មែរဗမာາວनी'.split(''));
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.array(letters).map((each) => each.join('')),
      ),
      (text) => {
        const runs = scriptRuns(text);
        expect(runs.map((run) => run.text).join('')).toBe(text);
        for (const [at, run] of runs.entries())
          if (at > 0) expect(run.language).not.toBe(runs[at - 1]?.language);
      },
    ),
  );
});

test('knows by a language whether its script needs a font of its own', () => {
  expect(complexOf('km')?.language).toBe('km-KH');
  expect(complexOf('en')).toBeNull();
});
