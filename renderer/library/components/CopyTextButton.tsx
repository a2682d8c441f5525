import { Button } from '@mantine/core';
import { Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { copyText } from '../../ui';

interface CopyTextButtonProps {
  readonly text: string;
  /** What is copied, for a reader of the screen. */
  readonly label: string;
}

const TOLD_MS = 2000;

/** Puts a text on the clipboard and says so. */
export function CopyTextButton({ text, label }: CopyTextButtonProps) {
  const { t } = useTranslation('library');
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), TOLD_MS);
    return () => clearTimeout(timer);
  }, [copied]);
  return (
    <>
      <Button
        size="compact-xs"
        variant="default"
        leftSection={<Copy aria-hidden size={12} />}
        aria-label={label}
        onClick={() => setCopied(copyText(text))}
      >
        {t(copied ? 'copy.done' : 'copy.do')}
      </Button>
      <span role="status" aria-live="polite" style={HEARD}>
        {copied ? t('copy.done') : ''}
      </span>
    </>
  );
}

const HEARD = {
  position: 'absolute',
  width: 1,
  height: 1,
  overflow: 'hidden',
  clipPath: 'inset(50%)',
} as const;
