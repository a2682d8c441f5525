import { open } from 'node:fs/promises';
import { AppError, WORKBOOK_LIMITS, type Workbook } from '../../../shared/kernel';
import { readWorkbook } from './read';

/**
 * Reads a workbook by its path; see `readWorkbook`.
 *
 * @throws AppError also `workbook.not-there` when the file cannot be opened.
 */
export async function readWorkbookFile(file: string): Promise<Workbook> {
  const handle = await open(file, 'r').catch((cause: unknown) => {
    throw new AppError('workbook.not-there', {}, cause);
  });
  try {
    const facts = await handle.stat();
    if (!facts.isFile()) throw new AppError('workbook.unreadable');
    if (facts.size > WORKBOOK_LIMITS.fileBytes) throw new AppError('workbook.too-large');
    return await readWorkbook(await handle.readFile());
  } finally {
    await handle.close();
  }
}
