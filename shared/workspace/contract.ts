import { z } from 'zod';
import type { Contract } from '../kernel';
import { done, nothing, uuid } from '../kernel';
import { picturesContract } from './pictures-contract';

/** The user's own workspace, or the shipped one with made-up content to learn on. */
export const workspaceKind = z.enum(['own', 'sample']);
export type WorkspaceKind = z.infer<typeof workspaceKind>;

/** Longest piece of a text that goes out of the window at once. */
export const TEXT_PIECE = 380_000;

export const workspaceContract = {
  /** Which workspace is open and what the program is made of (shown under Settings, sent with a problem report). */
  'workspace.current': {
    owner: 'main',
    input: nothing,
    output: z.strictObject({
      kind: workspaceKind,
      /** Where it lies, for whoever copies or moves it or gives the right to write in it. */
      folder: z.string(),
      versions: z.strictObject({
        app: z.string(),
        electron: z.string(),
        chrome: z.string(),
        node: z.string(),
      }),
    }),
    errors: [],
  },
  /** Closes the open workspace, opens the other one and reloads the window. The sample is made on its first opening. */
  'workspace.open': {
    owner: 'main',
    input: z.strictObject({ kind: workspaceKind }),
    output: done,
    errors: ['workspace.not-opened'],
  },
  /** Brings a piece of a long text that is about to be saved, in order. Pieces of another text are forgotten. */
  'workspace.addText': {
    owner: 'main',
    input: z.strictObject({ id: uuid, text: z.string().max(TEXT_PIECE) }),
    output: done,
    errors: ['workspace.save-refused'],
  },
  /**
   * Asks where a calendar is to be saved and writes it there; `saved` is false when the user closes the dialog.
   */
  'workspace.saveText': {
    owner: 'main',
    input: z.strictObject({
      name: z.string().min(1).max(120),
      text: z.string().max(TEXT_PIECE),
      /** The text whose earlier pieces were brought by `addText`; left out where it is short enough to come at once. */
      id: uuid.optional(),
    }),
    output: z.strictObject({ saved: z.boolean() }),
    errors: ['workspace.save-refused', 'workspace.save-full'],
  },
  ...picturesContract,
  /** Draws everything in the window larger, smaller or as usual; it is kept for the next start. */
  'workspace.drawLetters': {
    owner: 'main',
    input: z.strictObject({ step: z.enum(['larger', 'smaller', 'usual']) }),
    output: done,
    errors: [],
  },
  /** The first screen can be used: lets a waiting start-up measurement or screenshot go on. */
  'workspace.ready': { owner: 'main', input: nothing, output: done, errors: [] },
} as const satisfies Contract;
