import { ensureDisplay, resolveRuntime } from '../../../scripts/runtime.ts';
import { handOver } from './runtime.ts';

/** Before the first window: an Electron that runs here, and a display to draw on. Gives back what ends the display. */
export default async function prepare(): Promise<() => void> {
  const { executable, args } = await resolveRuntime();
  const display = await ensureDisplay();
  Object.assign(process.env, display.env);
  handOver({ executable, args });
  return display.stop;
}
