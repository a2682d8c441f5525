import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { PrinciplesScreen } from '../../../renderer/principles';
import { SiteMapScreen } from '../../../renderer/sitemap';
import { TopicScreen, TopicsScreen } from '../../../renderer/topics';
import { instruments } from '../../../shared/instruments';
import { edition, summaryOf } from '../../../shared/questionnaires';
import { textsOfTopic, topicInTexts, topicPages } from '../../../shared/topics';
import { aDocumentSummary, anAssessmentSummary, anId } from '../../support/builders';
import type { FakeAnswers } from '../../support/fake-bridge';
import { type RenderedScreen, renderScreen } from '../../support/render-screen';
import { resourceJson } from '../../support/resource';

const { pages: PAGES } = topicPages.parse(resourceJson('topics', 'pages.json'));
const EDITION = edition.parse(resourceJson('questionnaires', 'waymark', '2025.1', 'edition.json'));
const SHIPPED: FakeAnswers = {
  'topics.pages': () => ({ pages: PAGES, translated: [] }),
  'topics.notes': () => [],
  'instruments.list': () => instruments.parse(resourceJson('instruments', 'instruments.json')),
  'questionnaires.list': () => [summaryOf(EDITION)],
  'questionnaires.get': () => EDITION,
  'assessments.list': () => [],
  'library.list': () => [],
};

let shown: RenderedScreen;
afterEach(() => shown.leave());

describe('the list of topics', () => {
  it('shows all groups and narrows to one pillar', async () => {
    shown = await renderScreen(<TopicsScreen />, { answers: SHIPPED, at: '/topics' });
    expect((await screen.findAllByRole('link')).length).toBe(58);
    await userEvent.click(screen.getByRole('radio', { name: 'Prosecution' }));
    expect(screen.queryByRole('link', { name: 'Stigma' })).toBeNull();
    expect(screen.getByRole('link', { name: /Mutual legal assistance/ })).toBeTruthy();
  });
});

describe('a topic', () => {
  it('leads to the items of the open assessment, to texts and to searches', async () => {
    shown = await renderScreen(<TopicScreen />, {
      at: '/topics/T9.3',
      answers: {
        ...SHIPPED,
        'assessments.list': () => [anAssessmentSummary({ id: anId(7), status: 'open' })],
        'library.list': () => [aDocumentSummary({ id: anId(8), title: 'แนวทางสื่อมวลชน', language: 'tha' })],
      },
    });
    const item = await screen.findByRole('link', { name: 'Answer PROT-28' });
    expect(item.getAttribute('href')).toBe(`/assessments/${anId(7)}/PROT-28`);
    const text = await screen.findByRole('link', { name: 'แนวทางสื่อมวลชน' });
    expect(text.getAttribute('href')).toBe(`/library/${anId(8)}`);
    expect(screen.getByRole('link', { name: 'media guidelines victims' }).getAttribute('href')).toContain(
      'q=',
    );
  });

  it('leads to its parts, to the articles behind each duty, and opens them in short', async () => {
    shown = await renderScreen(<TopicScreen />, { at: '/topics/T1.1', answers: SHIPPED });
    const contents = await screen.findByRole('navigation', { name: 'On this page' });
    await userEvent.click(within(contents).getByRole('button', { name: 'Common mistakes' }));
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Common mistakes' }));
    const article = (
      await screen.findAllByRole('link', { name: 'UN Trafficking in Persons Protocol, Article 7' })
    )[0];
    expect(article?.getAttribute('href')).toContain('article=TIPP');
    expect(screen.queryByRole('heading', { name: 'Legal basis' })).toBeNull();
    await userEvent.click(screen.getByText(/articles in short/));
    expect(await screen.findByRole('heading', { name: 'Legal basis' })).toBeTruthy();
  });

  it('is read in the language of the questions, said to be unchecked, with the English page one press away', async () => {
    const thai = PAGES.map((page) =>
      topicInTexts(
        page,
        textsOfTopic(page).map((_, at) => `ข้อความ ${at}`),
      ),
    );
    shown = await renderScreen(<TopicScreen />, {
      ...{ at: '/topics/T9.3', questionsIn: 'tha' },
      answers: {
        ...SHIPPED,
        'questionnaires.texts': () => ({ items: [], themes: {} }),
        'topics.pages': ({ language }) =>
          language === null ? { pages: PAGES, translated: [] } : { pages: thai, translated: ['T9.3'] },
      },
    });
    expect(await screen.findByText('ข้อความ 1')).toBeTruthy();
    expect(screen.getByText('This translation of the page was not checked by a person.')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Read it in English' }));
    expect(await screen.findByText(PAGES.find(({ id }) => id === 'T9.3')?.what[0] ?? '')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Read it in Thai' }));
    expect(await screen.findByText('ข้อความ 1')).toBeTruthy();
  });

  it('keeps a note by itself', async () => {
    shown = await renderScreen(<TopicScreen />, {
      at: '/topics/T9.3',
      answers: { ...SHIPPED, 'topics.saveNote': () => ({ note: null }) },
    });
    const note = await screen.findByRole('textbox', { name: 'Notes of your agency' });
    await userEvent.type(note, 'Radio drama 2026');
    await userEvent.tab();
    await waitFor(() =>
      expect(shown.bridge.inputsOf('topics.saveNote').at(-1)).toEqual({
        topicId: 'T9.3',
        text: 'Radio drama 2026',
      }),
    );
  });

  it('that does not exist says so and leads back', async () => {
    shown = await renderScreen(<TopicScreen />, { at: '/topics/T99.9', answers: SHIPPED });
    expect(await screen.findByText('This topic is not in the list')).toBeTruthy();
  });
});

describe('principles', () => {
  it('lists articles with the items that rest on them, and narrows by word and by duty', async () => {
    shown = await renderScreen(<PrinciplesScreen />, { at: '/principles?kind=treaty', answers: SHIPPED });
    const heading = await screen.findByText(/^Protocol to Prevent/);
    const section = heading.closest('section') ?? document.body;
    expect((await within(section).findAllByText('POL-03')).length).toBeGreaterThan(0);
    const box = screen.getByLabelText('Word or number');
    fireEvent.change(box, { target: { value: 'compensation' } });
    await waitFor(() => expect(screen.getByText(/^\d articles?\. Instruments/)).toBeTruthy());
    fireEvent.change(box, { target: { value: 'zzzz' } });
    expect(await screen.findByText('No article fits')).toBeTruthy();
  });
});

it('articles are sorted by pillar unless somebody comes for a treaty', async () => {
  shown = await renderScreen(<PrinciplesScreen />, { at: '/principles', answers: SHIPPED });
  const heading = await screen.findByText(/^Prosecution: \d+ articles/);
  const table = heading.parentElement?.querySelector('table') ?? document.body;
  expect(within(table).getAllByText(/, Article 5\(1\)/).length).toBeGreaterThan(0);
  expect(screen.queryByText(/^Protocol to Prevent/)).toBeNull();
});

describe('the guiding principles', () => {
  it('are four, each with topics and the items in which it is put to work', async () => {
    shown = await renderScreen(<PrinciplesScreen />, {
      at: '/principles',
      answers: {
        ...SHIPPED,
        'assessments.list': () => [anAssessmentSummary({ id: anId(7), status: 'open' })],
      },
    });
    const region = await screen.findByRole('region', { name: 'Four guiding principles' });
    const four = within(region).getAllByRole('article');
    expect(four).toHaveLength(4);
    for (const each of four) {
      const links = await within(each).findAllByRole('link', { name: /^(POL|PREV|PROT|PROS)-\d+: / });
      expect(links[0]?.getAttribute('href')).toContain(`/assessments/${anId(7)}/`);
      expect(
        within(each)
          .getAllByRole('link')
          .some((link) => link.getAttribute('href')?.startsWith('/topics/')),
      ).toBe(true);
    }
  });
});

describe('the site map', () => {
  it('has every topic and, when an assessment is open, every item one click away', async () => {
    shown = await renderScreen(<SiteMapScreen />, {
      at: '/map',
      answers: {
        ...SHIPPED,
        'assessments.list': () => [anAssessmentSummary({ id: anId(7), status: 'open' })],
      },
    });
    const item = await screen.findAllByRole('link', { name: /^PROT-28: / });
    expect(item[0]?.getAttribute('href')).toBe(`/assessments/${anId(7)}/PROT-28`);
    const topics = screen
      .getAllByRole('link')
      .filter((link) => link.getAttribute('href')?.startsWith('/topics/'));
    expect(topics.length).toBe(58);
  });
});

describe('a year that asks the core items only', () => {
  const core: FakeAnswers = {
    ...SHIPPED,
    'assessments.list': () => [anAssessmentSummary({ id: anId(7), status: 'open', scope: 'core' })],
  };
  const answered = (itemId: string) => `/assessments/${anId(7)}/${itemId}`;
  const addresses = () => screen.getAllByRole('link').map((link) => link.getAttribute('href'));

  it('has no answer to the others: a topic lets them be read', async () => {
    shown = await renderScreen(<TopicScreen />, { at: '/topics/T2.1', answers: core });
    const asked = await screen.findByRole('link', { name: 'Answer POL-12' });
    expect(asked.getAttribute('href')).toBe(answered('POL-12'));
    const other = screen.getByRole('link', { name: 'Read POL-16' });
    expect(other.getAttribute('href')).toBe('/questionnaires/POL-16');
  });

  it('is led to from the principles and the site map by its own items, and those are counted', async () => {
    shown = await renderScreen(<PrinciplesScreen />, { at: '/principles?kind=treaty', answers: core });
    const [whole] = await screen.findAllByRole('link', { name: /^Its \d+ items? with/ });
    const section = whole?.closest('section');
    const named = new Set(
      [...(section?.querySelectorAll('a[href^="/assessments/"]') ?? [])]
        .map((link) => link.getAttribute('href') ?? '')
        .filter((address) => !address.includes('?')),
    );
    expect(whole?.textContent).toMatch(new RegExp(`^Its ${named.size} `));
    expect(addresses()).toContain(answered('POL-12'));
    expect(addresses()).not.toContain(answered('POL-16'));
    shown.leave();
    shown = await renderScreen(<SiteMapScreen />, { at: '/map', answers: core });
    await screen.findAllByRole('link', { name: /^PROT-28: / });
    expect(addresses()).not.toContain(answered('POL-16'));
  });
});
