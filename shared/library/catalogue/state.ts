import type { MemberCode } from '../../vocabulary';

/** How the head of an official text names its State. Only names that stand for the State itself, no adjectives. */
const NAMES: readonly (readonly [state: MemberCode, name: RegExp])[] = [
  ['AF', /\bafghanistan\b/i],
  ['AU', /\b(?:commonwealth of )?australia\b/i],
  ['BD', /\bbangladesh\b|বাংলাদেশ|গণপ্রজাতন্ত্রী/i],
  ['BT', /\bbhutan\b/i],
  ['BN', /\bbrunei\b/i],
  ['KH', /\b(?:kingdom of )?cambodia\b|ព្រះរាជាណាចក្រកម្ពុជា|កម្ពុជា/i],
  ['FJ', /\bfiji\b/i],
  ['IN', /\b(?:republic of india|gazette of india|india)\b|भारत का राजपत्र/i],
  ['ID', /\b(?:republik )?indonesia\b/i],
  ['KI', /\bkiribati\b/i],
  ['LA', /\blao p\.?d\.?r\b|\blao people|ສປປ ລາວ|ປະຊາຊົນ ?ລາວ/i],
  ['MY', /\bmalaysia\b|warta kerajaan persekutuan/i],
  ['MV', /\bmaldives\b/i],
  ['MN', /\bmongolia\b|монгол улс/i],
  [
    'MM',
    /\b(?:republic of the union of )?myanmar\b|\bburma\b|ပြည်ထောင်စု(?:သမ္မတမြန်မာ|လွှတ်တော်)|နိုင်ငံတော်စီမံအုပ်ချုပ်ရေးကောင်စီ/i,
  ],
  ['NR', /\bnauru\b/i],
  ['NP', /\bnepal(?:ese)?\b|नेपाल|\.gov\.np\b/i],
  ['PK', /\bpakistan\b/i],
  ['PG', /\bpapua new guinea\b/i],
  ['PH', /\bphilippines\b|\bpilipinas\b/i],
  ['SG', /\bsingapore\b/i],
  ['LK', /\bsri lanka\b|ශ්‍රී ලංකා|இலங்கை|\.gov\.lk\b/i],
  [
    'TH',
    /\bthailand\b|ประเทศไทย|ราชอาณาจักร(?:ไทย)?|พระบาทสมเด็จพระ|ปรมาภิไธย|ราชกิจจานุเบกษา|ความมั่นคงของมนุษย์|สำนักงานตำรวจแห่งชาติ/i,
  ],
  ['TL', /\btimor-?leste\b/i],
  ['TO', /\btonga\b/i],
  ['TR', /\bt[üu]rkiye\b/i],
  ['VU', /\bvanuatu\b/i],
  ['VN', /\bvi[eệ]t ?nam\b/i],
];

const LEAST = 2;
const count = (text: string, name: RegExp) => text.match(new RegExp(name.source, 'giu'))?.length ?? 0;

/**
 * The one State that the title names, else the head, or else the first pages clearly more often than any other; null when they name none or
 * several alike.
 */
export function guessState(title: string, head: string, firstPagesText: string): MemberCode | null {
  const inTitle = NAMES.filter(([, name]) => name.test(title));
  if (inTitle.length === 1) return inTitle[0]?.[0] ?? null;
  if (inTitle.length > 1) return null;
  const named = NAMES.filter(([, name]) => name.test(head));
  if (named.length > 0) return named.length === 1 ? (named[0]?.[0] ?? null) : null;
  const [first, second] = NAMES.map(([state, name]) => ({ state, hits: count(firstPagesText, name) })).sort(
    (a, b) => b.hits - a.hits,
  );
  return first && first.hits >= LEAST && first.hits > 2 * (second?.hits ?? 0) ? first.state : null;
}
