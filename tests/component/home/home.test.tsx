import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { HomeScreen } from '../../../renderer/home';
import { ClockNotice } from '../../../renderer/home/components/ClockNotice';
import type { CalendarEntry } from '../../../shared/calendar';
import { AppError } from '../../../shared/kernel';
import {
  aDocumentLine,
  aLibraryDigest,
  anAssessmentSummary,
  anId,
  anImportSummary,
  aPackReceipt,
  aSnapshotSummary,
} from '../../support/builders';
import type { FakeAnswers } from '../../support/fake-bridge';
import { type RenderedScreen, renderScreen } from '../../support/render-screen';

const JUSTICE = {
  ...{ id: anId(7), state: 'KH' as const, shortName: 'MOJ', roles: ['JUST' as const], place: '', note: '' },
  ...{ names: [{ language: 'eng' as const, name: 'Justice' }], focalPoints: [], from: null, until: null },
  ...{ createdAt: '2026-01-01T00:00:00.000Z', updatedAt: '2026-01-01T00:00:00.000Z' },
};

const EMPTY: FakeAnswers = {
  'assessments.list': () => [],
  'assessments.listSnapshots': () => [],
  'library.digest': () => aLibraryDigest(),
  'library.listImports': () => [],
  'assessments.agencyProgress': () => [],
  'agencies.list': () => [],
  'calendar.list': () => [],
};

let shown: RenderedScreen;
afterEach(() => shown.leave());

async function home(answers: FakeAnswers = {}): Promise<void> {
  shown = await renderScreen(<HomeScreen />, { answers: { ...EMPTY, ...answers } });
}

describe('Home on the first run', () => {
  it('has three doors and no more than that to do', async () => {
    await home();
    expect(await screen.findByRole('heading', { level: 1, name: 'Welcome to Waymark' })).toBeTruthy();
    const doors = screen.getAllByRole('heading', { level: 2 }).map((heading) => heading.textContent);
    expect(doors).toEqual(['Start an assessment', 'Bring in documents', 'Look around first']);
    expect(screen.getByRole('link', { name: 'Start an assessment' }).getAttribute('href')).toBe(
      '/assessments',
    );
  });

  it('leads who comes from another computer to where a copy of the work is brought in', async () => {
    await home();
    const link = await screen.findByRole('link', { name: /work of another computer: bring a copy/ });
    expect(link.getAttribute('href')).toBe('/settings?at=copy');
  });

  it('brings in a chosen folder and shows the import', async () => {
    const source = { token: anId(1), name: 'laws', kind: 'folder' as const };
    await home({
      'library.choose': () => [source],
      'library.startImport': () => ({ importId: anId(2) }),
    });
    await userEvent.click(await screen.findByRole('button', { name: 'Choose a folder' }));
    await waitFor(() => expect(shown.address()).toBe(`/library/imports/${anId(2)}`));
    expect(shown.bridge.inputsOf('library.choose')).toEqual([{ what: 'folder' }]);
    expect(shown.bridge.inputsOf('library.startImport')).toEqual([{ tokens: [anId(1)] }]);
  });

  it('stays as it is when the dialog is closed without a choice', async () => {
    await home({ 'library.choose': () => [] });
    await userEvent.click(await screen.findByRole('button', { name: 'Choose files' }));
    expect(shown.bridge.inputsOf('library.startImport')).toEqual([]);
    expect(shown.address()).toBe('/');
  });

  it('opens the sample workspace, and says so when that fails', async () => {
    await home({
      'workspace.open': () => {
        throw new AppError('workspace.not-opened');
      },
    });
    await userEvent.click(await screen.findByRole('button', { name: 'Open the sample workspace' }));
    expect(shown.bridge.inputsOf('workspace.open')).toEqual([{ kind: 'sample' }]);
    expect(await screen.findByText(/could not be opened/)).toBeTruthy();
  });

  it('leads back to the own workspace from an empty sample', async () => {
    await home({
      'workspace.current': () => ({
        kind: 'sample',
        folder: '/sample',
        versions: { app: '1', electron: '1', chrome: '1', node: '1' },
      }),
    });
    expect(await screen.findByRole('button', { name: 'Open my workspace' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Open the sample workspace' })).toBeNull();
  });
});

describe('Home in use', () => {
  const progress = {
    asked: 113,
    levels: 30,
    notApplicable: 5,
    notKnown: 3,
    notAnswered: 63,
    disputed: 0,
    unconfirmed: 12,
    withEvidence: 20,
  };

  it('has a door to the first assessment where documents were brought in', async () => {
    await home({ 'library.digest': () => aLibraryDigest({ changed: [aDocumentLine()] }, true) });
    const door = await screen.findByRole('link', { name: 'Start an assessment' });
    expect(door.getAttribute('href')).toBe('/assessments');
    shown.leave();
    await home({
      'library.digest': () => aLibraryDigest({ changed: [aDocumentLine()] }, true),
      'assessments.list': () => [anAssessmentSummary()],
    });
    await screen.findByRole('heading', { name: 'Assessments under way' });
    expect(screen.queryByRole('link', { name: 'Start an assessment' })).toBeNull();
  });

  it('leads back into the assessment worked on last', async () => {
    await home({
      'assessments.list': () => [
        anAssessmentSummary({ id: anId(1), state: 'KH', updatedAt: '2025-01-01T00:00:00.000Z' }),
        anAssessmentSummary({ id: anId(2), state: 'TH', progress, updatedAt: '2025-02-01T00:00:00.000Z' }),
      ],
    });
    const ways = await screen.findAllByRole('link', { name: /^Continue the assessment/ });
    expect(ways.map((way) => way.getAttribute('href'))).toEqual([
      `/assessments/${anId(2)}`,
      `/assessments/${anId(1)}`,
    ]);
    expect(ways[0]?.getAttribute('aria-label')).toBe('Continue the assessment Thailand, 31 December 2025');
    expect(screen.getByText(/38 of 113 items answered/).textContent).toContain(
      '12 items from the year before wait to be confirmed. 20 items have evidence.',
    );
    const bar = screen.getByRole('progressbar', { name: /Thailand/ });
    expect(Number(bar.getAttribute('aria-valuenow'))).toBeCloseTo((100 * 38) / 113, 5);
  });

  it('leads an office that was sent a request to its own answers, and a coordinator of many to all of them', async () => {
    const agencyProgress = (agencyId: string) => ({ agencyId, dueOn: null, leads: 0, progress });
    await home({
      'assessments.list': () => [anAssessmentSummary({ id: anId(1) }), anAssessmentSummary({ id: anId(2) })],
      'assessments.agencyProgress': ({ assessmentId }) =>
        assessmentId === anId(1)
          ? [agencyProgress(anId(7))]
          : [
              ...[anId(7), anId(8)].map(agencyProgress),
              {
                ...agencyProgress(anId(9)),
                progress: { ...progress, levels: 0, notApplicable: 0, notKnown: 0 },
              },
            ],
      'agencies.list': () => [JUSTICE],
    });
    const ways = await screen.findAllByRole('link', { name: /^Answer as/ });
    expect(ways.map((way) => way.getAttribute('aria-label'))).toEqual([
      'Answer as Justice: Cambodia, 31 December 2025',
    ]);
    expect(ways[0]?.getAttribute('href')).toBe(`/assessments/${anId(1)}?as=${anId(7)}`);
    expect(screen.getByText('Justice: 38 of 113 items answered.')).toBeTruthy();
    const all = screen.getByRole('link', { name: '2 of 3 agencies have answered.' });
    expect(all.getAttribute('href')).toBe(`/assessments/${anId(2)}/consolidation`);
  });

  it('does not wait for an agency that has ended without an answer, and counts one that ended with some', async () => {
    const nothing = { ...progress, levels: 0, notApplicable: 0, notKnown: 0 };
    const agencyProgress = (at: number, said = nothing) => ({
      ...{ agencyId: anId(at), dueOn: null, leads: 0, progress: said },
    });
    const ended = { until: '2020-06-30' };
    await home({
      'assessments.list': () => [anAssessmentSummary({ id: anId(1) })],
      'assessments.agencyProgress': () => [
        ...[agencyProgress(7), agencyProgress(8), agencyProgress(9, progress)],
      ],
      'agencies.list': () => [
        ...[JUSTICE, { ...JUSTICE, ...ended, id: anId(8) }, { ...JUSTICE, ...ended, id: anId(9) }],
      ],
    });
    expect(await screen.findByRole('link', { name: '1 of 2 agencies has answered.' })).toBeTruthy();
  });

  it('says that more days come than are shown', async () => {
    const day = (at: number): CalendarEntry => ({
      ...{ id: `expiry:${at}`, kind: 'expiry', on: '2099-01-01', state: 'open', title: `Act ${at}` },
      ...{ language: null, detail: '', member: null, itemId: null, answers: 0, access: 'public' },
      opens: { planId: null, actionId: null, documentId: anId(at), assessmentId: null },
    });
    const days = [1, 2, 3, 4, 5].map(day);
    await home({
      'library.digest': () => aLibraryDigest({ changed: [aDocumentLine()] }),
      'calendar.list': () => days,
    });
    const list = await screen.findByRole('list', { name: 'Next days' });
    expect(within(list).getAllByRole('listitem')).toHaveLength(4);
    expect(screen.getByText('The rest is in the calendar.')).toBeTruthy();
    shown.leave();
    await home({
      'library.digest': () => aLibraryDigest({ changed: [aDocumentLine()] }),
      'calendar.list': () => days.slice(1),
    });
    await screen.findByRole('list', { name: 'Next days' });
    expect(screen.queryByText('The rest is in the calendar.')).toBeNull();
  });

  it('offers the next year when everything is frozen', async () => {
    await home({
      'assessments.list': () => [anAssessmentSummary({ status: 'frozen', snapshotId: anId(100) })],
      'assessments.listSnapshots': () => [aSnapshotSummary()],
    });
    expect(await screen.findByRole('link', { name: 'Start the next assessment' })).toBeTruthy();
    expect(screen.getByText(/With a second frozen assessment/)).toBeTruthy();
  });

  it('sets the two latest years of one State side by side', async () => {
    await home({
      'assessments.list': () => [anAssessmentSummary()],
      'assessments.listSnapshots': () => [
        aSnapshotSummary({ id: anId(101), referenceDate: '2024-12-31' }),
        aSnapshotSummary({ id: anId(102), referenceDate: '2025-12-31' }),
      ],
    });
    const way = await screen.findByRole('link', { name: 'Compare 2024 with 2025, Cambodia' });
    expect(decodeURIComponent(way.getAttribute('href') ?? '')).toBe(`/compare/${anId(101)},${anId(102)}`);
    // And each leads to its answers.
    const { assessmentId } = aSnapshotSummary();
    const frozen = within(screen.getByRole('list', { name: 'Latest frozen assessments' }));
    expect(frozen.getAllByRole('link').map((link) => link.getAttribute('href'))).toEqual(
      Array(2).fill(`/assessments/${assessmentId}`),
    );
  });

  it('shows an import that was cut off and goes on with it', async () => {
    await home({
      'library.listImports': () => [
        anImportSummary({ id: anId(1), state: 'done' }),
        anImportSummary({ id: anId(2), state: 'interrupted' }),
      ],
      'library.resumeImport': () => anImportSummary({ id: anId(2) }),
    });
    expect(await screen.findByText(/3 of 10 files are done/)).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Go on' }));
    await waitFor(() => expect(shown.address()).toBe(`/library/imports/${anId(2)}`));
  });

  it('counts a single file as one', async () => {
    const { counts } = anImportSummary();
    await home({
      'library.listImports': () => [
        anImportSummary({ total: 1, counts: { ...counts, waiting: 0, working: 1, added: 0 } }),
      ],
    });
    expect(await screen.findByText('0 of 1 file is done.')).toBeTruthy();
  });

  it('follows the progress of an import while it is looked at', async () => {
    await home({ 'library.listImports': () => [anImportSummary()] });
    expect(await screen.findByText(/3 of 10 files are done/)).toBeTruthy();
    const counts = { ...anImportSummary().counts, waiting: 1, working: 1, added: 8 };
    shown.bridge.announce({ name: 'library.import-progressed', summary: anImportSummary({ counts }) });
    expect(await screen.findByText(/8 of 10 files are done/)).toBeTruthy();
  });

  it('names documents whose details were guessed, in their own language', async () => {
    await home({
      'library.digest': () => {
        const guessed = aDocumentLine({ id: anId(1), title: 'ច្បាប់ស្ដីពីការបង្ក្រាប', language: 'khm' });
        return aLibraryDigest({
          changed: [guessed, aDocumentLine({ id: anId(2), title: 'Checked Act' })],
          guessed: [guessed],
        });
      },
    });
    const list = await screen.findByRole('list', { name: '1 document to check' });
    const link = within(list).getByRole('link');
    expect(link.getAttribute('href')).toBe(`/library/${anId(1)}`);
    // And to all of them, not to everything that the library holds.
    const section = within(screen.getByRole('region', { name: '1 document to check' }));
    const all = section.getByRole('link', { name: 'Show all' });
    expect(all.getAttribute('href')).toBe('/library?guessed=true');
    expect(within(list).getByText('ច្បាប់ស្ដីពីការបង្ក្រាប').getAttribute('lang')).toBe('km');
    const recent = screen.getByRole('list', { name: 'Documents changed last' });
    expect(within(recent).getAllByRole('link')[1]?.getAttribute('href')).toBe(`/read/${anId(8001)}`);
  });

  it('counts all that is to be checked and lists the first of them', async () => {
    const due = aDocumentLine({ title: 'Old Plan', reviewBy: '2024-02-01' });
    const digest = aLibraryDigest({ changed: [due], toCheck: [due] });
    await home({ 'library.digest': () => ({ ...digest, toCheck: { ...digest.toCheck, count: 1200 } }) });
    const list = await screen.findByRole('list', { name: /1,?200 texts to check again/ });
    expect(within(list).getAllByRole('listitem').length).toBe(1);
    expect(within(list).getByText(/1 February 2024/)).toBeTruthy();
    // However large the library is, Home asks for a handful of lines.
    const [input] = shown.bridge.inputsOf('library.digest') as [{ lines: number }];
    expect(input.lines).toBeLessThan(10);
    expect(shown.bridge.inputsOf('library.list')).toEqual([]);
  });

  it('does not ask a reader, whose documents came in packs, to assess anything', async () => {
    await home({ 'library.digest': () => aLibraryDigest({ changed: [aDocumentLine()] }) });
    await screen.findByRole('list', { name: 'Documents changed last' });
    expect(screen.queryByText(/assess/i)).toBeNull();
  });

  it('shows what it can when one part fails, and tries that part again', async () => {
    let fails = true;
    await home({
      'library.digest': () => aLibraryDigest({ changed: [aDocumentLine()] }),
      'assessments.list': () => {
        if (fails) throw new AppError('db.busy');
        return [anAssessmentSummary()];
      },
    });
    expect(await screen.findByRole('alert')).toBeTruthy();
    expect(screen.getByRole('list', { name: 'Documents changed last' })).toBeTruthy();
    fails = false;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('link', { name: /^Continue the assessment/ })).toBeTruthy();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('tells once what several parts failed with, also the days that are due, and tries them all again', async () => {
    let fails = true;
    const unlessFails = <T,>(answer: T) => {
      if (fails) throw new AppError('app.process-restarted');
      return answer;
    };
    await home({
      'library.digest': () => aLibraryDigest({ changed: [aDocumentLine()] }),
      'assessments.list': () => unlessFails([anAssessmentSummary()]),
      'library.listImports': () => unlessFails([]),
      'calendar.list': () => unlessFails([]),
    });
    expect(await screen.findAllByRole('alert')).toHaveLength(1);
    const asked = shown.bridge.inputsOf('calendar.list').length;
    fails = false;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
    expect(shown.bridge.inputsOf('calendar.list').length).toBeGreaterThan(asked);
  });

  it('does not pass over in silence that the days that are due could not be had', async () => {
    await home({
      'library.digest': () => aLibraryDigest({ changed: [aDocumentLine()] }),
      'calendar.list': () => {
        throw new AppError('db.busy');
      },
    });
    expect(await screen.findByRole('alert')).toBeTruthy();
  });
});

/** The notice, which goes and comes as Home does. */
function Rooms() {
  const [isHome, setHome] = useState(true);
  return (
    <>
      <button type="button" onClick={() => setHome(!isHome)}>
        Go
      </button>
      {isHome ? <ClockNotice /> : null}
    </>
  );
}

describe('a clock that cannot be right', () => {
  const WORK: FakeAnswers = { 'assessments.list': () => [anAssessmentSummary()] };

  it('is told on Home with what to do, and nothing is said of one that can be', async () => {
    await home({ ...WORK, 'changes.clock': () => ({ savedAt: '2094-05-06T12:00:00.000Z' }) });
    const notice = await screen.findByRole('status', { name: 'The clock of this computer may be wrong' });
    expect(notice.textContent).toContain('6 May 2094');
    expect(notice.textContent).toContain('set it right');
    shown.leave();
    await home({ ...WORK, 'changes.clock': () => ({ savedAt: null }) });
    await screen.findByRole('heading', { level: 1, name: 'Home' });
    expect(screen.queryByText(/clock of this computer/)).toBeNull();
  });

  it('is told no more on Home once so much was saved that the clock is believed', async () => {
    let savedAt: string | null = '2094-05-06T12:00:00.000Z';
    shown = await renderScreen(<Rooms />, { answers: { 'changes.clock': () => ({ savedAt }) }, at: '/' });
    await screen.findByRole('status');
    const go = screen.getByRole('button', { name: 'Go' });
    await userEvent.click(go);
    savedAt = null;
    await userEvent.click(go);
    await waitFor(() => expect(screen.queryByRole('status')).toBeNull());
  });
});

describe('a pack that is not known to be sent', () => {
  const WORK: FakeAnswers = { 'assessments.list': () => [anAssessmentSummary()] };

  it('is told on Home and leads to its page, and nothing is said where there is none', async () => {
    await home({
      ...WORK,
      'exchange.unplaced': () => [{ id: anId(9), to: 'Ministry of Labour', at: '2026-03-09T08:00:00.000Z' }],
    });
    const notice = await screen.findByRole('status', { name: 'Packs that are not known to be sent' });
    const link = within(notice).getByRole('link', { name: /Ministry of Labour/ });
    expect(link.getAttribute('href')).toContain(`/exchange/sent/${anId(9)}`);
    shown.leave();
    const five = [1, 2, 3, 4, 5].map((at) => ({ id: anId(at), to: 'Court', at: '2026-03-09T08:00:00.000Z' }));
    await home({ ...WORK, 'exchange.unplaced': () => five });
    const all = await screen.findByRole('status', { name: 'Packs that are not known to be sent' });
    expect(within(all).getAllByRole('link')).toHaveLength(3);
    await userEvent.click(within(all).getByRole('button', { name: 'Show 2 more' }));
    expect(within(all).getAllByRole('link')).toHaveLength(5);
    shown.leave();
    await home({ ...WORK, 'exchange.unplaced': () => [] });
    await screen.findByRole('heading', { level: 1, name: 'Home' });
    expect(screen.queryByText(/not known to be sent/)).toBeNull();
  });
});

describe('a pack of which differences were left for later', () => {
  const AT = '2026-03-09T08:00:00.000Z';

  it('is told on Home, with the ways to its receipt and to go on, until no reminder is wanted', async () => {
    let packs = [{ id: anId(9), sender: 'Ministry of Labour', at: AT, count: 2 }];
    await home({
      'assessments.list': () => [anAssessmentSummary()],
      'exchange.waiting': () => packs,
      'exchange.setReminder': ({ id }) => {
        packs = packs.filter((pack) => pack.id !== id);
        return aPackReceipt({ id, isReminded: false });
      },
    });
    const notice = within(await screen.findByRole('status', { name: 'Packs that wait for a decision' }));
    const link = notice.getByRole('link', { name: /2 differences from the pack of Ministry of Labour/ });
    expect(link.getAttribute('href')).toContain(`/exchange/receipts/${anId(9)}`);
    expect(notice.getByRole('link', { name: 'Bring the pack in again' }).getAttribute('href')).toBe(
      '/exchange/bring-in',
    );
    await userEvent.click(notice.getByRole('button', { name: /^Do not remind me: 2 differences/ }));
    shown.bridge.announce({ name: 'exchange.changed' });
    await waitFor(() => expect(screen.queryByText('Packs that wait for a decision')).toBeNull());
    expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1, name: 'Home' }));
  });

  it('is told also where nothing but the pack came', async () => {
    await home({ 'exchange.waiting': () => [{ id: anId(9), sender: 'Court', at: AT, count: 1 }] });
    await screen.findByRole('status', { name: 'Packs that wait for a decision' });
  });
});
