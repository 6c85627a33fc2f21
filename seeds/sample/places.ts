import type { PointRow } from './layers.ts';
import type { Namer } from './names.ts';
import type { LngLat } from './plane.ts';
import { makeRandom } from './random.ts';
import type { Settlement } from './settlements.ts';
import type { SampleSpec } from './spec.ts';

/** The offices, schools, clinics, hospitals, parks and sights of a province, beside its villages. */
export function makePlaces(
  settlements: readonly Settlement[],
  communeNames: readonly string[],
  hasFiber: Uint8Array,
  positionOf: (x: number, y: number) => LngLat,
  namer: Namer,
  spec: SampleSpec,
): PointRow[] {
  const random = makeRandom(spec.seed + 81);
  const places: PointRow[] = [];
  const add = (village: number, kind: string, name: string, aside: number, more: Record<string, boolean>): void => {
    const home = settlements[village]!;
    const [lng, lat] = positionOf(home.x + random.between(-aside, aside), home.y + random.between(-aside, aside));
    const id = `${spec.code}-L${String(places.length + 1).padStart(4, '0')}`;
    places.push({ lng, lat, id, kind, name, ...more });
  };
  let towns = 0;
  settlements.forEach((home, village) => {
    const wired = hasFiber[village] === 1;
    const fiber = (chance: number): Record<string, boolean> =>
      wired && random.unit() > chance ? {} : { fiber: wired && random.unit() < 0.97 };
    const area = communeNames[home.commune]!;
    if (home.isCentre) {
      const dedicated_network = home.commune < spec.town.communesWithDedicatedNetwork;
      add(village, 'commune-office', `UBND ${area}`, 90, { dedicated_network, fiber: true });
      add(village, 'clinic', `Trạm y tế ${area}`, 160, fiber(0.9));
      add(village, 'school', `Trường Tiểu học và THCS ${area}`, 200, fiber(0.9));
      if (home.isTown) {
        add(village, 'hospital', `Trung tâm y tế ${area}`, 240, { fiber: true });
        add(village, 'public-space', `Quảng trường ${area}`, 150, {});
        add(village, 'school', `Trường THPT ${area}`, 240, { fiber: true });
        if (towns++ < spec.town.industrialParks) {
          add(village, 'industrial-park', `Khu công nghiệp ${namer.plain()}`, 240, { fiber: true });
        }
      }
    } else if (random.unit() < 0.24) {
      add(village, 'school', `Điểm trường ${namer.plain()}`, 120, random.unit() < 0.5 ? {} : { fiber: wired });
    } else if (random.unit() < 0.014) {
      add(village, 'tourism', `Điểm du lịch ${namer.plain()}`, 240, {});
    }
  });
  return places;
}
