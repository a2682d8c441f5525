import type { ErrorData } from './errors';

/** What crosses a process border instead of a thrown error. */
export type Envelope<T = unknown> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false;
      readonly error: { readonly code: string; readonly data: ErrorData; readonly incident: string };
    };

/** An envelope as JSON text. */
export type PackedEnvelope = string;

/**
 * The form in which the page gets every answer. Whoever answers packs and the page unpacks: between them a text is copied as it is,
 * where a list of thousands of documents was built anew in the main process and again at the border to the preload script. What the
 * contract describes can all be said in JSON.
 */
export const packEnvelope = (envelope: Envelope): PackedEnvelope => JSON.stringify(envelope);
export const unpackEnvelope = (packed: PackedEnvelope): Envelope => JSON.parse(packed) as Envelope;
