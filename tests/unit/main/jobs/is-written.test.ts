import { describe, expect, it } from 'vitest';
import { isWritten } from '../../../../main/jobs/is-written';
import { KNOWN_TEXTS } from '../../../support/known-texts';

const texts = Object.values(KNOWN_TEXTS).flat();

describe('a text that somebody wrote', () => {
  it.each(texts)('%s', (text) => {
    expect(isWritten(text)).toBe('yes');
    expect(isWritten(text.normalize('NFD'))).toBe('yes');
  });
});

it.each([
  'All human beings are born free and equal in dignity and rights.',
  'Người nào vi phạm các quy định của luật này thì bị xử lý theo pháp luật của nhà nước.',
  'Setiap orang yang melakukan perekrutan, pengangkutan, penampungan, pengiriman, pemindahan',
])('is none when its letters are moved, but from small to capital: %s', (text) => {
  for (let by = 1; by <= 60; by += by === 31 ? 2 : 1) {
    const moved = [...text]
      .map((letter) => (letter === ' ' ? ' ' : String.fromCharCode((letter.codePointAt(0) ?? 0) - by)))
      .join('');
    expect([by, isWritten(moved)]).not.toEqual([by, 'yes']);
  }
});

it('cannot be told of few letters, or of numbers', () => {
  for (const short of ['Act', '2024–2028', '12. (a) 3', '']) expect(isWritten(short)).toBe('unclear');
});

it('is none where characters are missing or signs stand that no sentence has', () => {
  expect(isWritten('l\ufffdw \ufffdf th\ufffd l\ufffdnd \ufffdnd s\ufffd')).toBe('no');
  expect(isWritten('a~íìãW=OMOPJMSJNR=NOWMRWRM a~íìãW=OMOPJ')).toBe('no');
});
