import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadDataset, UnreadableFileError } from '../../../data/index.ts';
import { memoryFile, memoryFolder } from '../memory-files.ts';

const ring = [
  [103, 22],
  [104, 22],
  [104, 23],
  [103, 23],
  [103, 22],
];
const feature = (k: number) => ({
  type: 'Feature',
  id: k,
  properties: { operator: 'Viettel', technology: '4G', note: `Bản "${k}" \\ \u1ea3` },
  geometry: { type: 'Polygon', coordinates: [ring.map(([x, y]) => [x + k / 7, y - k / 1e3, 800])] },
});
const crs = { type: 'name', properties: { name: 'urn:ogc:def:crs:OGC:1.3:CRS84' } };
const collection = JSON.stringify({ type: 'FeatureCollection', crs, features: [0, 1, 2].map(feature) });
const table =
  'operator;technology;wkt\nViettel;4G;"POLYGON((103 22,104 22,104 23,103 22))"\nNhà mạng;3G;POLYGON Z ((103 22 1,104 22 1,104 23 1,103 22 1))\n';

const FILES: readonly (readonly [name: string, content: Uint8Array])[] = [
  ['coverage.geojson', Buffer.from(collection)],
  ['coverage.geojsonl', Buffer.from([0, 1, 2].map((k) => JSON.stringify(feature(k))).join('\n'))],
  ['coverage.csv', Buffer.from(table)],
  ['coverage.csv.gz', gzipSync(table)],
  [
    'coverage.json',
    Buffer.from(
      JSON.stringify([{ operator: 'VNPT', technology: '5G', wkt: 'POLYGON((103 22,104 22,104 23,103 22))' }]),
    ),
  ],
  ['coverage.csv', Buffer.from(`\ufeff${table}`, 'utf16le')],
];

/** Bytes that mean something to one of the readers, and any other. */
const byte = fc.oneof(
  fc.constantFrom(...Buffer.from('{}[]",:;\\\n\r\t0-.eE\0NnPK( )'), 0xff, 0xef, 0x1f, 0x8b, 0xc3),
  fc.nat(255),
);
const edit = fc.record({ at: fc.nat(), remove: fc.nat(6), insert: fc.array(byte, { maxLength: 3 }) });

function damage(
  content: Uint8Array,
  edits: readonly { at: number; remove: number; insert: number[] }[],
  cut: number | null,
): Uint8Array {
  let bytes = Array.from(content);
  for (const { at, remove, insert } of edits) bytes.splice(at % (bytes.length + 1), remove, ...insert);
  if (cut !== null) bytes = bytes.slice(0, cut % (bytes.length + 1));
  return Uint8Array.from(bytes);
}

test.each(FILES)(
  'however %s is damaged, it is refused in words or its rows are accounted for',
  async (name, content) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(edit, { maxLength: 3 }),
        fc.option(fc.nat()),
        fc.integer({ min: 1, max: 300 }),
        async (edits, cut, pieceBytes) => {
          const file = memoryFile(name, damage(content, edits, cut), pieceBytes);
          try {
            const { inputs, issues } = await loadDataset({ ...memoryFolder({}), files: [file] });
            for (const { read, accepted, rejected } of inputs) expect(accepted + rejected).toBe(read);
            expect(issues.filter(({ severity }) => severity === 'rejected')).toHaveLength(inputs[0].rejected);
          } catch (error) {
            if (!(error instanceof UnreadableFileError)) throw error;
            expect(error.message).toMatch(/^coverage\.[a-z.]+: \S/);
          }
        },
      ),
      { numRuns: 1500 },
    );
  },
  120_000,
);

test('whatever bytes a file holds, it is refused in words or its rows are accounted for', async () => {
  const name = fc.constantFrom(
    'villages.geojson',
    'villages.geojsonl',
    'villages.csv',
    'villages.json',
    'dataset.json',
    'villages.csv.gz',
  );
  await fc.assert(
    fc.asyncProperty(name, fc.array(byte, { maxLength: 60 }), async (fileName, bytes) => {
      const files = { 'sites.csv': 'id,lat,lon\ns1,22,103\n', [fileName]: Uint8Array.from(bytes) };
      const refusal = await loadDataset(memoryFolder(files)).then(
        () => null,
        (error: unknown) => error,
      );
      if (refusal !== null) expect(refusal).toBeInstanceOf(UnreadableFileError);
    }),
    { numRuns: 3000 },
  );
});
