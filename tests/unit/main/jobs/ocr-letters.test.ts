import { expect, it } from 'vitest';
import { withLettersMeant } from '../../../../main/jobs/ocr-letters';

it('gives the vowel that Lao data take for an opening bracket, and no bracket that is one', () => {
  expect(withLettersMeant('ເກັບ[ວ້, ບໍ່[ດ້ຖິ້ມ\n[ຟລ໌ນີ້')).toBe('ເກັບໄວ້, ບໍ່ໄດ້ຖິ້ມ\nໄຟລ໌ນີ້');
  expect(withLettersMeant('[ກ] ຂໍ້ [1] [see\n[ຂ້າງລຸ່ມ]')).toBe('[ກ] ຂໍ້ [1] [see\n[ຂ້າງລຸ່ມ]');
  const row = '[ກ'.repeat(50_000);
  expect(withLettersMeant(row)).toBe('ໄກ'.repeat(50_000));
});
