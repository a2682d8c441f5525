import { describe, expect, it } from 'vitest';
import { knownNamesOf } from '../../../../shared/search';

const TREATIES = [
  [
    'Palermo Protocol',
    'Protocol to Prevent, Suppress and Punish Trafficking in Persons, Especially Women and Children',
  ],
  ['UNTOC', 'United Nations Convention against Transnational Organized Crime'],
  ['CEDAW', 'Convention on the Elimination of All Forms of Discrimination against Women'],
  [
    'ICRMW',
    'International Convention on the Protection of the Rights of All Migrant Workers and Members of Their Families',
  ],
  ['Refugee Convention', 'Convention Relating to the Status of Refugees'],
  ['C29', 'Forced Labour Convention, 1930 (No. 29)'],
  ['C105', 'Abolition of Forced Labour Convention, 1957 (No. 105)'],
  ['P29', 'Protocol of 2014 to the Forced Labour Convention, 1930'],
  [
    'C182',
    'Convention concerning the Prohibition and Immediate Action for the Elimination of the Worst Forms of Child Labour',
  ],
  ['ACTIP', 'ASEAN Convention Against Trafficking in Persons, Especially Women and Children'],
  [
    'UNGPs',
    'Guiding Principles on Business and Human Rights: Implementing the United Nations “Protect, Respect and Remedy” Framework',
  ],
  [
    'Istanbul Protocol',
    'Manual on the Effective Investigation and Documentation of Torture and Other Cruel, Inhuman or Degrading Treatment or Punishment',
  ],
] as const;

const OTHERS = [
  'Legislative Guide for the Protocol to Prevent, Suppress and Punish Trafficking in Persons',
  'Act to implement the Convention on the Rights of the Child',
  'Manual for the training of judges on business and human rights',
  'National Strategy against the Worst Forms of Child Labour',
  'Counter-Trafficking Act 2019',
  'Training on guiding principles on business and human rights: implementing the United Nations framework',
];

describe('what everybody calls a treaty', () => {
  it.each(TREATIES)('%s: %s', (name, title) => {
    expect(knownNamesOf(title)).toContain(name);
  });

  it.each(OTHERS)('is no name of what is about it: %s', (title) => {
    expect(knownNamesOf(title)).toEqual([]);
  });

  it('tells a convention from the protocol to it, and one of forced labour from the other', () => {
    expect(
      knownNamesOf('Optional Protocol to the Convention on the Rights of the Child on the sale of children'),
    ).not.toContain('CRC');
    expect(knownNamesOf('Abolition of Forced Labour Convention, 1957 (No. 105)')).not.toContain('C29');
    expect(knownNamesOf('Protocol of 2014 to the Forced Labour Convention, 1930')).not.toContain('C29');
  });
});
