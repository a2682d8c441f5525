import { describe, expect, it } from 'vitest';
import {
  bestFit,
  isDoubtful,
  planReading,
  READING_DATA,
  readBy,
  readingIsBetter,
  sameLettersAs,
  textStateWithReading,
  wantsReading,
} from '../../../../shared/library';

describe('the languages pictures are read by', () => {
  it('takes the data of the language, a neighbour, or none', () => {
    expect(readBy('tha')).toEqual({ data: 'tha', standIn: false });
    expect(readBy('jav')).toEqual({ data: 'ind', standIn: true });
    expect(readBy('tpi')).toEqual({ data: 'eng', standIn: true });
    expect(readBy('mai')).toEqual({ data: 'hin', standIn: true });
    expect(readBy('ben')).toBeNull();
    expect(readBy('ara')).toBeNull();
  });

  it('is sure where the catalogue names the language, and says where no data know it', () => {
    expect(planReading({ language: 'khm', state: null })).toEqual({ kind: 'sure', data: ['khm'] });
    expect(planReading({ language: 'ben', state: 'BD' })).toEqual({ kind: 'none', languages: ['ben'] });
  });

  it("tries the State's own languages first, and then one of every script", () => {
    const plan = planReading({ language: null, state: 'LA' });
    expect(plan.kind).toBe('try');
    if (plan.kind !== 'try') return;
    expect(plan.data[0]).toBe('lao');
    expect(plan.data).toHaveLength(9);
    expect(sameLettersAs('eng', 'VN')[0]).toBe('vie');
    expect(
      READING_DATA.every((data) => sameLettersAs('eng', null).includes(data) || readBy(data) !== null),
    ).toBe(true);
  });

  const thai = 'ความยุติธรรมและสันติภาพในโลก'.repeat(4);
  const lao = 'ຄວາມຍຸຕິທຳ ແລະ ສັນຕິພາບໃນໂລກ'.repeat(4);

  it('is not fooled by Thai data, which are sure of Lao letters too', () => {
    expect(
      bestFit([
        { data: 'tha', fit: 84, text: thai },
        { data: 'lao', fit: 53, text: lao },
      ]),
    ).toBe('lao');
    expect(
      bestFit([
        { data: 'tha', fit: 93, text: thai },
        { data: 'lao', fit: 36, text: lao },
      ]),
    ).toBe('tha');
  });

  it('tells Lao from Thai by how many of the letters the Lao data know', () => {
    const fits = (tha: number, lao: number, laoLetters: number) =>
      [
        { data: 'tha', fit: tha, text: 'ภ'.repeat(460) },
        { data: 'lao', fit: lao, text: 'ກ'.repeat(laoLetters) },
      ] as const;
    // Tables and small print of Lao, of which Thai data are surer by far.
    expect(bestFit(fits(85, 46, 456))).toBe('lao');
    expect(bestFit(fits(86, 39, 350))).toBe('lao');
    // Of a Thai page the Lao data find a third of the letters, or less than half.
    expect(bestFit(fits(84, 50, 134))).toBe('tha');
    expect(bestFit(fits(90, 42, 212))).toBe('tha');
    // Or as many by guessing.
    expect(bestFit(fits(91, 9, 435))).toBe('tha');
  });

  it('doubts what fits best on a page that stands on its head, as Thai data do on any letters', () => {
    expect(isDoubtful([{ data: 'tha', fit: 69, text: thai }])).toBe(true);
    expect(isDoubtful([{ data: 'eng', fit: 30, text: 'x?q zz9 Ii l1 rt SN' }])).toBe(true);
    expect(isDoubtful([{ data: 'tha', fit: 93, text: thai }])).toBe(false);
    expect(isDoubtful([{ data: 'khm', fit: 62, text: 'មនុស្សទាំងអស់កើតមកមានសេរីភាព' }])).toBe(false);
  });

  it('says nothing where nothing fits', () => {
    expect(bestFit([{ data: 'eng', fit: 30, text: 'x?q zz9 Ii l1 rt SN' }])).toBeNull();
    expect(bestFit([])).toBeNull();
  });
});

describe('what is read from pictures', () => {
  it('is wanted for pages without text and for those whose letters are not the ones seen', () => {
    expect(wantsReading({ quality: 'empty', reasons: ['no-text'] })).toBe(true);
    expect(wantsReading({ quality: 'suspect', reasons: ['legacy-font'] })).toBe(true);
    expect(wantsReading({ quality: 'suspect', reasons: ['picture-with-notes'] })).toBe(true);
    expect(wantsReading({ quality: 'empty', reasons: ['form-not-shown'] })).toBe(false);
    expect(wantsReading({ quality: 'suspect', reasons: ['text-cut'] })).toBe(false);
    expect(wantsReading({ quality: 'good', reasons: [] })).toBe(false);
  });

  it('takes the place of a wrong text layer more easily than of a doubtful one, and of none at once', () => {
    const reading = (confidence: number, text = 'words') => ({ text, confidence, places: [] });
    expect(readingIsBetter(['no-text'], reading(40))).toBe(true);
    expect(readingIsBetter(['no-text'], reading(20))).toBe(false);
    expect(readingIsBetter(['no-text'], reading(90, ''))).toBe(false);
    expect(readingIsBetter(['legacy-font'], reading(65))).toBe(true);
    // Lao data are hardly ever sure, and a page number says nothing of the page.
    expect(readingIsBetter(['picture-with-notes'], reading(40))).toBe(true);
    expect(readingIsBetter(['hidden-text'], reading(40))).toBe(true);
    expect(readingIsBetter(['broken-clusters', 'hidden-text'], reading(65))).toBe(false);
    expect(readingIsBetter(['picture-with-notes'], reading(20))).toBe(false);
    expect(readingIsBetter(['picture-with-notes', 'broken-clusters'], reading(40))).toBe(false);
    expect(readingIsBetter(['broken-clusters'], reading(65))).toBe(false);
    expect(readingIsBetter(['broken-clusters'], reading(85))).toBe(true);
  });

  it('makes a file searchable, and says that a machine read it', () => {
    const all = { total: 10, searchable: 10, suspect: 0, read: 10, blank: 0 };
    expect(textStateWithReading(all)).toBe('ocr');
    expect(textStateWithReading({ ...all, searchable: 8, read: 8, blank: 2 })).toBe('ocr');
    expect(textStateWithReading({ ...all, read: 1 })).toBe('good');
    expect(textStateWithReading({ ...all, searchable: 0, read: 0 })).toBe('none');
    expect(textStateWithReading({ ...all, searchable: 0, read: 0, blank: 10 })).toBe('good');
    expect(textStateWithReading({ ...all, suspect: 5, read: 3 })).toBe('suspect');
  });
});
