import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Db, listHistory, openDatabase } from '../../../main/database';
import { createGlossaryHandlers, createGlossaryService, loadGlossary } from '../../../main/glossary';
import type { AppEvent } from '../../../shared/app';
import {
  conceptName,
  type GlossaryConcept,
  glossaryContract,
  type ShippedGlossary,
} from '../../../shared/glossary';
import { normalise } from '../../../shared/search';
import { heldClock } from '../../support/builders';

const RESOURCES = path.resolve(import.meta.dirname, '../../../resources');
const SHIPPED: ShippedGlossary = {
  concepts: {
    language: 'eng',
    concepts: [
      { id: 'slavery', topic: 'T4.2', terms: ['slavery'] },
      { id: 'shelter', topic: 'T8.1', terms: ['shelter', 'safe house'] },
    ],
  },
  languages: [
    {
      language: 'tha',
      source: 'machine-assisted',
      checkedBy: null,
      terms: { slavery: ['ทาส', 'ทาษ'], shelter: ['บ้านพัก'] },
      standsIn: { udhr: ['ทาส'] },
    },
  ],
};

let db: Db;
let events: AppEvent[];
let pushed: number;
let ids: number;
const service = () =>
  createGlossaryService({
    db,
    clock: heldClock(),
    newId: () => {
      ids += 1;
      return `0190b000-0000-7000-8000-00000000000${ids}`;
    },
    shipped: () => SHIPPED,
    actor: () => 'Somsri',
    announce: (event) => events.push(event),
    onChanged: () => {
      pushed += 1;
    },
  });
const handlers = () =>
  createGlossaryHandlers(service()) as unknown as Record<string, (input: unknown) => unknown>;
function call(name: keyof typeof glossaryContract, input: unknown): GlossaryConcept {
  const { input: inputs, output } = glossaryContract[name];
  return output.parse(handlers()[name]?.(inputs.parse(input))) as GlossaryConcept;
}
const refusal = (name: keyof typeof glossaryContract, input: unknown) => {
  try {
    call(name, input);
  } catch (error) {
    return (error as { code?: string }).code;
  }
  return 'accepted';
};
const list = () => call('glossary.list', {}) as unknown as GlossaryConcept[];
const thai = (concept: GlossaryConcept | undefined) =>
  concept?.terms
    .filter(({ language }) => language === 'tha')
    .map(({ text, hidden }) => (hidden ? `-${text}` : text));

beforeEach(() => {
  db = openDatabase({ file: ':memory:' });
  events = [];
  pushed = 0;
  ids = 0;
});
afterEach(() => db.close());

describe('the glossary that ships', () => {
  it('has at least 200 matters, each of them in all its languages, and nothing claims to be checked that is not', async () => {
    const { concepts, languages } = loadGlossary(RESOURCES);
    expect(concepts.concepts.length).toBeGreaterThanOrEqual(200);
    expect(languages.map(({ language }) => language).sort()).toEqual(
      ['fil', 'ind', 'khm', 'lao', 'mon', 'msa', 'mya', 'nep', 'sin', 'tam', 'tha', 'vie', 'zho'].sort(),
    );
    const missing = concepts.concepts.flatMap(({ id }) =>
      languages.flatMap(({ language, terms }) => ((terms[id]?.length ?? 0) > 0 ? [] : [`${language} ${id}`])),
    );
    expect(missing).toEqual([]);
    for (const { checkedBy, source } of languages)
      expect([checkedBy, source]).toEqual([null, 'machine-assisted']);
  });

  it('has no term twice that the search takes for one: in Khmer and Thai nobody could tell them apart', () => {
    for (const { language, terms } of loadGlossary(RESOURCES).languages)
      for (const [id, texts] of Object.entries(terms)) {
        const forms = texts.map(normalise);
        expect([language, id, [...new Set(forms)]]).toEqual([language, id, forms]);
      }
  });

  it.each([
    ['tha', ['ข้อมูลส่วนบุคคล', 'ข้อตกลง', 'พนักงานเจ้าหน้าที่'], ['section', 'duty']],
    ['lao', ['ເຈົ້າໜ້າທີ່', 'ໃຫ້ການຊ່ວຍເຫຼືອ', 'ການໃຫ້ການສຶກສາ', 'ພົນລະເມືອງ'], ['duty', 'testimony', 'province']],
    [
      'khm',
      ['ដីកាបង្គាប់', 'ដីកាចាប់ខ្លួន', 'ការធានារ៉ាប់រង', 'អាជ្ញាធរមានសមត្ថកិច្ច', 'ពលករចំណាកស្រុក', 'ទាសភាព', 'សភាពការណ៍'],
      ['search-warrant', 'deposit', 'jurisdiction', 'province', 'parliament'],
    ],
    [
      'mya',
      [
        'ကုလသမဂ္ဂ',
        'သမ္မတနိုင်ငံ',
        'တရားလွှတ်တော်ချုပ်',
        'အသက်မွေးဝမ်းကျောင်း',
        'ပတ်ဝန်းကျင်ညစ်ညမ်းမှု',
        'အိမ်ထောင်စု',
        'ဆင်းရဲ',
        'သဘောတူညီချက်',
      ],
      [
        'trade-union',
        'prime-minister',
        'parliament',
        'school',
        'indecent-act',
        'child-pornography',
        'imprisonment',
        'police',
        'equality',
      ],
    ],
  ])(
    'finds in %s no matter in a commoner word: its script has no spaces, so that a short term is part of many',
    (language, words, ids) => {
      const terms = loadGlossary(RESOURCES).languages.find((one) => one.language === language)?.terms ?? {};
      const clusters = (text: string) =>
        [...new Intl.Segmenter('en').segment(normalise(text))].map(({ segment }) => segment);
      const within = (text: string, word: string) => {
        const [part, whole] = [clusters(text), clusters(word)];
        return whole.some((_, at) => part.every((cluster, step) => cluster === whole[at + step]));
      };
      const found = ids.flatMap((id) =>
        (terms[id] ?? []).flatMap((term) =>
          words.filter((word) => within(term, word)).map((word) => [id, term, word]),
        ),
      );
      expect(found).toEqual([]);
    },
  );

  it('fails with the name of the folder that is missing', async () => {
    expect(() => loadGlossary('/nowhere')).toThrow(expect.objectContaining({ code: 'glossary.damaged' }));
  });
});

describe('a workspace’s glossary', () => {
  it('is what ships until somebody changes it', () => {
    expect(list().map(conceptName)).toEqual(['slavery', 'shelter']);
    expect(list()[0]?.terms[1]).toMatchObject({
      text: 'ทาส',
      seenIn: ['udhr'],
      checkedBy: null,
      shipped: true,
    });
  });

  it('gives one matter as the list has it, shipped or own, changed or not', () => {
    call('glossary.setHidden', { conceptId: 'slavery', language: 'tha', text: 'ทาษ', hidden: true });
    call('glossary.addConcept', { language: 'eng', text: 'begging' });
    for (const concept of list()) expect(service().find(concept.id)).toEqual(concept);
    expect(list()).toHaveLength(3);
    expect(service().find('none')).toBeNull();
  });

  it('hides and shows a shipped term, checks it, and writes each step into the history', () => {
    const named = { conceptId: 'slavery', language: 'tha', text: 'ทาษ' };
    expect(thai(call('glossary.setHidden', { ...named, hidden: true }))).toEqual(['ทาส', '-ทาษ']);
    expect(thai(call('glossary.setHidden', { ...named, hidden: false }))).toEqual(['ทาส', 'ทาษ']);
    expect(call('glossary.setChecked', { ...named, checkedBy: 'Somsri' }).terms.at(-1)?.checkedBy).toBe(
      'Somsri',
    );
    const history = listHistory(db, 'glossary', 'slavery');
    expect(history).toHaveLength(3);
    expect(history[0]).toMatchObject({
      actor: 'Somsri',
      field: 'tha: ทาษ',
      before: '{"checkedBy":null,"hidden":false}',
      after: '{"checkedBy":null,"hidden":true}',
    });
    expect(events.map(({ name }) => name)).toEqual(Array(3).fill('glossary.changed'));
    expect(pushed).toBe(3);
  });

  it('adds, corrects and takes out terms of its own, and comes back to what ships', () => {
    call('glossary.addTerm', { conceptId: 'shelter', language: 'tha', text: 'ที่พัก' });
    expect(
      thai(
        call('glossary.changeTerm', { conceptId: 'shelter', language: 'tha', text: 'ที่พัก', newText: 'ที่พักพิง' }),
      ),
    ).toEqual(['บ้านพัก', '-ที่พัก', 'ที่พักพิง']);
    expect(
      thai(
        call('glossary.changeTerm', { conceptId: 'shelter', language: 'tha', text: 'บ้านพัก', newText: 'บ้าน' }),
      ),
    ).toEqual(['-บ้านพัก', '-ที่พัก', 'ที่พักพิง', 'บ้าน']);
    expect(thai(call('glossary.restore', { conceptId: 'shelter' }))).toEqual([
      'บ้านพัก',
      '-ที่พัก',
      '-ที่พักพิง',
      '-บ้าน',
    ]);
    // A hidden term that is added again comes back.
    expect(
      thai(call('glossary.addTerm', { conceptId: 'shelter', language: 'tha', text: 'บ้าน' }))?.at(-1),
    ).toBe('บ้าน');
  });

  it('corrects the capital letters of a term of its own, and says that a shipped one is known', () => {
    const shelter = { conceptId: 'shelter', language: 'eng' };
    call('glossary.addTerm', { ...shelter, text: 'women shelter' });
    call('glossary.setChecked', { ...shelter, text: 'women shelter', checkedBy: 'Malee' });
    const changed = call('glossary.changeTerm', {
      ...shelter,
      text: 'women shelter',
      newText: 'Women Shelter',
    });
    expect(changed.terms.filter(({ shipped }) => !shipped)).toMatchObject([
      { text: 'Women Shelter', hidden: false, checkedBy: 'Malee' },
    ]);
    expect(listHistory(db, 'glossary', 'shelter').map(({ field }) => field)).toContain('eng: Women Shelter');
    expect(refusal('glossary.changeTerm', { ...shelter, text: 'shelter', newText: 'Shelter' })).toBe(
      'glossary.term-known',
    );
  });

  it('keeps a matter of its own', () => {
    const { id } = call('glossary.addConcept', { language: 'eng', text: 'hostess bar' });
    call('glossary.addTerm', { conceptId: id, language: 'tha', text: 'บาร์' });
    const last = list().at(-1);
    expect(last && conceptName(last)).toBe('hostess bar');
    expect(last?.shipped).toBe(false);
  });

  it('refuses what cannot be, and changes nothing', () => {
    expect(refusal('glossary.addTerm', { conceptId: 'none', language: 'tha', text: 'x' })).toBe(
      'glossary.no-concept',
    );
    expect(refusal('glossary.addTerm', { conceptId: 'shelter', language: 'eng', text: 'Safe House' })).toBe(
      'glossary.term-known',
    );
    expect(
      refusal('glossary.setHidden', { conceptId: 'shelter', language: 'tha', text: 'x', hidden: true }),
    ).toBe('glossary.no-term');
    expect(
      refusal('glossary.changeTerm', { conceptId: 'slavery', language: 'tha', text: 'ทาส', newText: 'ทาษ' }),
    ).toBe('glossary.term-known');
    expect(thai(list()[0])).toEqual(['ทาส', 'ทาษ']);
    expect(listHistory(db, 'glossary', 'slavery')).toEqual([]);
  });
});
