import { parentPort } from 'node:worker_threads';
import { serveWriting } from '../reports';

// Writes one report beside the process that has the window, which goes on answering meanwhile. Owns nothing and opens nothing.
if (parentPort !== null) serveWriting(parentPort);
