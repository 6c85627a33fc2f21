import { fillSentence } from './fill-sentence.ts';

/**
 * Why a file cannot be understood at all, by code: the sentence after the file's name; `{…}` stands for what is said of
 * the file. Codes are stable: programs and translations match on them.
 */
export const REFUSALS = {
  // What the bytes are.
  'empty-file': 'is empty',
  zip: 'is a zip archive; unpack it, or name it .xlsx if it is an Excel workbook',
  workbook: 'is an Excel workbook; name it .xlsx',
  'no-workbook':
    'is named like an Excel workbook, but is none; give it the ending of what it is, or save it again in Excel',
  'bad-workbook': 'is an Excel workbook that cannot be read ({detail}); save it again in Excel',
  'empty-zip': 'is an empty zip archive',
  'old-office': 'is an Excel or Word file of the old kind, or has a password; save it as .xlsx without a password',
  shapefile: 'is a shapefile; export it as GeoJSON in WGS84',
  sqlite: 'is a GeoPackage or another SQLite database; export the layer as GeoJSON',
  parquet: 'is a Parquet file; export it as GeoJSON or CSV',
  arrow: 'is an Arrow file; export it as GeoJSON or CSV',
  flatgeobuf: 'is a FlatGeobuf file; export it as GeoJSON',
  pdf: 'is a PDF; export the table behind it as CSV',
  'seven-zip': 'is a 7-Zip archive; unpack it',
  rar: 'is a RAR archive; unpack it',
  packed: 'is a packed dataset, not a layer; open it by itself',
  zstd: 'is zstd-compressed; unpack it, or use gzip',
  bzip2: 'is bzip2-compressed; unpack it, or use gzip',
  xz: 'is xz-compressed; unpack it, or use gzip',
  'git-lfs': 'is a Git LFS pointer, not the file itself; run `git lfs pull`',
  'web-page': 'is a web page (HTML), perhaps an error message saved under this name; download it again',
  xml: 'is XML (KML, GML or GPX?); export it as GeoJSON',
  'unmarked-utf16': 'looks like UTF-16 text without a byte order mark; save it as UTF-8',
  'broken-utf16': 'begins as UTF-16 text, but is not; save it as UTF-8',
  'not-utf8': 'is not UTF-8 text (an older Vietnamese encoding such as TCVN3 or windows-1258?); save it as UTF-8',
  'not-gzip': 'is named .gz, but is not gzip-compressed; remove the .gz from its name',
  'gzip-twice': 'is gzip-compressed twice; unpack it once',
  'gzip-bomb': 'unpacks to more than {times} times its size, as a gzip bomb does; unpack it yourself if it is genuine',
  'broken-gzip': 'is gzip-compressed, but cut off or damaged, and cannot be unpacked; copy it again',
  'unknown-format': 'is not {formats}',
  // What the system says of it.
  absent: 'does not exist',
  forbidden: 'may not be read: permission denied',
  'is-folder': 'is a folder, not a file',
  'not-folder': 'is not a folder',
  'link-loop': 'is a link that leads back to itself',
  'disk-error': 'cannot be read: the disk reports an error',
  irregular: 'is not a regular file',
  system: 'cannot be read ({detail})',
  // What the text is.
  'cut-off': 'is cut off in the middle of {part}; copy or export the file again',
  'value-too-large': 'holds one value larger than {megabytes} MB',
  'too-deep': 'nests more than {levels} levels deep',
  'not-json': 'is not valid JSON: expected {expected}, found {found}',
  'comma-before-nothing': 'is not valid JSON: a comma is followed by nothing',
  'several-documents':
    'holds several JSON documents one after another; if it has one feature per line, name it .geojsonl',
  'goes-on': 'goes on after the end of its JSON document',
  'no-feature-list': 'is a FeatureCollection without a list of features',
  topojson: 'is TopoJSON, which is not read here; export it as GeoJSON',
  'bare-geometry': 'is a bare {type}, which carries no columns; export it as a FeatureCollection',
  'bare-features': 'is a bare list of features; wrap it in {"type": "FeatureCollection", "features": …}',
  'untyped-collection': 'has a list of features, but no "type": "FeatureCollection"',
  'untyped-json': 'is JSON, but not GeoJSON: it has no "type"',
  'foreign-type': 'is not GeoJSON: its type is {type}',
  'not-a-list': 'is not a list of rows',
  'no-feature-line': 'has no line that is a GeoJSON feature: {detail}',
  'json-as-csv': 'holds JSON, not CSV; name it .geojson or .json',
  'open-quote': 'has a quote on line {line} that is never closed',
  'stray-quote':
    'has a quote on line {line} that is closed only on line {closed}, in the middle of a cell, so that the rows between are one cell; remove the stray quotes',
  'repeated-header': 'has two columns called "{header}"; rename or remove one',
  // What it says of places and columns.
  'unknown-crs': 'its crs "{crs}" is not known here; {remedy} (known: {known})',
  'contradicting-crs': 'its crs member says {ofFile}, dataset.json says {ofLayer}; correct one of them',
  'nameless-crs': 'has a crs member that names no coordinate system; export the file in WGS84',
  'metres-as-degrees':
    'has coordinates such as {x}, {y}, which are metres, not degrees{of}; name its crs in dataset.json, as in "crs": "EPSG:9205" (known: {known})',
  'degrees-as-metres': 'has coordinates such as {x}, {y}, which are degrees, but its crs is {crs} in metres',
  'missing-header': 'has no column {missing} that dataset.json names; it has {headers}',
  'other-geometry': 'no row has the geometry of the {layer} layer, which is {wanted}; this looks like another layer',
  'no-geometry':
    'no row has a geometry, and the {layer} layer needs {wanted} (columns lat and lon, or wkt, in a table){header}',
  'no-degrees': 'no row is in degrees of longitude and latitude; name the coordinate system as crs in dataset.json',
  'no-column':
    'no row has the column {column}, which the {layer} layer requires; this looks like another layer, or name the column in dataset.json{header}',
  'no-header':
    'none of its {read} rows fits its first line, {headers}, and no line names columns of the layer {layer}; add a header, or name its columns in dataset.json',
  'one-row-unfit': 'its one row does not fit the layer {layer}: {detail}',
  'no-row-fits': 'none of its {read} rows fits the layer {layer}: {detail}',
  // The folder and its dataset.json.
  'settings-too-large': 'is too large for a dataset.json',
  'bad-settings': '{problems}',
  'missing-sheet': 'has no sheet {sheet} that dataset.json names; it has {sheets}',
  'sheet-of-none': 'names the sheet {sheet} for the layer {layer}, but {name} is no Excel workbook',
  'layer-without-file': 'describes the layer {layer}, for which there is no file',
  'missing-file': 'names the file {name}, which is not in the folder {folder}',
  'second-file': 'is a second file for the layer {layer} beside {other}; remove one of the two',
  'no-layer': 'holds no layer: expected files such as villages.geojson or coverage.csv, found {found}',
  'missing-plan': 'names the plan {name}, which is not here',
  'bad-plan': '{problems}',
  // Packed datasets, archives, elevation tiles.
  'bad-pack': '{detail}',
  'not-kept': 'is no longer kept in this browser',
  gone: 'is no longer there',
  'same-name': 'is the name of two of the files; open them one after the other, or rename one',
  'encrypted-entry': 'the file {path} in it is encrypted; unpack it first',
  'bad-zip': 'is not a zip archive that can be read ({detail})',
  'bad-entry': 'cannot be unpacked ({detail}); pack it again',
  'tile-name': 'is not named like an elevation tile, as N22E103.hgt',
  'tile-size': 'holds {bytes} bytes; an elevation tile holds {sizes}',
  'tile-too-large': 'is too large for an elevation tile',
  'second-tile': 'is a second tile for the same square; remove one of the two',
} as const satisfies Record<string, string>;

export type RefusalCode = keyof typeof REFUSALS;

/** The sentence of a refusal; a `{…}` that stands for nothing is part of it. */
export const refusalSentence = (code: RefusalCode, params: Readonly<Record<string, string | number>>): string =>
  fillSentence(REFUSALS[code], (name) => String(params[name]));
