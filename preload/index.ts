import { contextBridge, ipcRenderer, webFrame, webUtils } from 'electron';
import type { Bridge } from '../shared/app';
import { CHANNELS } from '../shared/app/bridge';
import { CALL_NAMES } from '../shared/app/call-names';
import type { Envelope, PackedEnvelope } from '../shared/kernel';
import type { SourceToken } from '../shared/library';

const allowed: ReadonlySet<string> = new Set(CALL_NAMES);
const refusal: Envelope = { ok: false, error: { code: 'ipc.call', data: {}, incident: '' } };
const refused: PackedEnvelope = JSON.stringify(refusal);

const bridge: Bridge = {
  call: async (name, input) =>
    allowed.has(name) ? ((await ipcRenderer.invoke(CHANNELS.call, name, input)) as PackedEnvelope) : refused,
  listen: (hear) => {
    const pass = (_event: unknown, message: unknown) => hear(message);
    ipcRenderer.on(CHANNELS.event, pass);
    return () => void ipcRenderer.off(CHANNELS.event, pass);
  },
  // The paths go from here to main; the page only ever gets the tokens.
  tokensForDropped: async (files) => {
    const paths = files.filter((file) => file instanceof File).map((file) => webUtils.getPathForFile(file));
    return (await ipcRenderer.invoke(CHANNELS.dropped, paths)) as readonly SourceToken[];
  },
};
// Scripts, styles and fonts as they were read, which the page has made into its own long since.
ipcRenderer.on(CHANNELS.rest, () => webFrame.clearCache());
contextBridge.exposeInMainWorld('waymark', bridge);
