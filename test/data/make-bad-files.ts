import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, createWriteStream, mkdirSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const CSV = 'id,name,lat,lon,population\nv1,Bản Một,22.3,103.5,100\n';

/** The smallest zip archive that has a file in it: a local header, its name, no content. */
const ZIP = Buffer.from('PK\x03\x04\x14\0\0\0\0\0'.padEnd(26, '\0').concat('\x05\0\0\0a.txt'), 'latin1');

const collection = (feature: string): string => `{"type":"FeatureCollection","features":[${feature}]}`;
const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);

/** Damaged files that cannot lie in a repository as they are: by case, what to write into the case's folder. */
export const makers: Readonly<Record<string, (folder: string) => void | Promise<void>>> = {
  'deep-nesting': put(
    'villages.geojson',
    collection(`{"type":"Feature","properties":{"a":${nested(200_000)}},"geometry":null}`),
  ),
  'deep-coordinates': put(
    'coverage.geojson',
    collection(`{"type":"Feature","geometry":{"type":"Polygon","coordinates":${nested(200_000)}}}`),
  ),
  'folder-named-geojson': (folder) => mkdirSync(join(folder, 'villages.geojson')),
  'missing-folder': (folder) => rmdirSync(folder),
  'file-for-a-folder': (folder) => {
    rmdirSync(folder);
    writeFileSync(folder, CSV);
  },
  'no-permission': (folder) => {
    writeFileSync(join(folder, 'villages.csv'), CSV);
    chmodSync(join(folder, 'villages.csv'), 0);
  },
  pipe: (folder) => void execFileSync('mkfifo', [join(folder, 'villages.csv')]),
  'zip-named-geojson': put('villages.geojson', ZIP),
  'workbook-named-csv': put('villages.csv', ZIP),
  'gzip-cut-off': put('villages.csv.gz', gzipSync(CSV).subarray(0, -12)),
  'gzip-damaged': put(
    'villages.csv.gz',
    gzipSync(CSV).map((byte, k) => (k === 20 ? byte ^ 0xff : byte)),
  ),
  'gzip-twice': put('villages.csv.gz', gzipSync(gzipSync(CSV))),
  'gzip-bomb': (folder) =>
    writeFileSync(join(folder, 'villages.csv.gz'), gzipSync(Buffer.from(CSV.padEnd(70_000_000)))),
  'gzip-under-a-plain-name': put('villages.csv', gzipSync(CSV)),
  'windows-1258': put('villages.csv', Buffer.from('id,name,lat,lon\nv1,B\xe0n M\xf4t,22.3,103.5\n', 'latin1')),
  'tcvn3-geojson': put(
    'villages.geojson',
    Buffer.from(
      collection(
        '{"type":"Feature","properties":{"id":"v1","name":"B\xb6n"},"geometry":{"type":"Point","coordinates":[103.5,22.3]}}',
      ),
      'latin1',
    ),
  ),
  'utf-16-without-mark': put('villages.csv', Buffer.from(CSV, 'utf16le')),
  'utf-16-with-mark': put('villages.csv', Buffer.from(`\ufeff${CSV}`, 'utf16le')),
  'byte-order-mark-and-crlf': put(
    'villages.csv',
    `\ufeff${CSV},Bản Hai,22.3,103.6,1\nv3,Bản Ba,22.3,103.7,1\n`.replaceAll('\n', '\r\n'),
  ),
  'carriage-returns-alone': put('villages.csv', `${CSV}v2,Bản Hai,123.4,103.6,1\n`.replaceAll('\n', '\r')),
  'nul-byte': put('villages.csv', `${CSV}v2,B\0n,22.3,103.6,1\n`),
  'million-vertex-ring': writeMillionVertexRing,
};

function put(name: string, content: string | Uint8Array): (folder: string) => void {
  return (folder) => writeFileSync(join(folder, name), content);
}

/** A circle of a million vertices, about 25 MB. */
async function writeMillionVertexRing(folder: string): Promise<void> {
  const file = createWriteStream(join(folder, 'coverage.geojson'));
  const count = 1_000_000;
  file.write(
    '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"operator":"Viettel","technology":"4G"},',
  );
  file.write('"geometry":{"type":"Polygon","coordinates":[[');
  for (let k = 0; k < count; k += 1000) {
    const piece = Array.from({ length: 1000 }, (_, i) => {
      const angle = (2 * Math.PI * (k + i)) / count;
      return `[${(103.5 + Math.cos(angle) / 2).toFixed(9)},${(22.3 + Math.sin(angle) / 2).toFixed(9)}],`;
    });
    if (!file.write(piece.join(''))) await once(file, 'drain');
  }
  file.end('[104.000000000,22.300000000]]]}}]}');
  await once(file, 'finish');
}
