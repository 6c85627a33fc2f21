import type { GeometryToWrite } from '../../data/write/index.ts';
import { deadZoneShapes } from '../state/actions.ts';
import { app } from '../state/app-state.ts';
import { type ListExcerpt, listCsv, listGeoJson } from '../table/export-list.ts';
import { inSlices } from '../table/in-slices.ts';
import { saveFile } from './save-file.ts';

export type ListFormat = 'csv' | 'geojson';
const MEDIA: Readonly<Record<ListFormat, string>> = { csv: 'text/csv', geojson: 'application/geo+json' };

/** Saves an excerpt of a list as a file, written in slices so that the page stays free. */
export async function takeList(excerpt: ListExcerpt, format: ListFormat): Promise<void> {
  const steps = format === 'csv' ? listCsv(excerpt) : listGeoJson(excerpt, await geometryOf(excerpt));
  const pieces: string[] = [];
  await inSlices(collect(steps, pieces));
  saveFile(`${excerpt.list.kind}s.${format}`, pieces, MEDIA[format]);
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
