import { TEXT_PIECE } from '../../shared/workspace';
import { call } from './client';

/** Asks where a text is to be saved, and saves it there; one that is too long for a call goes in pieces. */
export async function saveText({ name, text }: { readonly name: string; readonly text: string }) {
  if (text.length <= TEXT_PIECE) return call('workspace.saveText', { name, text });
  const id = crypto.randomUUID();
  let from = 0;
  for (; text.length - from > TEXT_PIECE; from += TEXT_PIECE)
    await call('workspace.addText', { id, text: text.slice(from, from + TEXT_PIECE) });
  return call('workspace.saveText', { name, text: text.slice(from), id });
}
