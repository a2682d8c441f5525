import { writeSync } from 'node:fs';
import { operationNamed } from './operations';
import { openWorkspace, prepareWorkspaces } from './workspace';

// A program that does one thing over and over until somebody ends it. What it promises to keep it writes into a pipe, which
// outlives it; nothing is buffered here. See `builtProgram`.
const [root = '', name = '', broken = ''] = process.argv.slice(2);
const say = (line: string) => void writeSync(1, `${line}\n`);
await prepareWorkspaces();
const operation = operationNamed(name);
let isStopped = false;
process.once('SIGTERM', () => {
  isStopped = true;
});
// An upgrade happens while opening, so from here on the program may be cut off.
say('ready');
const workspace = openWorkspace(root, { broken: broken === 'sync-normal' ? broken : null });
await operation.act(
  workspace,
  // Broken on purpose: says of every answer that the next one is saved too.
  (kept) =>
    say(`kept ${broken === 'promise-early' ? kept.replace(/\d+$/, (n) => String(Number(n) + 1)) : kept}`),
  () => isStopped,
);
say('done');
