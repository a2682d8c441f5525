import { expect, it } from 'vitest';
import { createLongTexts } from '../../../../main/app/long-texts';

it('gives the pieces of a text in their order, once', () => {
  const texts = createLongTexts();
  for (const piece of ['one ', 'two ', 'three']) texts.add('a', piece);
  expect(texts.take('a')).toBe('one two three');
  expect(() => texts.take('a')).toThrow('workspace.save-refused');
});

it('forgets the pieces of another text, and does not fill the memory', () => {
  const texts = createLongTexts();
  texts.add('a', 'one');
  texts.add('b', 'two');
  expect(() => texts.take('a')).toThrow('workspace.save-refused');
  expect(texts.take('b')).toBe('two');
  const piece = 'x'.repeat(8_000_000);
  for (let at = 0; at < 4; at += 1) texts.add('c', piece);
  expect(() => texts.add('c', 'x')).toThrow('workspace.save-refused');
  expect(() => texts.take('c')).toThrow('workspace.save-refused');
});
