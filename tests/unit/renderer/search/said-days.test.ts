import { expect, it } from 'vitest';
import { withSaidDays } from '../../../../renderer/search/said-days';

const say = (day: string) => `day ${day.slice(8)}`;

it('says a day that is a part of the name of a text, and keeps the marks on their words', () => {
  const text = 'Act \u00b7 2019-06-05, a.pdf \u00b7 12';
  const at = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
  const said = withSaidDays({ text, marks: [at('Act'), at('06'), at('pdf')] }, say);
  expect(said.text).toBe('Act \u00b7 day 05, a.pdf \u00b7 12');
  expect(said.marks.map(({ start, end }) => said.text.slice(start, end))).toEqual(['Act', 'day 05', 'pdf']);
});

it('marks once a day of which two parts were found', () => {
  const text = 'Act \u00b7 2019-06-05';
  const marks = [
    { start: 6, end: 10 },
    { start: 11, end: 13 },
  ];
  expect(withSaidDays({ text, marks }, say).marks).toEqual([{ start: 6, end: 12 }]);
});

it('leaves a day inside the words of a title alone', () => {
  const text = 'Order of 2019-06-05 on shelters';
  expect(withSaidDays({ text, marks: [] }, say)).toEqual({ text, marks: [] });
});
