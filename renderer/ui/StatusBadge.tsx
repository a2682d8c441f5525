import { Badge } from '@mantine/core';
import {
  Circle,
  CircleAlert,
  CircleCheck,
  CircleDot,
  CircleQuestionMark,
  type LucideIcon,
} from 'lucide-react';
import type { ReactNode } from 'react';
import type { ToneName } from './palette';

const LOOK: Readonly<Record<ToneName, { color: string; icon: LucideIcon }>> = {
  main: { color: 'blue', icon: CircleDot },
  good: { color: 'green', icon: CircleCheck },
  care: { color: 'yellow', icon: CircleQuestionMark },
  bad: { color: 'red', icon: CircleAlert },
  plain: { color: 'gray', icon: Circle },
};

interface StatusBadgeProps {
  /** `main` under way, `good` settled, `care` wants a look, `bad` went wrong, `plain` merely so. */
  readonly tone: ToneName;
  readonly children: ReactNode;
  /** A sign of its own instead of the tone's. */
  readonly icon?: LucideIcon;
}

/** A state in a word, with a sign of its own shape beside it. */
export function StatusBadge({ tone, children, icon }: StatusBadgeProps) {
  const { color, icon: usual } = LOOK[tone];
  const Icon = icon ?? usual;
  return (
    <Badge
      color={color}
      size="lg"
      leftSection={<Icon aria-hidden size={14} />}
      styles={{
        root: { height: 'auto', minHeight: '1.5rem', fontWeight: 400 },
        // Wraps between words, never within one: a narrow column is made as wide as its longest word.
        label: { whiteSpace: 'normal', overflow: 'visible', overflowWrap: 'break-word' },
      }}
    >
      {children}
    </Badge>
  );
}
