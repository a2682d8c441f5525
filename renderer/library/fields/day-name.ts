import { z } from 'zod';
import { type DocumentType, speaksOfPeriod } from '../../../shared/vocabulary';

/** Fields that are a day. */
export const dayField = z.enum(['adoptedOn', 'inForceOn', 'expiresOn']);
export type DayField = z.infer<typeof dayField>;

/** What a day is called: the report on a year begins and ends with the time it speaks of, and is not in force. */
export function dayNameOf(type: DocumentType, field: DayField): DayField | 'coversFrom' | 'coversUntil' {
  if (field === 'adoptedOn' || !speaksOfPeriod(type)) return field;
  return field === 'inForceOn' ? 'coversFrom' : 'coversUntil';
}
