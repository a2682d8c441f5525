import fc from 'fast-check';

/** Characters on which text handling trips: every script of the region, marks in any order, invisible ones, odd widths. */
const AWKWARD = [
  ...'abcXYZ059 .,-"\n\t',
  ...'éÉßẞſıİøđĐœŒçñĀǰΣσςΐЁёйөүҮ',
  ...'กขคงนรอเแโใไาำะัิีึืุู่้๊๋์ํๆฯ๐๖๙',
  ...'ກຂຄນລເແໂໃໄາຳະັິີຶືຸູ່້໊໋໌ໍ໐໖ໜ',
  ...'កខគដតនបរលសអ្ាិីឹឺុូើេែោំះ៉៊់៌០៦',
  ...'ကခငစညတနမရလဝသဟအဥဦာါိီုူေဲံ့း်္ျြွှ၀၆၎င၏၊။',
  ...'कखतनपरलसहािीुेो्ंँः़क़०६',
  ...'கசடதநபமரலாிீுெேைொ்௬',
  ...'ගකනසරලා්‍ිුේො',
  ...'ད་པའིསྐྱེབོ།',
  ...'אבגשׁוֹ',
  ...'عربيةكيىہھ١٦ًّ',
  ...'가각힣ㄱㅏᄀ\u1161\u11a8ﾡﾣ',
  ...'中文基本カタガﾞｶﾟー々１２Ａｂ',
  '\u200b',
  '\u200c',
  '\u200d',
  '\u00ad',
  '\u00ad\n',
  '\u202e',
  '\ufeff',
  '\ufe0f',
  '\u034f',
  '\u0301',
  '\u0323',
  '\u0345',
  '\u3099',
  'ﬁ',
  'ﬀ',
  '½',
  '①',
  'ﷺ',
  '℡',
  '\u0002',
  '\ufffe',
  '\ud800',
  '😀',
  '𝟙',
  '𑄃𑄇',
  '\ue000',
  '\u0080',
] as const;

/** Text of up to `maxLength` awkward characters. */
export function awkwardText(maxLength = 40): fc.Arbitrary<string> {
  return fc.array(fc.constantFrom(...AWKWARD), { maxLength }).map((parts) => parts.join(''));
}
