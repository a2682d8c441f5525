import type { ReportBlock } from '../../../shared/reports';
import { asPng, pictureOf } from '../plots/picture';
import type { PlotSpec } from '../plots/spec';

/** A plot as a picture of a document, with what its letters mean; the document says the rest. */
export async function drawForReport(
  spec: PlotSpec,
  columns: string,
): Promise<Extract<ReportBlock, { kind: 'picture' }> | null> {
  const picture = pictureOf(spec, { columns, notes: [], isBare: true });
  if (picture === null) return null;
  return {
    kind: 'picture',
    png: await asPng(picture),
    width: Math.round(Number(picture.getAttribute('width'))),
    height: Math.round(Number(picture.getAttribute('height'))),
    alt: `${spec.title}. ${spec.sentence}`,
  };
}
