import type { Report } from '../../../shared/reports';
import { causesPart, changesPart, tablePart } from './changes-part';
import { columnsPart } from './columns-part';
import { countsPart } from './counts-part';
import { plotsPart } from './plots-part';
import { summaryPart } from './summary-part';
import { type ComparisonReportInput, toldOf } from './words';

/** A comparison as a document: what is compared, what changed and why, every count, every plot with its table, and all items. */
export async function composeReport(input: ComparisonReportInput): Promise<Report> {
  const told = toldOf(input);
  return {
    head: input.head(input.title),
    blocks: [
      ...columnsPart(told),
      ...summaryPart(told),
      ...changesPart(told),
      ...causesPart(told),
      ...countsPart(told),
      ...(await plotsPart(told)),
      ...tablePart(told),
    ],
  };
}

/** All plots of a comparison with their sentences and tables, and what is compared. */
export async function composePlots(input: ComparisonReportInput): Promise<Report> {
  const told = toldOf(input);
  return { head: input.head(input.title), blocks: [...columnsPart(told), ...(await plotsPart(told))] };
}
