import type { MemberCode } from '../../vocabulary';

/** How the head of an official text names its State. Only names that stand for the State itself, no adjectives. */
const NAMES: readonly (readonly [state: MemberCode, name: RegExp])[] = [
  ['AF', /\bafghanistan\b/i],
  ['AU', /\b(?:commonwealth of )?australia\b/i],
  ['BD', /\bbangladesh\b|বাংলাদেশ/i],
  ['BT', /\bbhutan\b/i],
  ['BN', /\bbrunei\b/i],
  ['KH', /\b(?:kingdom of )?cambodia\b|ព្រះរាជាណាចក្រកម្ពុជា|កម្ពុជា/i],
  ['FJ', /\bfiji\b/i],
  ['IN', /\b(?:republic of india|gazette of india|india)\b|भारत का राजपत्र/i],
  ['ID', /\b(?:republik )?indonesia\b/i],
  ['KI', /\bkiribati\b/i],
  ['LA', /\blao p\.?d\.?r\b|\blao people|ສປປ ລາວ|ປະຊາຊົນລາວ/i],
  ['MY', /\bmalaysia\b/i],
  ['MV', /\bmaldives\b/i],
  ['MN', /\bmongolia\b|монгол улс/i],
  ['MM', /\b(?:republic of the union of )?myanmar\b|\bburma\b|ပြည်ထောင်စုသမ္မတမြန်မာ/i],
  ['NR', /\bnauru\b/i],
  ['NP', /\bnepal\b|नेपाल/i],
  ['PK', /\bpakistan\b/i],
  ['PG', /\bpapua new guinea\b/i],
  ['PH', /\bphilippines\b|\bpilipinas\b/i],
  ['SG', /\bsingapore\b/i],
  ['LK', /\bsri lanka\b|ශ්‍රී ලංකා|இலங்கை/i],
  ['TH', /\bthailand\b|ราชอาณาจักร(?:ไทย)?|พระบาทสมเด็จพระ/i],
  ['TL', /\btimor-?leste\b/i],
  ['TO', /\btonga\b/i],
  ['TR', /\bt[üu]rkiye\b/i],
  ['VU', /\bvanuatu\b/i],
  ['VN', /\bvi[eệ]t ?nam\b/i],
];

/** The one State that title and head name, or null when they name none or several. */
export function guessState(title: string, head: string): MemberCode | null {
  const inTitle = NAMES.filter(([, name]) => name.test(title));
  if (inTitle.length === 1) return inTitle[0]?.[0] ?? null;
  const named = NAMES.filter(([, name]) => name.test(head));
  return named.length === 1 ? (named[0]?.[0] ?? null) : null;
}
