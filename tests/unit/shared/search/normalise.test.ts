import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalise, normaliseWithOffsets } from '../../../../shared/search';
import { isDrawnFirst } from '../../../../shared/search/mark-order';
import { awkwardText } from '../../../support/awkward-text';

/** Whether a text has a sign that is drawn before its letter and stands there, as some files have it. */
const isSomeDrawnFirst = (text: string): boolean =>
  Array.from({ length: text.length }, (_, at) => at).some((at) =>
    isDrawnFirst(text.charCodeAt(at - 1), text.charCodeAt(at), text.charCodeAt(at + 1)),
  );
const same = (one: string, other: string) => expect(normalise(one)).toBe(normalise(other));

describe('normalise', () => {
  it('folds case and width', () => {
    expect(normalise('ＡＢＣ Straße ΣΊΣΥΦΟΣ')).toBe('abc strasse σίσυφοσ');
    same('STRASSE', 'straẞe');
    same('HÜRRIYETLERE', 'hürriyetlere');
  });

  it('writes decimal digits of every script as ASCII', () => {
    expect(normalise('๒๕๖๘ ២០២៥ ໒໐໒໕ ၂၀၂၅ २०८२ ௨௦ ٢٠ １２')).toBe('2568 2025 2025 2025 2082 20 20 12');
  });

  it('drops what shows nothing', () => {
    expect(normalise('ការ\u200bពារ')).toBe(normalise('ការពារ'));
    expect(normalise('exam\u00adple \u202atext\u202c\ufeff')).toBe('example text');
    expect(normalise('\u00adexample')).toBe('example');
  });

  it('keeps a soft hyphen at a line end as the hyphen that is seen', () => {
    expect(normalise('exam\u00ad\nple')).toBe('exam-\nple');
  });

  it('makes the spellings of sara am one', () => {
    same('น้ำ', 'นํ้า');
    same('น้ำ', 'น้ํา');
    same('นำ้', 'น้ำ');
    same('ນ້ຳ', 'ນໍ້າ');
  });

  it('takes letters that are written in two ways for one', () => {
    same('กฏหมาย', 'กฎหมาย');
    same('ຫຼື', 'ຫລື');
    same('ຫຼັກ', 'ຫລັກ');
    same('ບໍລິສັດ ຫຼຸດ', 'ບໍລິສັດ ຫລຸດ');
    same('ស្ដី', 'ស្តី');
    same('ព្រឹត្ដិការណ៍', 'ព្រឹត្តិការណ៍');
    same('ឲ្យ', 'ឱ្យ');
    same('ဩဂုတ်', 'သြဂုတ်');
    same('ပြဿနာ', 'ပြသ္သနာ');
    same('ဥာဏ်', 'ဉာဏ်');
    same('ဩဝါဒ', 'သြဝါဒ');
    expect(normalise('ដើម')).not.toBe(normalise('តើម'));
    expect(normalise('ຫາ')).not.toBe(normalise('ຫລາ'));
  });

  it('drops the raised number of a note behind a number, a sign or a letter of a script without spaces', () => {
    same('section 5⁷ of the Act', 'section 5 of the Act');
    same('in 2019¹², and', 'in 2019, and');
    same('in 2019¹²,¹³ and', 'in 2019, and');
    same('the Protocol.⁷ “Trafficking”⁸', 'the Protocol. “Trafficking”');
    same('การค้ามนุษย์¹²และ', 'การค้ามนุษย์และ');
    same('មាត្រា ១២³', 'មាត្រា 12');
    // Behind a word it stays, as in units; the numbers of notes on words are seen to where words are cut.
    expect(normalise('5 m² trafficking¹²')).toBe('5 m2 trafficking12');
    expect(normalise('¹² The Protocol')).toBe('12 the protocol');
    expect(normalise(`5${'⁷'.repeat(50_000)}`).length).toBeGreaterThan(49_000);
  });

  it('reads a page of Burmese zeros alone', () => {
    expect(normalise('၁၀၀၀၀၀၀')).toBe('1000000');
    expect(normalise('၀'.repeat(50_000))).toHaveLength(50_000);
  });

  it('puts Thai vowels before tones, once, and reads double sara e as sara ae', () => {
    same('ที่', 'ท\u0e48\u0e35');
    same('ที่', 'ที่่');
    same('แรงงาน', 'เเรงงาน');
  });

  it('orders Khmer subscripts and reads two-part vowels as one', () => {
    same('ស្ត្រី', 'ស\u17d2\u179a\u17d2\u178fី');
    same('កោះ', 'ក\u17c1\u17b6ះ');
    same('កើត', 'ក\u17c1\u17b8ត');
  });

  it('orders Burmese marks after Unicode Technical Note 11', () => {
    same('ကုံ', 'က\u1036\u102f');
    same('ရှမ်း', 'ရှမ\u1038\u103a');
    same('ဉ်', 'ဥ်');
  });

  it('leaves medial ra that is drawn before its letter by itself: the syllable before it is complete', () => {
    for (const text of ['ချင်းြပည်နယ်', 'နာင်ြမလွဲ', 'ကိုြပန်']) expect(normalise(text)).toBe(text);
    same('ကြိုး', 'က\u102d\u102f\u103c\u1038');
  });

  it('reads a Burmese zero as wa where it cannot be a number', () => {
    same('ဝန်ကြီး', '၀န်ကြီး');
    same('ဝိ', '၀ိ');
    expect(normalise('၁၀')).toBe('10');
    expect(normalise('၀.၅')).toBe('0.5');
  });

  it('reads a Burmese wa as zero where it can only be a figure', () => {
    for (const [typed, meant] of [
      ['၂ဝ၁၂ ခုနှစ်', '၂၀၁၂ ခုနှစ်'],
      ['၂ဝဝ၈', '၂၀၀၈'],
      ['၂၀ဝ၈', '၂၀၀၈'],
      ['၁ဝ။', '၁၀။'],
      ['(၁ဝ)', '(၁၀)'],
    ] as const)
      same(typed, meant);
    for (const text of ['၂ ဝန်ကြီး', '၂ဝန်ကြီး', 'ဘဝ', 'ဝ']) expect(normalise(text)).toContain('ဝ');
  });

  it('is the same when applied twice', () => {
    fc.assert(
      fc.property(awkwardText(), (text) => {
        const once = normalise(text);
        expect(normalise(once)).toBe(once);
      }),
      { numRuns: 3_000 },
    );
  });

  it('does not depend on the form of Unicode the text is in, away from the line ends', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...'éßçñÄøกำ้านကိုုံកោ가각דשׁ'), { maxLength: 12 }), (letters) => {
        const text = letters.join('');
        expect(normalise(text.normalize('NFD'))).toBe(normalise(text.normalize('NFC')));
      }),
    );
  });
});

describe('normaliseWithOffsets', () => {
  it('gives the same text', () => {
    fc.assert(
      fc.property(awkwardText(), (text) => {
        expect(normaliseWithOffsets(text).text).toBe(normalise(text));
      }),
      { numRuns: 3_000 },
    );
  });

  it('leads each place back into the original, in order, and the whole to the whole', () => {
    fc.assert(
      fc.property(awkwardText(), (text) => {
        const { text: form, original } = normaliseWithOffsets(text);
        let before = 0;
        for (let at = 0; at < form.length; at += 1) {
          const [start, end] = original(at, at + 1);
          expect(start).toBeGreaterThanOrEqual(before);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          before = start;
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('leads a range to a slice whose own normal form holds it', () => {
    fc.assert(
      fc.property(awkwardText(), fc.nat(), fc.nat(), (text, a, b) => {
        const { text: form, original } = normaliseWithOffsets(text);
        fc.pre(form.length > 0);
        const start = a % form.length;
        const end = start + 1 + (b % (form.length - start));
        const [from, to] = original(start, end);
        const sliced = normalise(text.slice(from, to));
        // The reading of a zero, of wa, of a soft hyphen and of a sign drawn before its letter depends on their neighbours, which the slice lacks.
        fc.pre(!/[\u1040\u101d]|\u00ad\n/.test(text));
        fc.pre(!isSomeDrawnFirst(text));
        expect(sliced).toContain(form.slice(start, end));
      }),
      { numRuns: 3_000, examples: [['\u102b\u103c\u1001', 0, 1]] },
    );
  });

  it('marks exactly the letters of an unchanged word between changed ones', () => {
    const text = 'Ｐａｒｔ ๖ of\u200b the น้ำ law';
    const { text: form, original } = normaliseWithOffsets(text);
    const at = form.indexOf('law');
    const [start, end] = original(at, at + 3);
    expect(text.slice(start, end)).toBe('law');
    const digit = form.indexOf('6');
    expect(text.slice(...original(digit, digit + 1))).toBe('๖');
  });
});
