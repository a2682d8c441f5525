import { expect, it } from 'vitest';
import { pressedKey } from '../../../renderer/platform';

const press = (key: string, code: string, shiftKey = false) => pressedKey({ key, code, shiftKey });

it('goes by what a key writes where that is a letter, digit or sign of English', () => {
  expect(press('K', 'KeyK', true)).toBe('k');
  // Where Y and Z have changed places.
  expect(press('z', 'KeyY')).toBe('z');
  // A German slash stands on the 7.
  expect(press('/', 'Digit7', true)).toBe('/');
  expect(press('ArrowLeft', 'ArrowLeft')).toBe('arrowleft');
});

it('goes by the place of a key where the layout writes another script', () => {
  expect(press('า', 'KeyK')).toBe('k');
  expect(press('ក', 'KeyK')).toBe('k');
  expect(press('០', 'Digit0')).toBe('0');
  expect(press('ข', 'Minus')).toBe('-');
  expect(press('ช', 'Equal')).toBe('=');
  expect(press('ฝ', 'Slash')).toBe('/');
  expect(press('ฦ', 'Slash', true)).toBe('?');
  expect(press('ฟ', 'IntlBackslash')).toBe('ฟ');
});
