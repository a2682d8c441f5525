import type { Instruments } from '../../shared/instruments';
import { AppError } from '../../shared/kernel';
import { type TopicPages, topicPages, topicPagesProblems } from '../../shared/topics';
import { type CheckedFiles, type ShippedFile, shippedFiles } from '../platform';

const FILE = 'pages.json';

/**
 * Reads the pages of all topics from the resources folder (which may lie inside an asar archive) and checks their shape and that every
 * topic has one, where the build has not (`checked`). Throws `topics.damaged` when the file is missing or wrong: part of the program
 * is broken then, not part of the user's work.
 */
export function loadTopicPages(
  resourcesDir: string,
  instruments: () => Instruments,
  checked: CheckedFiles = {},
): TopicPages {
  let file: ShippedFile;
  try {
    file = shippedFiles(resourcesDir, checked).read(`topics/${FILE}`);
  } catch (error) {
    throw damaged(error);
  }
  if (file.isChecked) return file.value as TopicPages;
  const read = topicPages.safeParse(file.value);
  if (!read.success) throw damaged(read.error);
  const problems = topicPagesProblems(read.data, instruments());
  if (problems.length > 0) throw damaged(problems);
  return read.data;
}

function damaged(cause: unknown): AppError {
  return new AppError('topics.damaged', { file: FILE }, cause);
}
