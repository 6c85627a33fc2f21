import type { AnalysedDataset, OpenedDataset } from '../work/desk-api.ts';
import type { AppState } from './app-state.ts';
import { SELECTABLE_KINDS, type SelectableKind, type Selection } from './selection.ts';

/** Something by the id that its row has in the data; a commune by its code. */
export interface WantedSelection {
  readonly kind: SelectableKind;
  readonly id: string;
}

/** How the address of the page names each kind. */
const NAMES: Readonly<Record<SelectableKind, string>> = {
  village: 'village',
  site: 'site',
  'dead-zone': 'zone',
  commune: 'commune',
};

/** The ids of what can be selected of a kind, by row. */
function idsOf(kind: SelectableKind, { dataset }: OpenedDataset, analysed: AnalysedDataset | null): readonly string[] {
  if (kind === 'village') return dataset.villages?.id ?? [];
  if (kind === 'site') return dataset.sites?.id ?? [];
  return (kind === 'commune' ? analysed?.areas.code : analysed?.deadZones.map(({ id }) => id)) ?? [];
}

/** The selection as a parameter of the address, `null` without one. */
export function toSelectionParam({ selection, opened, analysed }: AppState): [string, string] | null {
  if (selection === null || opened === null) return null;
  const id = idsOf(selection.kind, opened, analysed)[selection.row];
  return id === undefined ? null : [NAMES[selection.kind], id];
}

/** What an address says is selected; of several the first kind. */
export function readSelectionParam(said: URLSearchParams): WantedSelection | null {
  const kind = SELECTABLE_KINDS.find((one) => said.get(NAMES[one]));
  return kind === undefined ? null : { kind, id: said.get(NAMES[kind])! };
}

/** That thing in the data, `null` where there is none such. */
export function findSelection(
  wanted: WantedSelection | null | undefined,
  opened: OpenedDataset,
  analysed: AnalysedDataset,
): Selection | null {
  if (!wanted) return null;
  const row = idsOf(wanted.kind, opened, analysed).indexOf(wanted.id);
  return row < 0 ? null : { kind: wanted.kind, row };
}
