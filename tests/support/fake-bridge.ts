import type { z } from 'zod';
import {
  type AppContract,
  type AppEvent,
  type Bridge,
  type CallName,
  type CallOutput,
  contract,
} from '../../shared/app';
import { AppError, type PackedEnvelope, packEnvelope } from '../../shared/kernel';
import { DEFAULT_SETTINGS, type Settings } from '../../shared/settings';

/** Answers to calls, by name. Inputs arrive parsed as they would in the real process; throw an AppError to fail in an expected way. */
export type FakeAnswers = {
  readonly [N in CallName]?: (
    input: z.output<AppContract[N]['input']>,
  ) => z.input<AppContract[N]['output']> | Promise<z.input<AppContract[N]['output']>>;
};

export interface FakeBridge extends Bridge {
  /** Every call that was made, oldest first. */
  readonly calls: readonly { readonly name: string; readonly input: unknown }[];
  /** Inputs of the calls of one name, oldest first. */
  inputsOf(name: CallName): readonly unknown[];
  /** Lets the window hear an announcement. */
  announce(event: AppEvent): void;
}

const INCIDENT = 'incident-of-a-test';

type AnyAnswer = (input: unknown) => unknown;

function failure(code: string, data: AppError['data'] = {}): PackedEnvelope {
  return packEnvelope({ ok: false, error: { code, data, incident: INCIDENT } });
}

/**
 * A bridge that answers like the program: checks names and inputs by the contract, packs what crosses, and turns errors into
 * envelopes. Settings are kept, the workspace is the user's own and nothing is backed up yet unless answered otherwise; a call
 * that nobody answers fails with `test.unanswered`, which a screen will show.
 */
export function fakeBridge(answers: FakeAnswers = {}): FakeBridge {
  const calls: { name: string; input: unknown }[] = [];
  const hearers = new Set<(event: unknown) => void>();
  let kept: Settings = DEFAULT_SETTINGS;
  const usual: FakeAnswers = {
    'settings.get': () => kept,
    'settings.update': (changes) => {
      kept = { ...kept, ...changes } as Settings;
      return kept;
    },
    'workspace.current': () => ({
      kind: 'own',
      folder: '/home/somchai/Waymark/workspaces/own',
      versions: { app: '0.1.0', electron: '45.4.1', chrome: '140', node: '24.0.0' },
    }),
    'workspace.ready': () => ({}),
    'unsent.list': () => [],
    'unsent.keep': () => ({ kept: true }),
    'exchange.given': () => [],
    'comparison.otherRespondents': () => [],
    'library.listPageNumbers': () => [],
    'library.listSenders': () => [],
    'library.pictureQueue': () => [],
    'library.picturesOf': () => null,
    'reader.listHighlights': () => [],
    'reliance.count': () => ({ answers: 0, others: 0 }),
    'reliance.list': () => ({ texts: [], affected: [] }),
    'reliance.lines': () => [],
    'assessments.changedEvidence': () => [],
    'instruments.statuses': () => [],
    'calendar.list': () => [],
    'assessments.citationsOf': () => [],
    'backup.list': () => ({ present: null, backups: [] }),
    'backup.health': () => ({
      newest: null,
      outside: null,
      isOutsideDue: false,
      check: null,
      files: null,
      failure: null,
      history: null,
      work: null,
      drill: null,
      place: 'local',
      lost: null,
    }),
  };
  const all: FakeAnswers = { ...usual, ...answers };

  return {
    calls,
    inputsOf: (name) => calls.filter((made) => made.name === name).map((made) => made.input),
    async call(name, input) {
      const entry = name in contract ? contract[name as CallName] : undefined;
      if (entry === undefined) return failure('ipc.call', { call: name });
      const parsed = entry.input.safeParse(structuredClone(input));
      if (!parsed.success) return failure('ipc.schema', { call: name });
      calls.push({ name, input: parsed.data });
      const answer = all[name as CallName] as AnyAnswer | undefined;
      if (answer === undefined) return failure('test.unanswered', { call: name });
      try {
        return packEnvelope({ ok: true, value: await answer(parsed.data) });
      } catch (error) {
        if (error instanceof AppError) return failure(error.code, error.data);
        throw error;
      }
    },
    listen(hear) {
      hearers.add(hear);
      return () => void hearers.delete(hear);
    },
    announce(event) {
      for (const hear of hearers) hear(structuredClone(event));
    },
    tokensForDropped: async (files) =>
      files.map((file, index) => ({
        token: `00000000-0000-7000-8000-${String(index + 1).padStart(12, '0')}`,
        name: (file as { name?: string }).name ?? '',
        kind: 'file' as const,
      })),
  };
}

/** Puts a bridge where the preload script would have put it. */
export function installBridge<B extends Bridge>(bridge: B): B {
  Object.defineProperty(window, 'waymark', { value: bridge, configurable: true });
  return bridge;
}

/** Type of what a call gives, for builders in tests. */
export type Answered<N extends CallName> = CallOutput<N>;
