import { parentPort } from 'node:worker_threads';
import { serveReckoning } from '../texts';

// Compares texts beside the search process, which goes on answering meanwhile. Owns nothing and opens nothing.
if (parentPort !== null) serveReckoning(parentPort);
