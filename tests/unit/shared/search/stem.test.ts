import { describe, expect, it } from 'vitest';
import { fold, normalise, stem, stemPrefixes } from '../../../../shared/search';

/** Words and stems from the examples of Porter's paper. */
const PAPER: readonly (readonly [string, string])[] = [
  ['caresses', 'caress'],
  ['ponies', 'poni'],
  ['cats', 'cat'],
  ['feed', 'feed'],
  ['agreed', 'agre'],
  ['plastered', 'plaster'],
  ['motoring', 'motor'],
  ['sing', 'sing'],
  ['conflated', 'conflat'],
  ['troubled', 'troubl'],
  ['hopping', 'hop'],
  ['falling', 'fall'],
  ['hissing', 'hiss'],
  ['filing', 'file'],
  ['happy', 'happi'],
  ['sky', 'sky'],
  ['relational', 'relat'],
  ['conditional', 'condit'],
  ['digitizer', 'digit'],
  ['vietnamization', 'vietnam'],
  ['operator', 'oper'],
  ['decisiveness', 'decis'],
  ['sensibiliti', 'sensibl'],
  ['triplicate', 'triplic'],
  ['electrical', 'electr'],
  ['goodness', 'good'],
  ['revival', 'reviv'],
  ['adjustment', 'adjust'],
  ['adoption', 'adopt'],
  ['effective', 'effect'],
  ['rate', 'rate'],
  ['cease', 'ceas'],
  ['controll', 'control'],
  ['roll', 'roll'],
];

/** One word to who searches, whichever way its English is written. */
const SPELLINGS = [
  ['labour', 'labor', 'labours', 'laboring'],
  ['labourer', 'laborers'],
  ['organised', 'organized', 'organisation', 'organizations', 'organising', 'organiser'],
  ['reorganisation', 'reorganize'],
  ['harbouring', 'harboring', 'harboured', 'harbor'],
  ['defence', 'defense', 'defences'],
  ['offence', 'offenses'],
  ['licence', 'license', 'licensed', 'licencing'],
  ['centre', 'center', 'centres', 'centers'],
  ['centred', 'centered'],
  ['kilometres', 'kilometer'],
  ['programme', 'program', 'programmes', 'programs'],
  ['behaviour', 'behavior', 'behaviours'],
  ['recognise', 'recognize', 'recognised', 'recognizing'],
  ['criminalise', 'criminalization', 'criminalised'],
  ['privatisation', 'privatize'],
  ['recognisance', 'recognizances'],
  ['analyse', 'analyze', 'analysed'],
  ['practise', 'practice', 'practising', 'practices'],
  ['judgement', 'judgment', 'judgements'],
  ['acknowledgement', 'acknowledgments'],
  ['counsellor', 'counselors'],
  ['counselling', 'counseling'],
  ['traveller', 'traveler'],
  ['enrolment', 'enrollment'],
  ['fulfilment', 'fulfillment'],
  ['dialogue', 'dialog', 'dialogues'],
  ['enquiry', 'inquiry', 'inquiries', 'enquiries'],
  ['gaol', 'jail', 'jails'],
  ['despatched', 'dispatch'],
  ['paediatric', 'pediatric'],
  ['trafficing', 'trafficking', 'trafficers', 'trafficked'],
  ['haemorrhage', 'hemorrhage'],
  ['anaesthetised', 'anesthetized'],
];

/** Words that only look as if they were spelt in two ways stay with their families, and with nothing else. */
const NOT_SPELT_SO = [
  ['supervise', 'supervision'],
  ['revise', 'revision'],
  ['advise', 'advised', 'adviser'],
  ['promise', 'promised'],
  ['premises', 'premise'],
  ['exercise', 'exercised'],
  ['precise', 'precisely'],
  ['advertise', 'advertisement'],
  ['raise', 'raised'],
  ['appraise', 'appraisal'],
  ['enterprise', 'enterprises'],
];

/** A word with what grammars of its language hang on it. */
const WITH_ENDINGS = [
  ['आयोग', 'आयोगको', 'आयोगले', 'आयोगलाई', 'आयोगका', 'आयोगबाट', 'आयोगहरूको', 'आयोगमा'],
  ['अधिकार', 'अधिकारों', 'अधिकारहरुको'],
  ['সরকার', 'সরকারের', 'সরকারকে'],
  ['আদালত', 'আদালতে', 'আদালতের'],
  ['රාජ්‍ය', 'රාජ්‍යයට'],
  ['உரிமை', 'உரிமைகள்', 'உரிமையை', 'உரிமையின்', 'உரிமைக்கு', 'உரிமைகளின்'],
  ['மனிதர்', 'மனிதரின்', 'மனிதர்கள்'],
  ['சட்டம்', 'சட்டத்தின்', 'சட்டத்தில்', 'சட்டங்கள்', 'சட்டங்களை'],
  ['அரசு', 'அரசின்', 'அரசுக்கு'],
  ['නීතිය', 'නීතියේ', 'නීතියට'],
  ['පනත', 'පනතේ', 'පනතට', 'පනත්'],
  ['хууль', 'хуулийн', 'хуулийг', 'хуулиар'],
  ['эрх', 'эрхийн', 'эрхтэй'],
  ['хохирогч', 'хохирогчийн', 'хохирогчид'],
  ['korban', 'korbannya'],
  ['hak', 'haknya'],
  ['ऐन', 'ऐनको', 'ऐनमा'],
  ['अपराधी', 'अपराधियों'],
  ['व्यक्ति', 'व्यक्तियों'],
  ['लड़की', 'लड़कियों'],
  ['मामला', 'मामले', 'मामलों'],
  ['অনুচ্ছেদ', 'অনুচ্ছেদের'],
  ['সংসদ', 'সংসদের'],
  ['පුද්ගලයා', 'පුද්ගලයන්'],
  ['නඩුව', 'නඩු'],
  ['රට', 'රටේ', 'රටවල්'],
  ['நாடு', 'நாட்டின்', 'நாட்டில்'],
  ['குழு', 'குழுவின்', 'குழுக்கள்'],
  ['பணம்', 'பணத்தின்'],
  ['ял', 'ялын'],
  ['гэрээ', 'гэрээг', 'гэрээний', 'гэрээгээр'],
  ['эмэгтэй', 'эмэгтэйчүүд'],
];

const APART = [
  ['international', 'internal'],
  ['authority', 'author'],
  ['executive', 'execution'],
  ['अपराधी', 'अपराध'],
  ['अधिकारियों', 'अधिकार'],
  ['நாடு', 'நாட்கள்'],
  ['хэрэгтэй', 'хэрэг'],
  ['бүхий', 'бүх'],
  ['offence', 'offensive'],
  ['цагдаа', 'цаг'],
  ['гэрээ', 'гэр'],
  ['гэрчүүдийн', 'гэр'],
  ['худалдаа', 'худал'],
  ['хороо', 'хор'],
  ['хуваарь', 'хувь'],
  ['түрээс', 'түр'],
  ['உரிமை', 'உரிமம்'],
  ['இல்லை', 'இல்லம்'],
  ['மட்டும்', 'மட்டம்'],
  ['சிறை', 'சிறு'],
  ['வழக்கு', 'வழக்கம்'],
  ['நிலை', 'நிலம்'],
  ['காலம்', 'காலை'],
  ['இலக்கு', 'இலக்கம்'],
  ['சட்டம்', 'சட்டை'],
  ['निर्णय', 'निर्ण'],
  ['लड़की', 'लड़का'],
  ['लड़कियों', 'लड़कों'],
  ['বিষয়', 'বিষ'],
  ['මූල්‍ය', 'මූල'],
  ['විෂය', 'විෂ'],
  ['දුර්වල', 'දුර'],
  ['නිල', 'නිල්'],
  ['भूमि', 'भूमिका'],
  ['सीमा', 'सीम'],
  ['tanya', 'ta'],
  ['organ', 'organise'],
  ['traffic', 'trafficking'],
  ['traffic', 'trafficing'],
  ['hour', 'or'],
  ['course', 'corse'],
  ['court', 'cort'],
  ['fence', 'fense'],
  ['tour', 'tor'],
  ['were', 'wer'],
  ['rise', 'rize'],
];

const FAMILIES = [
  ['traffic', 'traffics'],
  ['trafficking', 'trafficked'],
  ['prosecute', 'prosecution', 'prosecuting'],
  ['victim', 'victims'],
  ['identify', 'identifies', 'identified'],
  ['recruit', 'recruits', 'recruiting', 'recruitment'],
  ['responsibility', 'responsibilities', 'responsible'],
  ['hope', 'hoping', 'hoped'],
];

describe('stem', () => {
  it.each(PAPER)('%s is %s', (word, expected) => {
    expect(stem(word)).toBe(expected);
  });

  it('is one for the forms of a word', () => {
    for (const family of FAMILIES) expect(new Set(family.map(stem)).size).toBe(1);
  });

  it('leaves short words, numbers and other scripts alone', () => {
    for (const word of ['is', '2008', 'quyền', 'улс', 'มนุษย์', 'မိန်းကလေး', 'section12', 'ऐन', '२०६४'])
      expect(stem(word)).toBe(word);
  });

  it.each(SPELLINGS.concat(NOT_SPELT_SO).map((family) => [family.join(' '), family] as const))(
    'is one for %s',
    (_, family) => {
      expect(new Set(family.map(stem)).size).toBe(1);
    },
  );

  it.each(APART)('is another for %s than for %s', (one, other) => {
    expect(stem(fold(normalise(one)))).not.toBe(stem(fold(normalise(other))));
  });

  it.each(WITH_ENDINGS.map((family) => [family.join(' '), family] as const))('is one for %s', (_, family) => {
    expect(new Set(family.map((word) => stem(fold(normalise(word))))).size).toBe(1);
  });

  it('begins every word of the stem by its prefixes, so range scans find them all', () => {
    const families = [...FAMILIES, ...SPELLINGS, ...NOT_SPELT_SO].flat();
    for (const word of [...PAPER.map(([each]) => each), ...families]) {
      const prefixes = stemPrefixes(stem(word));
      expect(
        prefixes.some((prefix) => word.startsWith(prefix)),
        `${word}: ${prefixes}`,
      ).toBe(true);
    }
  });
});
