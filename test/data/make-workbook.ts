import { BlobWriter, TextReader, ZipWriter } from '@zip.js/zip.js';

/** A cell as Excel stores it; a day is its number with a format of days. */
export type MadeCell = string | number | boolean | { readonly day: number } | { readonly error: string } | null;

const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

const columnName = (k: number): string => String.fromCharCode(65 + k);

/** The bytes of an Excel workbook, as small as Excel opens one. Texts are shared, as Excel shares them. */
export async function makeWorkbook(sheets: Readonly<Record<string, readonly (readonly MadeCell[])[]>>) {
  const texts: string[] = [];
  const cellXml = (cell: MadeCell, at: string): string => {
    if (cell === null) return '';
    if (typeof cell === 'number') return `<c r="${at}"><v>${cell}</v></c>`;
    if (typeof cell === 'boolean') return `<c r="${at}" t="b"><v>${Number(cell)}</v></c>`;
    if (typeof cell === 'string') return `<c r="${at}" t="s"><v>${texts.push(cell) - 1}</v></c>`;
    if ('day' in cell) return `<c r="${at}" s="1"><v>${cell.day}</v></c>`;
    return `<c r="${at}" t="e"><v>${cell.error}</v></c>`;
  };
  const names = Object.keys(sheets);
  const sheetXml = names.map((name) => {
    const rows = sheets[name].map((cells, r) => {
      const inRow = cells.map((cell, k) => cellXml(cell, `${columnName(k)}${r + 1}`));
      return `<row r="${r + 1}">${inRow.join('')}</row>`;
    });
    return `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows.join('')}</sheetData></worksheet>`;
  });
  const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
  const relations = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
  const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const files: Record<string, string> = {
    'xl/workbook.xml': `<workbook ${main} ${relations}><sheets>${names
      .map((name, k) => `<sheet name="${escapeXml(name)}" sheetId="${k + 1}" r:id="rId${k + 1}"/>`)
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${[
      ...names.map(
        (_, k) => `<Relationship Id="rId${k + 1}" Type="${type}/worksheet" Target="worksheets/s${k + 1}.xml"/>`,
      ),
      `<Relationship Id="rIdS" Type="${type}/sharedStrings" Target="sharedStrings.xml"/>`,
      `<Relationship Id="rIdF" Type="${type}/styles" Target="styles.xml"/>`,
    ].join('')}</Relationships>`,
    'xl/styles.xml': `<styleSheet ${main}><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
    'xl/sharedStrings.xml': `<sst ${main}>${texts.map((text) => `<si><t xml:space="preserve">${escapeXml(text)}</t></si>`).join('')}</sst>`,
    ...Object.fromEntries(sheetXml.map((xml, k) => [`xl/worksheets/s${k + 1}.xml`, xml])),
  };
  return zipTexts(files);
}

/** The bytes of a zip archive of these texts. */
export async function zipTexts(texts: Readonly<Record<string, string>>) {
  const zip = new ZipWriter(new BlobWriter());
  for (const [name, text] of Object.entries(texts)) await zip.add(name, new TextReader(text));
  return new Uint8Array(await (await zip.close()).arrayBuffer());
}
