import { describe, expect, it } from 'vitest';
import {
  type ActOnText,
  changedVersions,
  type LivingVersion,
  laterVersion,
  lawChangesOf,
  type TextLife,
} from '../../../../shared/library';
import { anId } from '../../../support/builders';

const version = (number: number, given: Partial<LivingVersion> = {}): LivingVersion => ({
  id: anId(number),
  sha256: String(number).padStart(64, '0'),
  language: 'eng',
  label: '',
  publishedOn: null,
  isOfficial: false,
  ...given,
});
const life = (number: number, given: Partial<TextLife> = {}): TextLife => ({
  documentId: anId(number),
  title: `Act ${number}`,
  language: 'eng',
  status: 'inforce',
  adoptedOn: null,
  inForceOn: '2010-01-01',
  expiresOn: null,
  parts: [],
  versions: [version(number + 1000)],
  acts: [],
  ...given,
});
const act = (kind: ActOnText['kind'], by: number, given: Partial<ActOnText> = {}): ActOnText => ({
  relationId: anId(by + 500),
  kind,
  inPart: false,
  effectiveOn: null,
  documentId: anId(by),
  ...given,
});
const TODAY = '2026-06-01';

/** What happened to the only version of document 1, beside some acting documents. */
function changesOf(given: Partial<TextLife>, acting: readonly TextLife[] = []) {
  const own = life(1, given);
  const lives = new Map([own, ...acting].map((each) => [each.documentId, each]));
  return lawChangesOf(own, lives, own.versions.at(-1)?.id ?? '', TODAY).map(
    ({ kind, key, since, inPart }) => ({
      ...{ kind, key, since },
      ...(inPart ? { inPart } : {}),
    }),
  );
}

it('the later text is the newest in the same language that came after', () => {
  const versions = [
    { id: 'en 2026', language: 'eng' },
    { id: 'th 2026', language: 'tha' },
    { id: 'th 2020', language: 'tha' },
    { id: 'en 2010', language: 'eng' },
    { id: 'unknown', language: null },
  ] as const;
  expect(laterVersion(versions, 'en 2010')?.id).toBe('en 2026');
  expect(laterVersion(versions, 'th 2020')?.id).toBe('th 2026');
  expect(laterVersion(versions, 'en 2026')).toBeUndefined();
  expect(laterVersion(versions, 'unknown')).toBeUndefined();
  expect(laterVersion(versions, 'not there')).toBeUndefined();
});

describe('what happened to a text', () => {
  it('is nothing while it applies, and while an act is a draft or works from a later day', () => {
    expect(changesOf({})).toEqual([]);
    expect(changesOf({ acts: [act('repeals', 2)] }, [life(2, { status: 'draft' })])).toEqual([]);
    expect(changesOf({ acts: [act('repeals', 2)] }, [life(2, { inForceOn: '2026-06-02' })])).toEqual([]);
    expect(
      changesOf({ acts: [act('amends', 2)] }, [life(2, { status: 'adopted', inForceOn: null })]),
    ).toEqual([]);
    expect(changesOf({ acts: [act('implements', 2), act('translates', 3)] }, [life(2), life(3)])).toEqual([]);
    // The acting document lies in the trash.
    expect(changesOf({ acts: [act('repeals', 2)] })).toEqual([]);
    expect(changesOf({ expiresOn: TODAY })).toEqual([]);
  });

  it('is told with its day and the act, the gravest first', () => {
    const acting = [life(2, { inForceOn: '2020-01-01' }), life(3, { inForceOn: '2026-06-01' })];
    expect(
      changesOf({ acts: [act('amends', 2), act('repeals', 3)], versions: [version(9), version(8)] }, acting),
    ).toEqual([
      { kind: 'repealed', key: `relation:${anId(503)}`, since: '2026-06-01' },
      { kind: 'amended', key: `relation:${anId(502)}`, since: '2020-01-01' },
      { kind: 'newer-version', key: `version:${anId(9)}`, since: null },
    ]);
    expect(changesOf({ acts: [act('supersedes', 2, { inPart: true })] }, acting)).toEqual([
      { kind: 'amended', key: `relation:${anId(502)}`, since: '2020-01-01', inPart: true },
    ]);
    expect(changesOf({ expiresOn: '2025-12-31' })).toEqual([
      { kind: 'expired', key: 'expired:2025-12-31', since: '2026-01-01' },
    ]);
  });

  it('is told by the status where nothing else tells why', () => {
    expect(changesOf({ status: 'repealed' })).toEqual([
      { kind: 'repealed', key: 'status:repealed', since: null },
    ]);
    expect(changesOf({ status: 'repealed', acts: [act('repeals', 2)] }, [life(2)])).toEqual([
      { kind: 'repealed', key: `relation:${anId(502)}`, since: '2010-01-01' },
    ]);
    expect(changesOf({ status: 'suspended' })).toMatchObject([{ kind: 'suspended' }]);
  });
});

it('what was cited is looked for in the newest successor in its language, else in the later text of the same document', () => {
  const old = life(1, { versions: [version(12), version(11)], acts: [act('supersedes', 2)] });
  const next = life(2, { acts: [act('supersedes', 3)] });
  const newest = life(3, {
    versions: [version(31, { language: 'tha' }), version(30, { language: 'eng' })],
  });
  const lives = (...all: TextLife[]) => new Map(all.map((each) => [each.documentId, each]));
  const changed = changedVersions(lives(old, next, newest), TODAY);
  expect([...changed.keys()].toSorted()).toEqual([anId(11), anId(12), anId(1002)].toSorted());
  expect(changed.get(anId(11))?.newText?.version.id).toBe(anId(30));
  const alone = changedVersions(lives({ ...old, acts: [] }), TODAY);
  expect(alone.get(anId(11))?.newText?.version.id).toBe(anId(12));
  const ended = changedVersions(lives(life(4, { status: 'repealed' })), TODAY);
  expect(ended.get(anId(1004))?.newText).toBeNull();
});
