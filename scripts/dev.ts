import './plain-failure.ts';
import { spawn } from 'node:child_process';
import path from 'node:path';
import { ensureDisplay, projectRoot, resolveRuntime } from './runtime.ts';
import { tool } from './tool.ts';

/**
 * `npm run dev`: Waymark with hot reload on the sample workspace, in its own data folder, so that a developer's real
 * work is never touched.
 */
const runtime = await resolveRuntime();
const display = await ensureDisplay();
const [node, ...vite] = tool('electron-vite');
const child = spawn(node, [...vite, 'dev', '--watch', '--', ...runtime.args, ...process.argv.slice(2)], {
  cwd: projectRoot,
  stdio: 'inherit',
  env: {
    WAYMARK_DATA: path.join(projectRoot, '.dev-data'),
    WAYMARK_SAMPLE: '1',
    ...process.env,
    ...display.env,
    ELECTRON_EXEC_PATH: runtime.executable,
  },
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
child.once('exit', (code) => {
  display.stop();
  process.exitCode = code ?? 0;
});
