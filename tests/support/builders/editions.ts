import type { Edition, Item } from '../../../shared/questionnaires';

const FIVE = ['0', '1', '2', '3', '4'] as const;
const LADDER = { name: 'Steps', statements: FIVE };

function anItem(id: string, core: boolean): Item {
  const [pillar = 'POL'] = (['POL', 'PREV', 'PROT', 'PROS'] as const).filter((code) => id.startsWith(code));
  return {
    id,
    version: '1.0',
    pillar,
    theme: 'Law',
    kind: 'I',
    topics: ['T1.1'],
    core,
    topic: `Topic of ${id}`,
    question: `Question of ${id}?`,
    help: 'What counts.',
    statements: FIVE,
    legalRefs: [{ ref: 'TIPP 2', alternative: false, soft: false }],
    evidence: ['LAW'],
    resources: ['LEGM'],
    roles: ['NCA'],
    causes: ['no-legal-basis'],
  };
}

/** A small edition; the items named in `core` belong to the short one as well. */
export function anEdition(
  itemIds: readonly string[] = ['POL-01', 'POL-02', 'PREV-01', 'PREV-02', 'PROT-01', 'PROS-01'],
  core: readonly string[] = ['POL-02', 'PROT-01'],
): Edition {
  const count = (pillar: string) => itemIds.filter((id) => id.startsWith(`${pillar}-`)).length;
  const step = (level: 0 | 1 | 2 | 3 | 4) => ({ level, name: `Level ${level}`, descriptor: 'A step.' });
  return {
    id: 'waymark',
    edition: '2025.1',
    title: 'Edition for tests',
    effectiveOn: '2025-01-01',
    language: 'eng',
    licence: 'For tests.',
    declared: {
      items: { POL: count('POL'), PREV: count('PREV'), PROT: count('PROT'), PROS: count('PROS') },
      core,
    },
    scale: [step(0), step(1), step(2), step(3), step(4)],
    ladders: { I: LADDER, S: LADDER, D: LADDER, T: LADDER, C: LADDER },
    items: itemIds.map((id) => anItem(id, core.includes(id))),
  };
}
