/** What a user does with a site that he puts up: the scorecard follows it wherever it goes. */
import { reachOfSite, type SiteReach } from '../../engine/propose/reach-of-site.ts';
import type { Edit } from '../../engine/scenario/edit.ts';
import { deskInUse } from '../state/actions.ts';
import { app } from '../state/app-state.ts';
import { type Position, toGeometry } from './drawing.ts';
import { createLatestWins } from './latest-wins.ts';
import { antennaHeightM, technologiesOf, toAddSite } from './make-edits.ts';
import { sayFailure } from './notices.ts';
import { make, takeTool, tryOut } from './tool-actions.ts';
import { type ToolState, tools } from './tool-state.ts';
import { addEdits } from './what-if-actions.ts';
import { whatIf } from './what-if-state.ts';

/** Whether a new site has all that it needs. */
export const isSiteReady = ({ place, site, drawing }: ToolState): boolean =>
  place !== null &&
  site.operators.length > 0 &&
  technologiesOf(site).length > 0 &&
  technologiesOf(site).every((technology) => site.radiusM[technology]! > 0) &&
  (drawing === null || toGeometry(drawing) !== null);

/** What the new site would serve: what is drawn, or what its antennas see within their radius; the desk knows the ground. */
async function findReach({ place, site, drawing, isCircle }: ToolState): Promise<SiteReach> {
  const drawn = drawing && toGeometry(drawing);
  if (drawn !== null)
    return {
      shapes: Object.fromEntries(technologiesOf(site).map((technology) => [technology, drawn])),
      isInSight: false,
    };
  const [lng, lat] = place!;
  const asked = { lng, lat, heightM: antennaHeightM(site), radiusM: site.radiusM };
  return isCircle || !app.get().opened!.hasTerrain ? reachOfSite(asked, null) : deskInUse().reachOfSite(asked);
}

const siteEdit = ({ site, place }: ToolState, { shapes }: SiteReach): Edit => toAddSite(site, place!, shapes);

/** Whether the site that was asked about is still the one in hand, though it may have gone on. */
const isInHand = ({ site }: ToolState): boolean => {
  const now = tools.get();
  return now.tool === 'add-site' && now.site.id === site.id && isSiteReady(now);
};

/** The reach that was found last, with what it was asked of. */
let found: { readonly asked: ToolState; readonly reach: SiteReach } | null = null;

/** Whether two states describe the same site at the same place. */
const isSameSite = (a: ToolState, b: ToolState): boolean =>
  (['site', 'place', 'drawing', 'isCircle'] as const).every((part) => a[part] === b[part]);

const tryLatest = createLatestWins<ToolState>(async (asked) => {
  const reach = await findReach(asked);
  if (!isInHand(asked)) return;
  found = { asked, reach };
  tools.set({ reach });
  tryOut(siteEdit(asked, reach));
}, sayFailure);

/** Shows what the new site would do, as soon as it has all that it needs. */
export function followSite(): void {
  if (isSiteReady(tools.get())) tryLatest(tools.get());
  else tools.set({ reach: null });
}

export function placeSite(place: Position): void {
  tools.set({ place });
  followSite();
}

/** Changes the new site as it is tried. */
export function changeSite(site: Partial<ToolState['site']>): void {
  tools.set({ site: { ...tools.get().site, ...site } });
  followSite();
}

/** How the new site's coverage comes about. */
export function shapeSite(shape: Pick<ToolState, 'drawing' | 'isCircle'>): void {
  tools.set({ ...shape, reach: null });
  followSite();
}

/** Makes the new site part of the scenario and takes up the next; whoever goes on to something else meanwhile still gets his site. */
export async function addSite(): Promise<void> {
  const asked = tools.get();
  const { dataset } = whatIf.get();
  const isKnown = found !== null && isSameSite(found.asked, asked);
  const reach = isKnown ? found!.reach : await waitForReach(asked);
  if (reach === null || whatIf.get().dataset !== dataset) return;
  const edit = siteEdit(asked, reach);
  if (!isInHand(asked)) return addEdits([edit]);
  make(edit);
  takeTool('add-site');
}

/** The site whose reach is being waited for before it is added. */
let adding: string | null = null;

/** The reach of a site that is to be added; `null` where that was asked before, or it cannot be found. */
async function waitForReach(asked: ToolState): Promise<SiteReach | null> {
  if (adding === asked.site.id) return null;
  adding = asked.site.id;
  whatIf.set({ isWorking: true });
  try {
    return await findReach(asked);
  } catch (error) {
    sayFailure(error);
    return null;
  } finally {
    adding = null;
  }
}
