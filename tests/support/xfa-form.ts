import { pdfObjects } from './pdf-builder';

/**
 * A form whose pages its maker's reader makes anew from a description (XFA); `lines` is what the file itself draws. With `field` a field
 * stands on the page, as where the file has its pages of its own too; `around` are pages before and behind it.
 */
export function xfaForm(
  lines: readonly string[],
  { field = false, rebuilt = true, around = [] as readonly (readonly string[])[] } = {},
): Uint8Array {
  const pdf = pdfObjects();
  const catalog = pdf.reserve();
  const tree = pdf.reserve();
  const font = pdf.add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>');
  const template = pdf.addStream(
    '',
    '<xdp:xdp xmlns:xdp="http://ns.adobe.com/xdp/"><template xmlns="http://www.xfa.org/schema/xfa-template/3.3/"/></xdp:xdp>',
  );
  const drawn = (of: readonly string[]) => {
    const shown = of.map((line) => `(${line.replace(/[\\()]/g, '\\$&')}) Tj T*`).join(' ');
    return pdf.addStream('', of.length === 0 ? '' : `BT /F1 11 Tf 14 TL 56 770 Td ${shown} ET`);
  };
  const widget = field
    ? pdf.add('<< /Type /Annot /Subtype /Widget /FT /Tx /T (name) /V (Asha) /F 4 /Rect [72 600 372 620] >>')
    : null;
  const list = widget === null ? '' : `${widget} 0 R`;
  const page = (of: readonly string[], over: string) =>
    pdf.add(
      `<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 595 842] /Contents ${drawn(of)} 0 R /Annots [${over}] /Resources << /Font << /F1 ${font} 0 R >> >> >>`,
    );
  const pages = [...around.map((of) => page(of, '')), page(lines, list), ...around.map((of) => page(of, ''))];
  pdf.set(
    tree,
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((of) => `${of} 0 R`).join(' ')}] >>`,
  );
  pdf.set(
    catalog,
    `<< /Type /Catalog /Pages ${tree} 0 R /NeedsRendering ${rebuilt} /AcroForm << /Fields [${list}] /XFA ${template} 0 R /DA (/Helv 0 Tf) >> >>`,
  );
  return pdf.finish(catalog);
}
