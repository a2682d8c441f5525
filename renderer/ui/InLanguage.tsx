import type { ReactNode } from 'react';
import { isRightToLeft, type LanguageCode, languageEntry, languageTag } from '../../shared/vocabulary';

interface InLanguageProps {
  /** ISO 639-3 code of the text, or null while nobody has named it. */
  readonly code: LanguageCode | null;
  readonly children: ReactNode;
}

/** Text of a document inside the interface: says its language, so that lines, fonts, voice and direction fit it. */
export function InLanguage({ code, children }: InLanguageProps) {
  if (code === null || code === 'und') return <bdi>{children}</bdi>;
  const script = languageEntry(code).scripts[0] ?? 'Latn';
  return (
    <span lang={languageTag(code)} dir={isRightToLeft(script) ? 'rtl' : 'auto'}>
      {children}
    </span>
  );
}
