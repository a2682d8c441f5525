import { describe, expect, it } from 'vitest';
import { inOrderOfWriting } from '../../../../shared/kernel';

describe('Burmese in the order of drawing', () => {
  it.each([
    ['ေကာင်း', 'ကောင်း'],
    ['ြမန်မာေကျာင်းသားများ', 'မြန်မာကျောင်းသားများ'],
    ['အေြခခံ', 'အခြေခံ'],
    ['ဆုေြကး', 'ဆုကြေး'],
    ['ဂရုြုပရန်', 'ဂရုပြုရန်'],
    ['ေဒတာ၊ ေနြပည်ေတာ်', 'ဒေတာ၊ နေပြည်တော်'],
  ])('is read as it is written: %s', (drawn, written) => expect(inOrderOfWriting(drawn)).toBe(written));

  it.each(['နေပြည်တော်', 'ကျောင်းသားများ မြေပေါ်', 'လူ့အခွင့်အရေး ကြေညာစာတမ်း', 'section 5', ''])(
    'is left as it is where it is in the order of writing: %s',
    (written) => expect(inOrderOfWriting(written)).toBe(written),
  );

  it.each(['ၵေတ်', 'ဂၠေမ', 'ၜေသ', 'မႂေလ', 'ၡြမ'])(
    'is no order of drawing behind a letter or a medial of another language of the script: %s',
    (written) => expect(inOrderOfWriting(written)).toBe(written),
  );

  it('is told by the whole text, which has some that cannot be anything else', () => {
    const page = 'ေကာင်းေသာ ေနရာမှာ ရှိေနတယ်';
    expect(inOrderOfWriting('ရှိေန', page)).toBe('ရှိနေ');
    expect(inOrderOfWriting('ေန', 'ေန', 3)).toBe('ေန');
    expect(inOrderOfWriting('ပါေန', 'ပါေန', 3)).toBe('ပါနေ');
    // A false space before the sign is no order of drawing where the rest is written.
    const spaced = 'နေရာ ကောင်း န ေရာ တွေ ရှိနေ';
    expect(inOrderOfWriting(spaced)).toBe(spaced);
  });
});
