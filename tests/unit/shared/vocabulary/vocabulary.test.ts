import { describe, expect, it } from 'vitest';
import labels from '../../../../resources/locales/en/vocabulary.json';
import {
  ACCESS_CLASSES,
  ACTION_STATES,
  AGENCY_ROLES,
  APPLIES_TO,
  CALENDARS,
  countsBuddhistYears,
  DOCUMENT_TYPES,
  defaultLanguage,
  documentType,
  documentTypeEntry,
  GAP_CAUSES,
  highestAccessClass,
  INTERFACE_LANGUAGES,
  isRightToLeft,
  LANGUAGES,
  LEGAL_STATUSES,
  type LegalStatus,
  languageCode,
  languageOfTag,
  languageTag,
  legalStatusMayFollow,
  level,
  localCode,
  MEMBERS,
  memberCode,
  memberEntry,
  memberIsRightToLeft,
  ORGANISATIONS,
  PERSON_ROLES,
  PILLARS,
  REGIONAL_BODIES,
  RESOURCE_KINDS,
  ROUTE_ROLES,
  SAMPLE_MEMBER,
  SECTORS,
  SEED_MEMBERS,
  TOPIC_GROUPS,
  TOPICS,
  TREATY_STATUSES,
  topicId,
  topicsOfGroup,
  VICTIM_GROUPS,
} from '../../../../shared/vocabulary';

const codes = (entries: readonly { readonly code: string }[]) => entries.map((entry) => entry.code);

const lists: Record<string, readonly string[]> = {
  pillar: PILLARS,
  documentType: codes(DOCUMENT_TYPES),
  legalStatus: codes(LEGAL_STATUSES),
  treatyStatus: TREATY_STATUSES,
  appliesTo: APPLIES_TO,
  accessClass: ACCESS_CLASSES,
  resourceKind: RESOURCE_KINDS,
  agencyRole: AGENCY_ROLES,
  personRole: PERSON_ROLES,
  gapCause: GAP_CAUSES,
  actionState: [...ACTION_STATES, 'overdue'],
  calendar: CALENDARS,
  victimGroup: VICTIM_GROUPS,
  routeRole: ROUTE_ROLES,
  sector: SECTORS,
  regionalBody: REGIONAL_BODIES,
  member: [...codes(MEMBERS), SAMPLE_MEMBER.code],
  organisation: ORGANISATIONS,
  language: codes(LANGUAGES),
};

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const at = (value: unknown, key: string): unknown => (isObject(value) ? value[key] : undefined);

describe('lists', () => {
  it.each(Object.entries(lists))(
    '%s: no code twice, a label for each code and no label without one',
    (name, list) => {
      expect(new Set(list).size).toBe(list.length);
      const words = at(labels, name);
      expect(Object.keys(isObject(words) ? words : {}).sort()).toEqual([...list].sort());
      for (const code of list) expect(at(at(words, code), 'label')).toMatch(/\S/);
    },
  );

  it('explains what pillars, types, statuses and classes mean', () => {
    for (const code of PILLARS) expect(labels.pillar[code].covers).toMatch(/\.$/);
    for (const { code } of DOCUMENT_TYPES) expect(labels.documentType[code].definition).toMatch(/\.$/);
    for (const { code } of LEGAL_STATUSES) expect(labels.legalStatus[code].meaning).toMatch(/\.$/);
    for (const code of ACCESS_CLASSES) expect(labels.accessClass[code].meaning).toMatch(/\.$/);
    for (const code of AGENCY_ROLES) expect(labels.agencyRole[code].covers).toMatch(/\.$/);
  });

  it('has the numbers the papers give', () => {
    expect(PILLARS).toHaveLength(4);
    expect(DOCUMENT_TYPES).toHaveLength(22);
    expect(LEGAL_STATUSES).toHaveLength(11);
    expect(RESOURCE_KINDS).toHaveLength(13);
    expect(AGENCY_ROLES).toHaveLength(24);
    expect(GAP_CAUSES).toHaveLength(20);
    expect(MEMBERS).toHaveLength(45);
    expect(MEMBERS.filter((member) => member.bodies.some((body) => body === 'ASEAN'))).toHaveLength(10);
    expect(MEMBERS.filter((member) => member.bodies.some((body) => body === 'SAARC'))).toHaveLength(8);
  });
});

describe('topics', () => {
  it('are 58 in 10 groups, each in the group its id names', () => {
    expect(TOPIC_GROUPS).toHaveLength(10);
    expect(TOPICS).toHaveLength(58);
    for (const topic of TOPICS) expect(topic.id.startsWith(`${topic.group}.`)).toBe(true);
    expect(TOPIC_GROUPS.flatMap((group) => topicsOfGroup(group.id))).toEqual(TOPICS);
  });

  it('have a label under the key topic.<id>, which the dot of the id nests', () => {
    for (const { id } of TOPIC_GROUPS) expect(at(at(labels.topic, id), 'label')).toMatch(/\S/);
    for (const { id, group } of TOPICS) {
      const number = id.slice(group.length + 1);
      expect(at(at(at(labels.topic, group), number), 'label')).toMatch(/\S/);
    }
  });

  it('refuses a group where a topic is needed', () => {
    expect(topicId.safeParse('T6.4').success).toBe(true);
    expect(topicId.safeParse('T6').success).toBe(false);
  });
});

describe('what a document can prove', () => {
  it('gives the highest level per type', () => {
    expect(documentTypeEntry('LAW').maxLevel).toBe(2);
    expect(documentTypeEntry('STAT').maxLevel).toBe(3);
    expect(documentTypeEntry('EVAL').maxLevel).toBe(4);
    expect(documentTypeEntry('TOOL').maxLevel).toBe(0);
    expect(documentTypeEntry('RES')).toEqual({ code: 'RES', maxLevel: 3, maxLevelIfEvaluating: 4 });
    expect(documentType.safeParse('law').success).toBe(false);
  });

  it('has five levels', () => {
    for (const value of [0, 1, 2, 3, 4]) expect(level.safeParse(value).success).toBe(true);
    for (const value of [-1, 5, 2.5, '2']) expect(level.safeParse(value).success).toBe(false);
  });
});

describe('legal status', () => {
  it.each<[LegalStatus, LegalStatus, boolean]>([
    ['draft', 'adopted', true],
    ['adopted', 'inforce', true],
    ['draft', 'inforce', false],
    ['inforce', 'repealed', true],
    ['repealed', 'inforce', false],
    ['draft', 'lapsed', true],
    ['inforce', 'lapsed', false],
    ['unknown', 'repealed', true],
    ['repealed', 'unknown', true],
    ['amended', 'amended', true],
  ])('after %s comes %s: %s', (from, to, allowed) => {
    expect(legalStatusMayFollow(from, to)).toBe(allowed);
  });
});

describe('access classes', () => {
  it('names the narrowest of a set', () => {
    expect(highestAccessClass([])).toBe('public');
    expect(highestAccessClass(['public', 'agency', 'government'])).toBe('agency');
  });
});

describe('languages and members', () => {
  it('uses ISO 639-3 codes and no tag twice', () => {
    for (const { code } of LANGUAGES) expect(code).toMatch(/^[a-z]{3}$/);
    const tags = LANGUAGES.map(({ code }) => languageTag(code));
    expect(new Set(tags).size).toBe(tags.length);
    expect(codes(LANGUAGES).slice(0, 11)).toEqual(INTERFACE_LANGUAGES);
  });

  it('goes from code to tag and back', () => {
    for (const { code } of LANGUAGES) expect(languageOfTag(languageTag(code))).toBe(code);
    expect(languageOfTag('zh-Hans')).toBe('zho');
    expect(languageOfTag('KM')).toBe('khm');
    expect(languageOfTag('xx')).toBeUndefined();
    expect(languageCode.safeParse('km').success).toBe(false);
  });

  it('knows the default language and direction of each member', () => {
    expect(defaultLanguage('KH')).toBe('khm');
    expect(defaultLanguage('LK')).toBe('sin');
    const fromRight = MEMBERS.filter(({ code }) => memberIsRightToLeft(code)).map(({ code }) => code);
    expect(fromRight).toEqual(['AF', 'IR', 'IQ', 'JO', 'MV', 'PK', 'SY', 'AE']);
    expect(isRightToLeft('Mong')).toBe(false);
  });

  it('uses every script of a member in one of its languages', () => {
    for (const member of MEMBERS) {
      const scripts = LANGUAGES.filter(({ code }) => member.languages.some((own) => own === code)).flatMap(
        (entry): readonly string[] => entry.scripts,
      );
      for (const script of member.scripts) expect(scripts).toContain(script);
    }
  });

  it('gives a note on the calendar exactly where official dates are not Gregorian', () => {
    const noted = Object.entries(labels.member)
      .filter(([, words]) => 'calendarNote' in words)
      .map(([code]) => code);
    expect(noted.sort()).toEqual(['AF', 'IR', 'JP', 'NP', 'TH']);
    for (const { code, calendar } of MEMBERS) expect(noted.includes(code)).toBe(calendar !== 'gregorian');
    expect(memberEntry('TH').calendar).toBe('buddhist');
  });

  it('keeps the seed members among the members', () => {
    for (const code of SEED_MEMBERS) expect(memberCode.parse(code)).toBe(code);
  });
});

describe('the Buddhist Era', () => {
  it.each([
    ['tha', null, true],
    ['eng', 'TH', true],
    [undefined, 'TH', true],
    ['lao', 'LA', false],
    ['khm', 'KH', false],
    ['mya', 'MM', false],
    ['sin', 'LK', false],
    ['eng', null, false],
  ] as const)('read in %s and working in %s: %s', (language, state, counts) => {
    expect(countsBuddhistYears(language, state)).toBe(counts);
  });
});

describe('local additions', () => {
  it('start with x-', () => {
    expect(localCode.safeParse('x-tea-estates').success).toBe(true);
    for (const wrong of ['tea', 'x-', 'X-TEA', 'x--tea', `x-${'a'.repeat(40)}`]) {
      expect(localCode.safeParse(wrong).success).toBe(false);
    }
  });
});
