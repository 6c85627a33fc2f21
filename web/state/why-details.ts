import type { AreaDetails, SiteDetails, ZoneDetails } from '../work/desk/explain.ts';
import { currentDesk } from './actions.ts';
import { app } from './app-state.ts';
import { isSame, type Selection } from './selection.ts';
import { createStore, useStore } from './store.ts';

/** What the worker found out about what is selected; `null` until it has. */
export interface WhyDetails {
  readonly site: SiteDetails | null;
  readonly zone: ZoneDetails | null;
  readonly area: AreaDetails | null;
}

const NOTHING: WhyDetails = { site: null, zone: null, area: null };

/** The details of the selection of the page. */
export const whyDetails = createStore<WhyDetails>(NOTHING);

/** What `select` sees of the details. */
export const useWhyDetails = <Part>(select: (details: WhyDetails) => Part): Part => useStore(whyDetails, select);

/** Asks the worker about what is selected, and about whatever will be; gives back how to stop. */
export function keepWhyDetails(): () => void {
  let asked: { selection: Selection | null; analysed: unknown } = { selection: null, analysed: null };
  const look = () => {
    const { selection, analysed } = app.get();
    if (isSame(selection, asked.selection) && analysed === asked.analysed) return;
    asked = { selection, analysed };
    whyDetails.set(NOTHING);
    if (selection === null || analysed === null || selection.kind === 'village') return;
    const mine = asked;
    const answer = find(selection).catch(() => ({}));
    void answer.then((details) => {
      if (asked === mine) whyDetails.set(details);
    });
  };
  // A dataset that comes measured can be on the page before the map.
  look();
  return app.subscribe(look);
}

async function find({ kind, row }: Selection): Promise<Partial<WhyDetails>> {
  const current = currentDesk();
  if (current === null) return {};
  if (kind === 'site') return { site: await current.explainSite(row) };
  if (kind === 'dead-zone') return { zone: await current.explainZone(row) };
  return { area: await current.explainArea(row) };
}
