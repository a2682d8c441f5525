import type { Page } from '@playwright/test';
import { call } from './calls';
import { expect } from './launch';

export interface Place {
  readonly name: string;
  readonly address: string;
  /** What tells in English that the screen is there, besides its title. */
  readonly shows?: string | RegExp;
}

/** Waits until a page that is loaded anew has drawn its first screen: until then it goes back to the address it was loaded with. */
export async function drawnAnew(page: Page, loaded: Promise<unknown>): Promise<void> {
  await loaded;
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
}

/** Every screen of the sample workspace, by its address. */
export async function placesOf(page: Page): Promise<readonly Place[]> {
  interface Listed {
    readonly id: string;
    readonly versionId: string;
    readonly type: string;
    readonly versions: readonly { readonly id: string; readonly language: string | null }[];
  }
  const documents = await call<Listed[]>(page, 'library.list', { sort: 'title' });
  const versions = documents.flatMap((document) => (document.versions.length > 1 ? [document.versions] : []));
  const twoTexts = versions.find(([one, other]) => one?.language === other?.language);
  const twoTongues = versions.find((each) => new Set(each.map(({ language }) => language)).size > 1);
  const law = documents.find(({ type }) => type === 'LAW') ?? documents[0];
  const imports = await call<{ id: string }[]>(page, 'library.listImports');
  const assessments = await call<{ id: string; status: string }[]>(page, 'assessments.list');
  const snapshots = await call<{ id: string }[]>(page, 'assessments.listSnapshots');
  const open = assessments.find(({ status }) => status === 'open');
  const frozen = assessments.find(({ status }) => status === 'frozen');
  return [
    { name: 'home', address: '/' },
    { name: 'assessments', address: '/assessments' },
    { name: 'assessment', address: `/assessments/${open?.id}`, shows: /items have an answer/ },
    { name: 'item', address: `/assessments/${open?.id}/PROT-01`, shows: 'Which statement is true?' },
    { name: 'agencies', address: '/agencies', shows: /Working today/ },
    { name: 'coverage', address: `/assessments/${open?.id}/agencies`, shows: 'Who is asked what' },
    { name: 'requests', address: `/assessments/${open?.id}/requests`, shows: 'Nothing was sent yet' },
    { name: 'answers', address: `/assessments/${open?.id}/bring-in`, shows: 'Or drop the files here.' },
    {
      name: 'consolidation',
      address: `/assessments/${open?.id}/consolidation`,
      shows: /agencies have answered/,
    },
    {
      name: 'decide',
      address: `/assessments/${open?.id}/consolidation/PROT-04`,
      shows: 'What the agencies say',
    },
    { name: 'workshop', address: `/assessments/${open?.id}/workshop`, shows: 'Start a workshop' },
    { name: 'checks', address: `/assessments/${open?.id}/checks`, shows: /things to look at/ },
    { name: 'sign-off', address: `/assessments/${frozen?.id}/sign-off`, shows: /Frozen by/ },
    { name: 'compare-start', address: '/compare' },
    {
      name: 'compare',
      address: `/compare/${snapshots.map(({ id }) => id).join(',')}`,
      shows: /items comparable/,
    },
    { name: 'imported', address: '/compare/imported', shows: /No results were imported yet/ },
    { name: 'import-table', address: '/compare/import', shows: 'No table is open' },
    { name: 'library', address: '/library', shows: /documents/ },
    { name: 'care', address: '/library/care', shows: /pages are searchable/ },
    { name: 'to-check', address: '/library/to-check', shows: /Checked today/ },
    { name: 'searchability', address: '/library/searchability', shows: /pages are searchable/ },
    { name: 'document', address: `/library/${law?.id}`, shows: 'Catalogue' },
    { name: 'import', address: `/library/imports/${imports[0]?.id}` },
    { name: 'search', address: '/search?q=victim', shows: /pages? in/ },
    { name: 'search-nothing', address: '/search?q=zzzzqqqq', shows: /No page has/ },
    { name: 'search-languages', address: '/search?q=fishing&also=true', shows: /found by/ },
    { name: 'search-start', address: '/search', shows: 'Search in all documents' },
    { name: 'glossary', address: '/glossary', shows: /entries/ },
    { name: 'reader', address: `/read/${law?.versionId}?page=3&q=victim` },
    { name: 'texts-choose', address: '/texts', shows: 'Choose the two texts.' },
    { name: 'texts', address: `/texts/${twoTexts?.[1]?.id}/${twoTexts?.[0]?.id}`, shows: /^\d+ changes?$/ },
    {
      name: 'texts-translation',
      address: `/texts/${twoTongues?.[0]?.id}/${twoTongues?.at(-1)?.id}`,
      shows: /few words in common/,
    },
    { name: 'changed-texts', address: '/changed-texts', shows: /lines?\.|Nothing rests/ },
    { name: 'gaps', address: '/gaps', shows: /There is no score/ },
    { name: 'gap', address: `/gaps/${open?.id}/PROT-10`, shows: 'Pages that may help' },
    { name: 'plans', address: '/plans' },
    { name: 'calendar', address: '/calendar', shows: /days?\./ },
    { name: 'topics', address: '/topics', shows: 'Legal and policy basis' },
    { name: 'topic', address: '/topics/T7.1', shows: 'What it is' },
    { name: 'principles', address: '/principles', shows: /articles\. Instruments/ },
    { name: 'practices', address: '/practices', shows: 'All members' },
    { name: 'member', address: '/practices/ZZ', shows: /cited pages are shown/ },
    { name: 'exchange', address: '/exchange', shows: /No pack has come or gone yet/ },
    { name: 'bring-in', address: '/exchange/bring-in', shows: 'Choose a pack' },
    { name: 'send', address: '/exchange/send', shows: 'Nothing is chosen yet.' },
    { name: 'map', address: '/map', shows: 'Stigma' },
    { name: 'settings', address: '/settings' },
    { name: 'history', address: '/history', shows: /Undo|No name given/ },
    { name: 'not-found', address: '/no-such-place' },
  ];
}

/** Waits until the sample workspace has all its assessments and can be searched. */
export async function waitForSample(page: Page): Promise<void> {
  await expect
    .poll(async () => (await call<unknown[]>(page, 'assessments.listSnapshots')).length, { timeout: 60_000 })
    .toBeGreaterThanOrEqual(2);
  await expect
    .poll(async () =>
      (await call<{ status: string }[]>(page, 'assessments.list')).some(({ status }) => status === 'open'),
    )
    .toBe(true);
  await expect
    .poll(
      async () =>
        (await call<{ total: { pages: number } }>(page, 'search.query', { text: 'victim' })).total.pages,
    )
    .toBeGreaterThan(0);
}
