import type { DocumentSummary, ExtractedPage, IndexedFileQuality, KeptQuality } from '../../shared/library';

/** A page as the index keeps it. */
export interface IndexedPage extends Pick<ExtractedPage, 'n' | 'label' | 'text' | 'reasons' | 'conversion'> {
  readonly quality: KeptQuality;
}

/** Facts of a document as the index keeps them, for facets, ranking and titles. */
export interface IndexedDocument extends DocumentSummary {
  readonly issuingBody: string | null;
  readonly removed: boolean;
}

/** What the index holds, for finding out what it lacks. */
export interface IndexContents {
  readonly files: readonly {
    readonly sha256: string;
    readonly pages: number;
    /** Of these, pages whose words were read from their pictures. */
    readonly machineRead: number;
    /** The `TEXT_VERSION` by which its pages were read. */
    readonly textVersion: number;
    readonly complete: boolean;
  }[];
  readonly documents: readonly { readonly documentId: string; readonly updatedAt: string }[];
}

/** The search index as the library sees it. Each promise resolves when the index has stored what it was given. */
export interface TextIndex {
  putPages(sha256: string, pages: readonly IndexedPage[]): Promise<void>;
  /** Puts pages in the place of those that are there; pages that are not there are left out. */
  replacePages(sha256: string, pages: readonly IndexedPage[]): Promise<void>;
  /** All pages of a file have been given. */
  finishFile(sha256: string, pageCount: number): Promise<void>;
  removeFile(sha256: string): Promise<void>;
  putDocuments(documents: readonly IndexedDocument[]): Promise<void>;
  contents(): Promise<IndexContents>;
  /** How the pages of every file fared. */
  qualities(): Promise<readonly IndexedFileQuality[]>;
}
