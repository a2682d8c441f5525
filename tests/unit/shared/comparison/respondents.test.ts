import { expect, it } from 'vitest';
import type { Contribution } from '../../../../shared/assessments';
import { respondentsChanged } from '../../../../shared/comparison';
import { aLevel, anAnswer, anId, NOT_ANSWERED } from '../../../support/builders';

const agency = (at: number, name: string, given: Partial<Contribution> = {}): Contribution => ({
  ...{ agencyId: anId(at), name, shortName: name, roles: ['POLC'], place: '', asked: ['POL-01'], leads: [] },
  answers: [anAnswer({ itemId: 'POL-01', value: aLevel(2) })],
  ...given,
});
const year = (...contributions: Contribution[]) => ({ contributions, decisions: [] });
const police = agency(1, 'Police');
const labour = agency(2, 'Labour');
const leads = (one: Contribution) => ({ ...one, leads: ['POL-01'] });

it('names who answered before and now, where these are not the same', () => {
  expect(respondentsChanged(year(police), year(labour, police))).toEqual([
    { itemId: 'POL-01', agencies: [['Police'], ['Labour', 'Police']], leads: [[], []], isOnlyLead: false },
  ]);
  expect(respondentsChanged(year(labour, police), year(police, labour))).toEqual([]);
});

it('looks at the lead alone where one answered on both sides, and names all, the lead first', () => {
  expect(respondentsChanged(year(leads(police)), year(leads(police), labour))).toEqual([]);
  expect(respondentsChanged(year(leads(police), labour), year(police, leads(labour)))).toEqual([
    {
      itemId: 'POL-01',
      agencies: [
        ['Police', 'Labour'],
        ['Labour', 'Police'],
      ],
      // The same agencies answered: what changed is whose answer counts first.
      leads: [['Police'], ['Labour']],
      isOnlyLead: true,
    },
  ]);
});

it('a lead that was only named on one side changes nothing where the same agencies answered', () => {
  expect(respondentsChanged(year(police, labour), year(leads(police), labour))).toEqual([]);
  expect(respondentsChanged(year(leads(police), labour), year(labour, police))).toEqual([]);
  expect(respondentsChanged(year(police), year(leads(police), labour))).toEqual([
    {
      ...{ itemId: 'POL-01', agencies: [['Police'], ['Police', 'Labour']] },
      ...{ leads: [[], ['Police']], isOnlyLead: false },
    },
  ]);
});

it('says nothing where a side has no answer of an agency, only a carried one, or one of a province', () => {
  const carried = [anAnswer({ itemId: 'POL-01', value: aLevel(2), confirmed: false })];
  const silent = [anAnswer({ itemId: 'POL-01', value: NOT_ANSWERED })];
  for (const side of [
    year(),
    year({ ...labour, answers: carried }),
    year({ ...labour, answers: silent }),
    year({ ...labour, roles: ['PROV'] }),
  ]) {
    expect(respondentsChanged(year(police), side)).toEqual([]);
    expect(respondentsChanged(side, year(police))).toEqual([]);
  }
});

it('goes by who an agency is, not by what it is called', () => {
  expect(respondentsChanged(year(police), year({ ...police, shortName: 'Royal Police' }))).toEqual([]);
});

it('names agencies by their alphabet, and sees that one took the place of another', () => {
  const courts = agency(3, 'Courts');
  expect(respondentsChanged(year(police, labour), year(police, courts))).toEqual([
    {
      ...{
        itemId: 'POL-01',
        agencies: [
          ['Labour', 'Police'],
          ['Courts', 'Police'],
        ],
      },
      ...{ leads: [[], []], isOnlyLead: false },
    },
  ]);
});

it('leaves out who speaks for a province only: one with another part as well, or with none named, speaks for the State', () => {
  for (const roles of [['POLC', 'PROV'], []] as Contribution['roles'][])
    expect(respondentsChanged(year(police), year(police, { ...labour, roles }))).toHaveLength(1);
  expect(respondentsChanged(year(police), year(police, { ...labour, roles: ['PROV'] }))).toEqual([]);
});
