/** What a user decides about picked files, as plain functions: which layer each is, and what its columns mean. */
import { canonicalColumns } from '../../data/aliases/index.ts';
import { formatOf } from '../../data/read/formats.ts';
import { nameWithSheet, type Refusal } from '../../data/row.ts';
import type { DatasetFile, DatasetLayer } from '../../data/schemas/dataset-json.ts';
import { LAYERS, type LayerName } from '../../engine/vocabulary.ts';
import type { InspectedFile, InspectedFiles, LayerFacts } from '../work/desk-api.ts';

/** How one file is to be read; `layer` is `null` for not at all. */
export interface FileChoice {
  readonly layer: LayerName | null;
  /** The columns that are not as guessed: canonical column → the file's own header. */
  readonly columns: Readonly<Record<string, string>>;
  /** `null` leaves it to the file, or to `dataset.json`. */
  readonly crs: string | null;
}

/** What was decided of the same header line before, by {@link headerKey}. */
export type RememberedChoices = Readonly<Record<string, Pick<FileChoice, 'columns' | 'crs'>>>;

/** Names a set of headers read as a layer, whatever their order. */
export const headerKey = (layer: LayerName, headers: readonly string[]): string =>
  [layer, ...[...headers].sort()].join('\t');

const NOT_READ: FileChoice = { layer: null, columns: {}, crs: null };
const TRUST = { settings: 0, name: 1, columns: 2 } as const;

/**
 * What each file is first taken for, in the order of the files. A layer goes to one file: to the one that `dataset.json` names,
 * else to the one named after it, else to the first whose columns fit.
 */
export function firstChoices({ files, settings }: InspectedFiles, remembered: RememberedChoices): FileChoice[] {
  const taken = new Map<LayerName, number>();
  const order = files.map((_, index) => index).sort((a, b) => trustOf(files[a]) - trustOf(files[b]) || a - b);
  for (const index of order) {
    const layer = files[index].recognized?.layer;
    if (layer !== undefined && !taken.has(layer)) taken.set(layer, index);
  }
  return files.map((file, index) => {
    const layer = file.recognized?.layer ?? null;
    return layer === null || taken.get(layer) !== index ? NOT_READ : choiceOf(file, layer, settings, remembered);
  });
}

const trustOf = ({ recognized }: InspectedFile): number => (recognized === null ? 3 : TRUST[recognized.by]);

/** How a file is read as a layer when nobody has said anything yet: as `dataset.json` says, else as it was before. */
export function choiceOf(
  file: InspectedFile,
  layer: LayerName,
  settings: DatasetFile,
  remembered: RememberedChoices,
): FileChoice {
  const said = settings.layers?.[layer];
  const before = remembered[headerKey(layer, file.headers)];
  return {
    layer,
    columns: said?.columns ?? before?.columns ?? {},
    crs: said?.crs ?? (file.crs === null ? (before?.crs ?? null) : null),
  };
}

/** A column of a layer and the header of the file that it is read from. */
export interface FieldChoice {
  readonly column: string;
  readonly isRequired: boolean;
  /** `null` where the file has nothing for it. */
  readonly header: string | null;
  /** Whether the header was found by its name and not said by the user. */
  readonly isGuess: boolean;
}

/** Columns that say where a row lies, and are only meant in tables. */
const PLACES = ['lat', 'lon', 'wkt'] as const;

/** Every column of the chosen layer with the header that it is read from. */
export function fieldsOf(file: InspectedFile, choice: FileChoice, facts: LayerFacts): FieldChoice[] {
  if (choice.layer === null) return [];
  const guesses = guessesOf(file, choice.layer);
  const claimed = new Set(Object.values(choice.columns));
  const places = file.isTable && facts.geometry !== 'none' ? PLACES : [];
  return [...facts.columns, ...places].map((column) => {
    const guess = guesses.get(column);
    const said = choice.columns[column];
    const header = said ?? (guess !== undefined && !claimed.has(guess) ? guess : null);
    return {
      column,
      isRequired: facts.required.includes(column),
      header,
      isGuess: said === undefined && header !== null,
    };
  });
}

/** The columns that every row needs and that the file does not have; a GeoJSON feature has its id beside the columns. */
export const missingColumns = (file: InspectedFile, choice: FileChoice, facts: LayerFacts): string[] =>
  fieldsOf(file, choice, facts)
    .filter(({ isRequired, header, column }) => isRequired && header === null && (file.isTable || column !== 'id'))
    .map(({ column }) => column);

/** Whether a layer cannot be read from any file as chosen: a table whose header line lacks a required column. */
export const isUnreadable = ({ files, layers }: InspectedFiles, choices: readonly FileChoice[]): boolean =>
  choices.some(
    (choice, index) =>
      choice.layer !== null &&
      files[index].isTable &&
      missingColumns(files[index], choice, layers[choice.layer]).length > 0,
  );

/** As many other layers are offered for a file. */
const OFFERED = 2;

/** The layers that a file's columns fit and that no file is read as yet, best first. */
export const offeredLayers = ({ fitting }: InspectedFile, choices: readonly FileChoice[]): LayerName[] =>
  fitting.filter((layer) => !choices.some((choice) => choice.layer === layer)).slice(0, OFFERED);

const guessesOf = (file: InspectedFile, layer: LayerName): Map<string, string> =>
  new Map(canonicalColumns(layer, file.headers).map((column, index) => [column, file.headers[index]]));

/** The choice with a column read from another header, `null` for as guessed. A header is read once. */
export function withColumn(file: InspectedFile, choice: FileChoice, column: string, header: string | null): FileChoice {
  const isAsGuessed =
    header === null || (choice.layer !== null && guessesOf(file, choice.layer).get(column) === header);
  const others = Object.entries(choice.columns).filter(([name, taken]) => name !== column && taken !== header);
  return { ...choice, columns: Object.fromEntries(isAsGuessed ? others : [...others, [column, header]]) };
}

/** Whether coordinates are written in metres, so that somebody has to say in which system. */
export const needsCrs = ({ position, crs }: InspectedFile, choice: FileChoice): boolean =>
  choice.crs === null && crs === null && position !== null && Math.abs(position[0]) > 1000;

/** Layers that several files are said to be. */
export const clashesOf = (choices: readonly FileChoice[]): LayerName[] =>
  LAYERS.filter((layer) => choices.filter((choice) => choice.layer === layer).length > 1);

/** Why none of the files can be read, by the one that tells most of itself; `null` where one can be. */
export function soleProblem({ files }: InspectedFiles): Refusal | null {
  const problems = files.flatMap(({ problem }) => problem ?? []);
  if (problems.length < files.length) return null;
  return problems.find(({ code }) => code !== 'unknown-format') ?? problems[0];
}

/** Layers that are not read, because the file that `dataset.json` names for them is not among those that were picked. */
export const absentLayers = (
  { files, settings }: InspectedFiles,
  choices: readonly FileChoice[],
): { layer: LayerName; file: string }[] =>
  LAYERS.flatMap((layer) => {
    const file = settings.layers?.[layer]?.file;
    const isThere = choices.some((choice) => choice.layer === layer) || files.some((one) => one.file === file);
    return file === undefined || isThere ? [] : [{ layer, file }];
  });

/** The file that is read as the layer that this one, which is not read, was recognised as; `null` where there is none. */
export function insteadOf({ files }: InspectedFiles, choices: readonly FileChoice[], index: number): string | null {
  const layer = files[index].recognized?.layer;
  if (layer === undefined || choices[index].layer !== null) return null;
  const other = choices.findIndex((choice) => choice.layer === layer);
  return other < 0 ? null : shownName(files[other]);
}

/** The `dataset.json` that reads the files as chosen: with it in their folder, the command line gives the same. */
export function toSettings(
  { files, settings }: InspectedFiles,
  choices: readonly FileChoice[],
  name: string,
): DatasetFile {
  const layers: Partial<Record<LayerName, DatasetLayer>> = {};
  for (const layer of LAYERS) {
    const index = choices.findIndex((choice) => choice.layer === layer);
    if (index < 0) continue;
    const { columns, crs } = choices[index];
    const { file, sheet } = files[index];
    layers[layer] = {
      file,
      ...(sheet !== null && { sheet }),
      ...(crs !== null && { crs }),
      ...(Object.keys(columns).length > 0 && { columns }),
    };
  }
  return { ...settings, name: settings.name ?? name, layers };
}

/** Files that are left out altogether, because by their names they would be read as a layer all the same. */
export const leftOut = ({ files }: InspectedFiles, choices: readonly FileChoice[]): string[] =>
  files
    .filter(({ file }) => {
      const stem = formatOf(file)?.stem.toLowerCase();
      const layer = LAYERS.find((one) => one === stem);
      const isRead = choices.some((choice, other) => choice.layer !== null && files[other].file === file);
      return !isRead && layer !== undefined && !choices.some((choice) => choice.layer === layer);
    })
    .map(({ file }) => file);

/** What a file is called in a list. */
export const shownName = ({ file, sheet }: InspectedFile): string => nameWithSheet(file, sheet);

/** As many header lines are remembered. */
const REMEMBERED = 60;

/** What is remembered once these choices were used; the oldest is forgotten. */
export function remember(
  before: RememberedChoices,
  files: readonly InspectedFile[],
  choices: readonly FileChoice[],
): RememberedChoices {
  const kept = new Map(Object.entries(before));
  choices.forEach(({ layer, columns, crs }, index) => {
    if (layer === null) return;
    const key = headerKey(layer, files[index].headers);
    kept.delete(key);
    if (crs !== null || Object.keys(columns).length > 0) kept.set(key, { columns, crs });
  });
  return Object.fromEntries([...kept].slice(-REMEMBERED));
}
