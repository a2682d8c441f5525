import {
  type Envelope,
  isAppError,
  type NewId,
  type PackedEnvelope,
  packEnvelope,
} from '../../shared/kernel';

/** Hears of failures that are bugs; gets the incident id the user sees. */
export type ReportBug = (incident: string, call: string, cause: unknown) => void;

/**
 * Runs a call and wraps what happens. An expected failure keeps its code and data; anything else becomes `app.internal`
 * with an incident id, and its details go to `report` only: no stack, path or SQL leaves the process.
 */
export async function intoEnvelope(
  call: string,
  work: () => unknown,
  newId: NewId,
  report: ReportBug,
): Promise<Envelope> {
  try {
    return { ok: true, value: await work() };
  } catch (cause) {
    const incident = newId();
    if (isAppError(cause)) return { ok: false, error: { code: cause.code, data: cause.data, incident } };
    report(incident, call, cause);
    return { ok: false, error: { code: 'app.internal', data: {}, incident } };
  }
}

/** Like `intoEnvelope`, packed where the work was done. A value that JSON cannot say is a bug like any other. */
export async function intoPackedEnvelope(...given: Parameters<typeof intoEnvelope>): Promise<PackedEnvelope> {
  const [call, work, newId, report] = given;
  const envelope = await intoEnvelope(call, work, newId, report);
  try {
    return packEnvelope(envelope);
  } catch (cause) {
    const failed = () => Promise.reject(cause);
    return packEnvelope(await intoEnvelope(call, failed, newId, report));
  }
}
