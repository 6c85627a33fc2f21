import type { SiteReach } from '../../engine/propose/reach-of-site.ts';
import { createStore, useStore } from '../state/store.ts';
import type { Drawing, Position } from './drawing.ts';
import type { CoverageDraft, FiberDraft, SiteDraft } from './make-edits.ts';
import type { PickedLayer } from './records-near.ts';

/** What a user is about to change. */
export const TOOLS = ['add-site', 'edit-site', 'coverage', 'fiber', 'rules'] as const;
export type Tool = (typeof TOOLS)[number];

/** The tool in hand and what it has gathered so far. */
export interface ToolState {
  readonly tool: Tool | null;
  /** Where a site is to stand, or what was pointed at. */
  readonly place: Position | null;
  /** The id of the site, polygon or route that is to be changed; `null` for a new one. */
  readonly picked: string | null;
  /** Whether a polygon or route that is there is to be picked, not drawn anew. */
  readonly isPicking: boolean;
  readonly drawing: Drawing | null;
  /** The id that a new polygon or route gets. */
  readonly newId: string;
  readonly site: SiteDraft;
  /** Whether the new site is to serve a plain circle although there are heights. */
  readonly isCircle: boolean;
  /** What the new site would serve, once that is known. */
  readonly reach: SiteReach | null;
  readonly coverage: CoverageDraft;
  readonly fiber: FiberDraft;
}

const NOTHING = { place: null, picked: null, isPicking: false, drawing: null, reach: null } as const;

export const tools = createStore<ToolState>({
  tool: null,
  ...NOTHING,
  newId: '',
  isCircle: false,
  site: { id: '', operators: [], radiusM: {}, structure: 'tower', heightM: 42, builtOn: null },
  coverage: { operator: '', technology: '4G', serviceClass: 'outdoor', basis: 'modelled' },
  fiber: { operator: null, status: 'operational', deployment: 'aerial', kind: 'access' },
});

/** What `select` sees of the tool in hand. */
export const useTools = <Part>(select: (state: ToolState) => Part): Part => useStore(tools, select);

/** Puts down what was gathered; the forms stay filled in. */
export const putDown = (): void => tools.set(NOTHING);

/** The layer that a tool picks records of, `null` where it picks none. */
export function pickedLayer({ tool, isPicking }: Pick<ToolState, 'tool' | 'isPicking'>): PickedLayer | null {
  if (tool === 'edit-site') return 'sites';
  return (tool === 'coverage' || tool === 'fiber') && isPicking ? tool : null;
}
