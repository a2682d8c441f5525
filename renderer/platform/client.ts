import { type CallInput, type CallName, type CallOutput, contract } from '../../shared/app';
import { AppError, type Envelope, unpackEnvelope } from '../../shared/kernel';
import type { SourceToken } from '../../shared/library';

/**
 * Sends one call of the contract and gives its parsed output. Fails only with an AppError: the code the other side sent,
 * or `app.unreachable` when no answer can be had, or `app.reply` when the answer does not fit the contract.
 * `data.incident` names the log entry, where there is one.
 */
export async function call<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>> {
  let reply: Envelope;
  try {
    reply = unpackEnvelope(await window.waymark.call(name, input));
  } catch (cause) {
    throw new AppError('app.unreachable', { call: name }, cause);
  }
  if (!reply.ok) {
    throw new AppError(reply.error.code, { ...reply.error.data, incident: reply.error.incident });
  }
  const parsed = contract[name].output.safeParse(reply.value);
  if (!parsed.success) throw new AppError('app.reply', { call: name }, parsed.error);
  return parsed.data as CallOutput<N>;
}

/**
 * Hands dropped files over to the main process, which alone learns their paths, and gives their tokens: one at least. What is dragged out
 * of another program, such as one for e-mail, may lie in no folder: that fails with `app.no-file-dropped`.
 */
export async function tokensForDropped(files: readonly File[]): Promise<readonly SourceToken[]> {
  let tokens: readonly SourceToken[];
  try {
    tokens = await window.waymark.tokensForDropped(files);
  } catch (cause) {
    throw new AppError('app.unreachable', { call: 'dropped' }, cause);
  }
  if (tokens.length === 0) throw new AppError('app.no-file-dropped');
  return tokens;
}
