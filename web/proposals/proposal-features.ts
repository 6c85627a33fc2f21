/** What the map draws of proposals, as plain features. */
import type { Dataset } from '../../engine/index.ts';
import { toFeature, toPoint } from '../map/layers/coordinates.ts';
import type { ProposalsState } from './proposals-state.ts';
import { wishOf } from './wishes.ts';

type Position = readonly [number, number];
type Feature = GeoJSON.Feature;

const line = (from: Position, to: Position, kind: string): Feature =>
  toFeature({ type: 'LineString', coordinates: [[...from], [...to]] }, { kind });
const point = ([lng, lat]: Position, properties: Record<string, unknown>): Feature =>
  toFeature(toPoint(lng, lat), properties);
const villageAt = ({ villages }: Dataset, row: number): Position => [villages!.lng[row], villages!.lat[row]];

/** The sites of the answer and the villages that they win, or what is looked at of what others offer; `ghost` is where a site is being moved. */
export function proposalFeatures(state: ProposalsState, dataset: Dataset, ghost: Position | null): Feature[] {
  return state.part === 'plan' ? planFeatures(state, ghost) : offerFeatures(state, dataset);
}

function planFeatures({ answer, site: looked, wishes, moving }: ProposalsState, ghost: Position | null): Feature[] {
  if (answer === null) return [];
  const { report, dataset } = answer;
  const found: Feature[] = [];
  for (const site of report.sites) {
    const at: Position = [site.position.lng, site.position.lat];
    const isLooked = site.order === looked;
    const state = isLooked ? 'looked' : looked === null ? 'plain' : 'faint';
    for (const row of site.villages) {
      found.push(line(at, villageAt(dataset, row), `link-${state}`));
      found.push(point(villageAt(dataset, row), { kind: 'won', state }));
    }
    const wish = wishOf(wishes, site.position.id);
    const kind = site.action === 'build' ? 'build' : 'standing';
    const goal = site.order === moving && ghost !== null ? ghost : wish?.kind === 'move' ? toPosition(wish.at) : null;
    if (goal !== null && (goal[0] !== at[0] || goal[1] !== at[1]))
      found.push(line(at, goal, 'link-move'), point(goal, { kind: 'moved', order: site.order, state: 'looked' }));
    found.push(point(at, { kind, order: site.order, state, wish: wish?.kind ?? '' }));
  }
  for (const row of report.unreachable)
    found.push(point(villageAt(dataset, row), { kind: 'unreachable', state: 'plain' }));
  return found;
}

const toPosition = ({ lng, lat }: { readonly lng: number; readonly lat: number }): Position => [lng, lat];

/** Offers beyond this rank are drawn only when they are looked at: the best are what one looks for. */
const MOST_OFFERS = 200;

function offerFeatures({ offers, offer, near, nearGroup }: ProposalsState, dataset: Dataset): Feature[] {
  const found: Feature[] = [];
  const group = nearGroup === null ? undefined : near?.groups[nearGroup];
  if (group !== undefined) {
    const [first, ...rest] = group.locations;
    for (const other of rest) found.push(line([first.lng, first.lat], [other.lng, other.lat], 'link-looked'));
    for (const { lng, lat } of group.locations)
      found.push(point([lng, lat], { kind: 'standing', order: nearGroup! + 1, state: 'looked', wish: '' }));
    return found;
  }
  offers?.opportunities.forEach((one, i) => {
    if (i >= MOST_OFFERS && i !== offer) return;
    const state = i === offer ? 'looked' : offer === null ? 'plain' : 'faint';
    const at: Position = [one.lng, one.lat];
    if (i === offer)
      for (const row of one.villages)
        found.push(
          line(at, villageAt(dataset, row), 'link-looked'),
          point(villageAt(dataset, row), { kind: 'won', state }),
        );
    found.push(point(at, { kind: 'standing', order: one.rank, state, wish: '' }));
  });
  return found;
}
