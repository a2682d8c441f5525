import { expect, it } from 'vitest';
import planning from '../../../../resources/locales/en/planning.json';
import ui from '../../../../resources/locales/en/ui.json';

it('call no kind of gap by the name of a level: on level 1, In preparation, one read that it was Absent', () => {
  const levels = [0, 1, 2, 3, 4].map((level) => ui.level[String(level) as '0']);
  const kinds = Object.values(planning.type).map(({ label }) => label);
  expect(kinds.filter((kind) => levels.includes(kind))).toEqual([]);
});
