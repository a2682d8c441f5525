import { globSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { contract } from '../../shared/app';
import { projectRoot, readJson, type SourceFile, sourceFiles } from './sources/files';
import { FLOORS } from './walls/house';
import { thrownCodes } from './words/error-codes';
import { usedKeys } from './words/keys';
import { flattened, halfPlurals, missingSentences, placeholders } from './words/sentences';
import { spokenLiterals } from './words/spoken';

const LOCALE = 'resources/locales/en';

const sentences = new Map(
  globSync(`${LOCALE}/*.json`, { cwd: projectRoot })
    .sort()
    .map((file) => [path.basename(file, '.json'), flattened(readJson(file))] as const),
);

describe('the words of the window', () => {
  const window = sourceFiles(['renderer']);

  test('stand in sentence files, not in code', () => {
    expect(window.flatMap(spokenLiterals)).toEqual([]);
  });

  test('are all there, and every gap in them is filled', () => {
    const used = window.flatMap(usedKeys);
    expect(used.length).toBeGreaterThan(0);
    expect(missingSentences(used, sentences)).toEqual([]);
  });

  test('can be counted in both forms of English', () => {
    expect(
      [...sentences].flatMap(([room, known]) => halfPlurals(known).map((key) => `${room}: ${key}`)),
    ).toEqual([]);
  });
});

describe('the words of failures', () => {
  const told = readJson(`${LOCALE}/errors.json`) as Readonly<Record<string, unknown>>;
  const sources = sourceFiles(FLOORS);
  const declared = Object.values(contract).flatMap((call): readonly string[] => call.errors);

  test('say what happened, what is safe and what to do, for every code', () => {
    const codes = new Set(['app.internal', ...declared, ...sources.flatMap(thrownCodes)]);
    expect([...codes].filter((code) => !Object.hasOwn(told, code)).sort()).toEqual([]);
  });

  test('have these three parts and no other', () => {
    for (const [code, words] of Object.entries(told)) {
      const parts = typeof words === 'object' && words !== null ? Object.entries(words) : [];
      expect(parts.map(([part]) => part).sort(), code).toEqual(['next', 'safe', 'what']);
      expect(
        parts.every(([, text]) => typeof text === 'string' && text.trim() !== ''),
        code,
      ).toBe(true);
    }
  });

  test('send to no place that is called otherwise', () => {
    const names = new Set([...sentences.values()].flatMap((known) => [...known.values()]));
    const lost = Object.values(told).flatMap((words) =>
      [...JSON.stringify(words).matchAll(/\b(?:[Ss]ettings|Library|Exchange), “([^”]+)”/g)].flatMap(
        ([, name = '']) => (names.has(name) ? [] : [name]),
      ),
    );
    expect(lost).toEqual([]);
    expect(JSON.stringify(told).match(/\bunder Care\b|Settings, [A-Z][^"]*/g)).toBeNull();
  });

  test('belong to a code that exists', () => {
    const text = sources.map((file) => file.text).join('\n');
    expect(Object.keys(told).filter((code) => !text.includes(`'${code}'`))).toEqual([]);
  });
});

describe('the search for words in code', () => {
  const spoken = (text: string) =>
    spokenLiterals({ path: 'renderer/home/Sample.tsx', text }).map((each) => each.replace(/^\S+ /, ''));

  test.each([
    ['<p>Hello</p>', ['Hello']],
    ['<>Hello</>', ['Hello']],
    ['<p>{t("a")} files</p>', ['files']],
    ['<p>{"Hello"}</p>', ['Hello']],
    ['<p>{`Hello ${name}`}</p>', ['Hello  …']],
    ['<p>{busy ? "Saving" : t("save")}</p>', ['Saving']],
    ['<p>{busy && "Saving"}</p>', ['Saving']],
    ['<p>{name ?? "Nobody"}</p>', ['Nobody']],
    ['<p>{"Dear " + name}</p>', ['Dear']],
    ['<p>{("Hello" as string)}</p>', ['Hello']],
    ['<p>สวัสดี</p>', ['สวัสดี']],
    ['<input aria-label="Name" />', ['Name']],
    ['<input placeholder={"Name"} />', ['Name']],
    ['<img alt={big ? "Map" : ""} />', ['Map']],
    ['<abbr title="Number" />', ['Number']],
    ['<TextInput label="Name" description="Full" />', ['Name', 'Full']],
    ['<Modal closeButtonProps={{ "aria-label": "Close" }} />', ['Close']],
    ['notifications.show({ title: "Done", message: t("x"), color: "red" })', ['Done']],
    ['notifyDone("Saved")', ['Saved']],
    ['offerUndo({ id: "one", message: "Gone" })', ['Gone']],
    ['<a><b>Deep</b></a>', ['Deep']],
    ['<a>{list.map((x) => <b key={x}>Deep</b>)}</a>', ['Deep']],
  ])('%s', (text, expected) => expect(spoken(text)).toEqual(expected));

  test.each([
    ['<p>{t("home.title")}</p>'],
    ['<p>{name} · {count} – 50 %</p>'],
    ['<b>Waymark</b>'],
    ['<p className="wide" data-testid="name" role="alert" id="x" lang="th">…</p>'],
    ['<input type="text" aria-labelledby="name" aria-label={t("name")} />'],
    ['<p>{kind === "law" ? <Law /> : null}</p>'],
    ['<p>{kind === "law" && <Law />}</p>'],
    ['<style>{"p { color: red }"}</style>'],
    ['<p>{/* said elsewhere */}</p>'],
    ['const a = { title: "route" };'],
    ['notifications.show({ color: "red", message: words.what })'],
  ])('leaves alone: %s', (text) => expect(spoken(text)).toEqual([]));
});

describe('the search for missing sentences', () => {
  const known = new Map([
    ['app', new Map([['title', 'Waymark']])],
    [
      'library',
      new Map([
        ['list.title', 'Library'],
        ['list.count_one', '{{count}} document'],
        ['list.count_other', '{{count}} documents'],
        ['list.of', '{{first}} of {{ last, number }}'],
        ['kind.law.label', 'Law'],
      ]),
    ],
  ]);
  const faults = (text: string) => {
    const file: SourceFile = { path: 'renderer/library/Sample.tsx', text };
    return missingSentences(usedKeys(file), known).map((each) => each.replace(/^\S+ /, ''));
  };
  const inRoom = (text: string, hook = "useTranslation('library')") =>
    `function Sample() { const { t } = ${hook}; return <p>{${text}}</p>; }`;

  test.each([
    [inRoom("t('list.title')")],
    [inRoom("t('list.count', { count })")],
    [inRoom("t('list.of', { first: 1, last })")],
    [inRoom("t('list.of', values)")],
    [inRoom("t('list.of', { ...values })")],
    [inRoom('t(`kind.${code}.label`)')],
    [inRoom("t(wide ? 'list.title' : 'kind.law.label')")],
    [inRoom("t('title', { ns: 'app' })")],
    [inRoom("t('app:title')")],
    [inRoom("t('title')", "useTranslation('library', { keyPrefix: 'list' })")],
    [inRoom("t('title')", 'useTranslation()')],
    [inRoom("t('title')", "useTranslation(['app', 'library'])")],
    [inRoom("<Trans i18nKey='list.of' values={{ first, last }} />")],
    ["function Sample() { const { t: words } = useTranslation('library'); return words('list.title'); }"],
    ["const a = i18next.t('title');"],
    ["function say(t: TFunction) { return t('list.title'); }"],
    [inRoom('t(code)')],
    ["format('nothing')"],
  ])('is content with %s', (text) => expect(faults(text)).toEqual([]));

  test.each([
    [inRoom("t('list.tilte')"), 'no sentence for library: list.tilte'],
    [inRoom("t('list')"), 'no sentence for library: list'],
    [inRoom("t('title')"), 'no sentence for library: title'],
    [inRoom('t(`kinds.${code}`)'), 'no sentence for library: kinds.…'],
    [inRoom("t(wide ? 'list.title' : 'list.wide')"), 'no sentence for library: list.wide'],
    [inRoom("t('list.title', { ns: 'app' })"), 'no sentence for app: list.title'],
    [inRoom("t('list.title')", "useTranslation(['app', 'library'])"), 'no sentence for app: list.title'],
    [inRoom("t('list.count')"), 'nothing fills {{count}} of library: list.count'],
    [inRoom("t('list.of', { first })"), 'nothing fills {{last}} of library: list.of'],
    [inRoom("<Trans i18nKey='list.off' />"), 'no sentence for library: list.off'],
    ["const a = i18next.t('list.title');", 'no sentence for app: list.title'],
    ["function say(t: TFunction) { return t('nowhere'); }", 'no sentence for any room: nowhere'],
  ])('misses in %s', (text, fault) => expect(faults(text)).toEqual([fault]));

  test('each function asks the room it named', () => {
    const text = `
      function One() { const { t } = useTranslation('app'); return t('title'); }
      function Two() { const { t } = useTranslation('library'); return t('title'); }`;
    expect(faults(text)).toEqual(['no sentence for library: title']);
  });

  test('half of a plural is found', () => {
    expect(
      halfPlurals(
        new Map([
          ['a_one', ''],
          ['b_other', ''],
          ['c_one', ''],
          ['c_other', ''],
          ['d', ''],
        ]),
      ),
    ).toEqual(['a', 'b']);
  });

  test('placeholders are read with and without a format', () => {
    expect(placeholders('{{a}} {{ b }} {{c, number}} {{- d}} { e }')).toEqual(['a', 'b', 'c', 'd']);
  });

  test('thrown codes are read, chosen ones too', () => {
    const text =
      "throw new AppError('a.b', {}); throw new AppError(x ? 'c.d' : 'e.f'); throw new AppError(code);";
    expect(thrownCodes({ path: 'main/app/sample.ts', text })).toEqual(['a.b', 'c.d', 'e.f']);
  });
});
