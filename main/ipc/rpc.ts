import {
  AppError,
  type Envelope,
  type ErrorData,
  type NewId,
  type PackedEnvelope,
  packEnvelope,
  unpackEnvelope,
} from '../../shared/kernel';
import { intoEnvelope, intoPackedEnvelope, type ReportBug } from './envelope';
import type { Port } from './port';

interface Request {
  readonly call: number;
  readonly name: string;
  readonly input: unknown;
  /** Wants the answer packed, to pass it on. */
  readonly packed: boolean;
}
interface Reply {
  readonly reply: number;
  readonly envelope: Envelope | PackedEnvelope;
}

const isRequest = (message: unknown): message is Request =>
  typeof message === 'object' && message !== null && 'call' in message && 'name' in message;
const isReply = (message: unknown): message is Reply =>
  typeof message === 'object' && message !== null && 'reply' in message && 'envelope' in message;

/** Functions another process may call, by name. Inputs are already checked by the router or made by our own code. */
export type Served = Readonly<Record<string, (input: never) => unknown>>;

/**
 * Answers calls that arrive on a port; a name that is not served is a bug and answered as such. Calls that come before
 * `served` is there wait for it; if it fails, each is answered with that failure.
 */
export function serve(port: Port, served: Served | Promise<Served>, newId: NewId, report: ReportBug): void {
  port.listen((message) => {
    if (!isRequest(message)) return;
    const work = async () => {
      const functions = await served;
      if (!Object.hasOwn(functions, message.name)) throw new Error('call not served');
      return functions[message.name]?.(message.input as never);
    };
    const wrap = message.packed ? intoPackedEnvelope : intoEnvelope;
    void wrap(message.name, work, newId, report).then((envelope) => {
      port.postMessage({ reply: message.call, envelope } satisfies Reply);
    });
  });
}

/** Calls functions another process serves. */
export interface Caller {
  /** The reply as text, for passing on. */
  forward(name: string, input: unknown): Promise<PackedEnvelope>;
  /** The value, or the coded error thrown. Calls of our own processes among themselves carry types, not schemas. */
  call<T>(name: string, input: unknown): Promise<T>;
  /** Fails everything that waits for a reply, and all later calls, because the other process has ended. */
  abandon(code: string): void;
}

export function createCaller(port: Port, newId: NewId): Caller {
  const waiting = new Map<number, (envelope: Reply['envelope']) => void>();
  let count = 0;
  port.listen((message) => {
    if (!isReply(message)) return;
    const settle = waiting.get(message.reply);
    waiting.delete(message.reply);
    settle?.(message.envelope);
  });
  let gone: Envelope | undefined;
  const ask = (name: string, input: unknown, packed: boolean): Promise<Reply['envelope']> =>
    new Promise((resolve) => {
      if (gone) {
        resolve(gone);
        return;
      }
      count += 1;
      waiting.set(count, resolve);
      port.postMessage({ call: count, name, input, packed } satisfies Request);
    });
  return {
    forward: async (name, input) => {
      const reply = await ask(name, input, true);
      return typeof reply === 'string' ? reply : packEnvelope(reply);
    },
    call: async <T>(name: string, input: unknown): Promise<T> => {
      const reply = await ask(name, input, false);
      const envelope = typeof reply === 'string' ? unpackEnvelope(reply) : reply;
      if (envelope.ok) return envelope.value as T;
      throw new AppError(envelope.error.code, envelope.error.data as ErrorData);
    },
    abandon: (code) => {
      gone = { ok: false, error: { code, data: {}, incident: newId() } };
      for (const settle of waiting.values()) settle(gone);
      waiting.clear();
    },
  };
}
