import { describe, expect, it } from 'vitest';
import { judgePage } from '../../../../main/jobs/page-quality';
import type { PageText } from '../../../../main/jobs/page-text';

const page = (text: string, counts: Partial<PageText['counts']> = {}): PageText => ({
  text,
  cut: false,
  counts: { drawn: text.replace(/\s/g, '').length, unmapped: 0, ...counts },
});

const ENGLISH = 'Trafficking in persons shall mean the recruitment, transportation or transfer of persons. ';
const BURMESE = 'လူတိုင်းသည် တူညီ လွတ်လပ်သော ဂုဏ်သိက္ခာဖြင့် လည်းကောင်း၊ တူညီလွတ်လပ်သော အခွင့်အရေးများဖြင့် မွေးဖွားလာသူများ ဖြစ်သည်။ ';
const SHAN = 'ၵူၼ်းၵူႈၵေႃႉ ပဵၼ်ဢၼ်လွတ်ႈလႅဝ်း လႄႈ မီးၵုၼ်းမုၼ် သုၼ်ႇလႆႈ ပဵင်းၵၼ် မႃးတႄႇၶၢဝ်းၵိူတ်ႇ။ ';

describe('the quality of a page', () => {
  it('is good for plain text in every script', () => {
    for (const text of [
      ENGLISH,
      BURMESE,
      SHAN,
      'มนุษย์ทั้งหลายเกิดมามีอิสระและเสมอภาคกัน',
      'सबै व्यक्तिहरू जन्मजात स्वतन्त्र हुन्',
      '人人生而自由',
    ]) {
      expect(judgePage(page(text), [])).toEqual({ quality: 'good', reasons: [] });
    }
  });

  it('is empty when nothing is drawn as text', () => {
    expect(judgePage(page(''), [])).toEqual({ quality: 'empty', reasons: ['no-text'] });
  });

  it('is suspect, not empty, when all glyphs lack a meaning', () => {
    expect(judgePage(page('', { drawn: 500, unmapped: 500 }), []).reasons).toEqual(['unmapped-glyphs']);
  });

  it('passes over a stray glyph without a meaning', () => {
    expect(judgePage(page(ENGLISH, { unmapped: 2 }), []).quality).toBe('good');
  });

  it.each([
    ['private-use', `${ENGLISH}\ue001\ue002\ue003\ue004\ue005`],
    ['replacement-characters', `${ENGLISH}\ufffd\ufffd`],
    ['replacement-characters', 'ตั\u0087 \u0099\u0097สิ\u0098ธิ ร\u0090ยีN'],
    ['mojibake', 'Luáº­t phÃ²ng, chá»‘ng mua bÃ¡n ngÆ°á»i nÄƒm 2011 cá»§a Viá»‡t Nam'],
    ['broken-clusters', 'ा ि्यस ुने को हो त्यो ी व्य ोरा ुन ेको भए ्यसरी'],
  ])('says why it is suspect: %s', (reason, text) => {
    expect(judgePage(page(text), []).reasons).toContain(reason);
  });

  it('says that Burmese may be Zawgyi, and that a known encoding could not be read', () => {
    expect(judgePage(page(BURMESE), [], { unreadable: false, uncertain: true }).reasons).toEqual([
      'encoding-uncertain',
    ]);
    expect(judgePage(page(ENGLISH), [], { unreadable: true, uncertain: false }).reasons).toEqual([
      'legacy-font',
    ]);
  });

  it('knows fonts with an encoding of their own, and believes them only when they draw Latin letters', () => {
    const text = 'g]kfnsf] ;+ljwfg dfgj a]rlavg tyf cf];f/k;f/ ';
    expect(judgePage(page(text), [{ name: 'Kruti Dev 010', latin: 40 }]).reasons).toEqual(['legacy-font']);
    expect(judgePage(page('नेपालको संविधान'), [{ name: 'Kruti Dev 010', latin: 0 }]).quality).toBe('good');
    expect(judgePage(page(text), [{ name: 'Arial', latin: 40 }]).quality).toBe('good');
  });
});
