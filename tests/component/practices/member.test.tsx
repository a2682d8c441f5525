import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { MemberScreen } from '../../../renderer/practices';
import { AppError } from '../../../shared/kernel';
import { aDocumentSummary, anId } from '../../support/builders';
import { type RenderedScreen, renderScreen } from '../../support/render-screen';

let shown: RenderedScreen | undefined;
afterEach(() => shown?.leave());

describe('the page of a member', () => {
  it('says of each document to which part of the country it applies, and its year as the user counts', async () => {
    shown = await renderScreen(<MemberScreen />, {
      at: '/practices/TH',
      shownIn: { language: 'en', calendar: 'be' },
      answers: {
        'library.list': () => [
          aDocumentSummary({ title: 'Rules of a province', state: 'TH', appliesTo: 'province', year: 2019 }),
          aDocumentSummary({ id: anId(7002), title: 'An act', state: 'TH', appliesTo: null, year: 2008 }),
        ],
        'practices.cited': () => [],
        'instruments.list': () => [],
        'instruments.statuses': () => [],
      },
    });
    const lineOf = async (title: string) =>
      (await screen.findByRole('link', { name: title })).closest('li')?.textContent;
    expect(await lineOf('Rules of a province')).toMatch(/ · Province or district · 2562 BE · /);
    expect(await lineOf('An act')).not.toContain('country');
  });

  it('asks again for what could not be had', async () => {
    let isBroken = true;
    shown = await renderScreen(<MemberScreen />, {
      at: '/practices/TH',
      answers: {
        'library.list': () => [aDocumentSummary({ title: 'An act', state: 'TH' })],
        'practices.cited': () => {
          if (isBroken) throw new AppError('app.unexpected');
          return [];
        },
        'instruments.list': () => [],
        'instruments.statuses': () => [],
      },
    });
    const again = await screen.findByRole('button', { name: 'Try again' });
    isBroken = false;
    await userEvent.click(again);
    await screen.findByRole('link', { name: 'An act' });
  });
});
