import { expect, it } from 'vitest';
import { knownNamesOf } from '../../../../shared/search';
import { resourceJson } from '../../../support/resource';

const LANGUAGES = ['ind', 'khm', 'lao', 'mon', 'mya', 'nep', 'sin', 'tam', 'tha', 'vie'] as const;
const NAMES: Readonly<Record<string, string>> = {
  ...{ TIPP: 'Palermo Protocol', UNTOC: 'UNTOC', CRC: 'CRC', CEDAW: 'CEDAW', OPSC: 'OPSC', ICCPR: 'ICCPR' },
  ...{ C29: 'C29', C105: 'C105', C182: 'C182', ACTIP: 'ACTIP', ICRMW: 'ICRMW' },
};

it.each(LANGUAGES)(
  'knows treaties by the titles that Waymark gives them in %s, each as itself alone',
  (language) => {
    const { drafts } = resourceJson('instruments', 'texts', `${language}.json`) as {
      drafts: Readonly<Record<string, { readonly texts: readonly string[] }>>;
    };
    for (const [id, name] of Object.entries(NAMES)) {
      const names = knownNamesOf(drafts[id]?.texts[0] ?? '');
      const others = Object.values(NAMES).filter((each) => each !== name && names.includes(each));
      expect([id, names.includes(name), others]).toEqual([id, true, []]);
    }
  },
);

it.each([
  ['Konvensi Hak Anak', 'UNCRC'],
  ['Công ước của Liên hợp quốc về Quyền trẻ em năm 1989', 'CRC'],
  ['CÔNG ƯỚC VỀ QUYỀN TRẺ EM', 'CRC'],
  ['อนุสัญญาว่าด้วยสิทธิเด็ก พ.ศ. ๒๕๓๒', 'CRC'],
  ['НҮБ-ын Хүүхдийн эрхийн тухай конвенц', 'CRC'],
  ['बालअधिकारसम्बन्धी महासन्धि, १९८९', 'CRC'],
])('%s is %s', (title, name) => {
  expect(knownNamesOf(title)).toContain(name);
});

it.each([
  'Undang-Undang tentang Pengesahan Konvensi Hak Anak',
  'Công ước về quyền trẻ em: báo cáo quốc gia',
  'รายงานตามอนุสัญญาว่าด้วยสิทธิเด็ก',
  'Хүүхдийн эрхийн тухай конвенцыг соёрхон батлах тухай',
  'सरकार र बालअधिकारसम्बन्धी महासन्धि',
  'Luật trẻ em',
])('%s has no other name', (title) => {
  expect(knownNamesOf(title)).toEqual([]);
});
