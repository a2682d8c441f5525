/** A file of the corpus as its manifest describes it. */
export interface ManifestFile {
  readonly file: string;
  readonly pages: number | null;
  readonly kind: string;
  readonly text_layer: string;
  /** Stated for the nasty files; all others open. */
  readonly expected?: 'opens' | 'needs-password' | 'refused' | 'either';
  readonly password?: string;
}

/** What became of it. */
export interface Outcome {
  readonly file: string;
  /** Null when it was read to its end. */
  readonly code: string | null;
  readonly pageCount: number | null;
  readonly pages: Readonly<Record<string, number>>;
  readonly reasons: readonly string[];
  readonly ms: number;
  readonly peakMB: number;
  /** Job processes that were lost on the way, and why. */
  readonly lost: readonly string[];
}

export function expectedOf(file: ManifestFile): 'opens' | 'needs-password' | 'refused' | 'either' {
  return file.expected ?? 'opens';
}

/** Ended by the watchdog or by itself: right only for files on which readers disagree. */
const ENDED: ReadonlySet<string> = new Set(['pdf.timeout', 'pdf.memory', 'pdf.crashed']);

/** Whether an outcome is one the manifest allows. */
export function outcomeIsRight(file: ManifestFile, outcome: Outcome): boolean {
  const opened = outcome.code === null && (file.pages === null || outcome.pageCount === file.pages);
  switch (expectedOf(file)) {
    case 'opens':
      return opened;
    case 'needs-password':
      return outcome.code === 'pdf.password';
    case 'refused':
      return outcome.code !== null && !ENDED.has(outcome.code);
    case 'either':
      return outcome.code === null || outcome.code !== 'pdf.crashed';
  }
}
