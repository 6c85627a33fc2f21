import { type Dataset, NO_COMPANY } from '../engine/dataset.ts';
import { LAYERS, type LayerName } from '../engine/index.ts';
import { compareText } from '../engine/pack/companies.ts';
import { LAYER_COLUMNS } from '../engine/pack/packed-columns.ts';
import { compareIssues } from './check/reporter.ts';
import type { LoadedPart } from './load-part.ts';

/** The parts of one dataset as one: what reading all their layers together would have given. `admin` is the first part's. */
export function joinParts(parts: readonly LoadedPart[]): LoadedPart {
  if (parts.length === 1) return parts[0];
  const [first, ...others] = parts;
  const own = [first, ...others.map(withoutAdmin)];
  return {
    dataset: joinDatasets(own.map(({ dataset }) => dataset)),
    carried: new Map(own.flatMap(({ carried }) => [...carried])),
    issues: own.flatMap(({ issues }) => issues).sort(compareIssues),
    inputs: own.flatMap(({ inputs }) => inputs).sort((a, b) => LAYERS.indexOf(a.layer) - LAYERS.indexOf(b.layer)),
  };
}

const withoutAdmin = ({ dataset, carried, issues, inputs }: LoadedPart): LoadedPart => ({
  dataset: { ...dataset, admin: null },
  carried,
  issues: issues.filter(({ layer }) => layer !== 'admin'),
  inputs: inputs.filter(({ layer }) => layer !== 'admin'),
});

/** Datasets of different layers as one, with one table of companies. */
function joinDatasets(datasets: readonly Dataset[]): Dataset {
  const companies = [...new Set(datasets.flatMap((dataset) => dataset.companies))].sort(compareText);
  if (companies.length > NO_COMPANY) throw new RangeError(`more than ${NO_COMPANY} companies`);
  const rank = new Map(companies.map((name, code) => [name, code]));
  const joined: Record<string, unknown> = { companies };
  for (const layer of LAYERS) joined[layer] = null;
  for (const dataset of datasets) {
    const codes = Uint16Array.from(dataset.companies, (name) => rank.get(name)!);
    for (const layer of LAYERS) if (dataset[layer] !== null) joined[layer] = recode(dataset, layer, codes);
  }
  return joined as unknown as Dataset;
}

/** The columns of a layer with its companies under other codes. Codes ascend as before, so lists of companies stay sorted. */
function recode(dataset: Dataset, layer: LayerName, codes: Uint16Array): object {
  const columns = Object.entries(LAYER_COLUMNS[layer]).filter(([, { kind }]) => kind === 'company' || kind === 'users');
  const given = dataset[layer] as unknown as Readonly<Record<string, Uint16Array>>;
  const recoded = columns.map(([column]) => [
    column,
    given[column].map((code) => (code === NO_COMPANY ? NO_COMPANY : codes[code])),
  ]);
  return { ...given, ...Object.fromEntries(recoded) };
}
