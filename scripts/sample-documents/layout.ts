/** What `printer/paginate.js` tells about the sheets it made. Pages count from 1; measures are points from the lower left corner. */
export interface Layout {
  /** Printed number of each page. */
  readonly pages: readonly string[];
  /** Runs of printed numbers: first page, style as in a PDF's page labels, and what stands before the number. */
  readonly labels: readonly { readonly from: number; readonly style: string; readonly prefix: string }[];
  readonly outline: readonly {
    readonly title: string;
    readonly level: 0 | 1;
    readonly page: number;
    readonly top: number;
  }[];
  readonly quotes: readonly {
    readonly quote: string;
    readonly page: number;
    readonly rectangles: readonly (readonly [number, number, number, number])[];
  }[];
}
