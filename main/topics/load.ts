import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Instruments } from '../../shared/instruments';
import { AppError } from '../../shared/kernel';
import { type TopicPages, topicPages, topicPagesProblems } from '../../shared/topics';

const FILE = 'pages.json';

/**
 * Reads the pages of all topics from the resources folder (which may lie inside an asar archive) and checks their shape and that every
 * topic has one. Throws `topics.damaged` when the file is missing or wrong: part of the program is broken then, not part of the
 * user's work.
 */
export async function loadTopicPages(resourcesDir: string, instruments: Instruments): Promise<TopicPages> {
  const read = topicPages.safeParse(await readJson(path.join(resourcesDir, 'topics', FILE)));
  if (!read.success) throw damaged(read.error);
  const problems = topicPagesProblems(read.data, instruments);
  if (problems.length > 0) throw damaged(problems);
  return Object.freeze(read.data);
}

async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw damaged(error);
  }
}

function damaged(cause: unknown): AppError {
  return new AppError('topics.damaged', { file: FILE }, cause);
}
