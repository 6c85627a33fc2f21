import type { GeometryToWrite } from '../../data/write/index.ts';
import { deadZoneShapes } from '../state/actions.ts';
import { app } from '../state/app-state.ts';
import { type ListExcerpt, listCsv, listGeoJson } from '../table/export-list.ts';
import { inSlices } from '../table/in-slices.ts';

export type ListFormat = 'csv' | 'geojson';
const MEDIA: Readonly<Record<ListFormat, string>> = { csv: 'text/csv', geojson: 'application/geo+json' };

/** Saves an excerpt of a list as a file, written in slices so that the page stays free. */
export async function takeList(excerpt: ListExcerpt, format: ListFormat): Promise<void> {
  const steps = format === 'csv' ? listCsv(excerpt) : listGeoJson(excerpt, await geometryOf(excerpt));
  const pieces: string[] = [];
  await inSlices(collect(steps, pieces));
  save(`${excerpt.list.kind}s.${format}`, new Blob(pieces, { type: MEDIA[format] }));
}

function* collect(steps: Generator<string>, pieces: string[]): Generator<void, void> {
  for (const piece of steps) {
    pieces.push(piece);
    yield;
  }
}

/** Where the things of a list are: points, for dead zones their outlines, which are fetched from the worker. */
async function geometryOf({ list: { kind } }: ListExcerpt): Promise<(row: number) => GeometryToWrite> {
  if (kind === 'dead-zone') {
    const shapes = await deadZoneShapes();
    return (row) => ({ kind: 'polygon', shape: shapes[row] });
  }
  const { villages, sites } = app.get().opened!.dataset;
  const { lng, lat } = (kind === 'site' ? sites : villages)!;
  return (row) => ({ kind: 'point', lng: lng[row], lat: lat[row] });
}

/** Hands a file to the browser's own way of saving it. */
function save(name: string, blob: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The browser has taken hold of the file by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
