import {
  CircleCheck,
  CircleSlash,
  Copy,
  Hourglass,
  LoaderCircle,
  Lock,
  type LucideIcon,
  Square,
  TriangleAlert,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ImportOutcome } from '../../../shared/library';
import { StatusBadge } from '../../ui';

const LOOK: Readonly<
  Record<
    ImportOutcome,
    { readonly tone: 'main' | 'good' | 'care' | 'bad' | 'plain'; readonly icon: LucideIcon }
  >
> = {
  waiting: { tone: 'plain', icon: Hourglass },
  working: { tone: 'main', icon: LoaderCircle },
  added: { tone: 'good', icon: CircleCheck },
  duplicate: { tone: 'plain', icon: Copy },
  locked: { tone: 'care', icon: Lock },
  refused: { tone: 'bad', icon: CircleSlash },
  failed: { tone: 'bad', icon: TriangleAlert },
  cancelled: { tone: 'plain', icon: Square },
};

/** What became of a file, in a word with a sign of its own. */
export function OutcomeBadge({
  outcome,
  count,
}: {
  readonly outcome: ImportOutcome;
  readonly count?: number;
}) {
  const { t } = useTranslation('library');
  const { tone, icon } = LOOK[outcome];
  return (
    <StatusBadge tone={tone} icon={icon}>
      {count === undefined ? t(`outcome.${outcome}.label`) : t(`outcome.${outcome}.count`, { count })}
    </StatusBadge>
  );
}
