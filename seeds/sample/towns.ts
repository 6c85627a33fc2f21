import { cutLine } from './cables.ts';
import type { LineRow, PointRow } from './layers.ts';
import { type LngLat, lineLengthM } from './plane.ts';
import { hashUnit, makeRandom } from './random.ts';
import type { SampleSpec } from './spec.ts';
import type { Street } from './streets.ts';

/** Poles along the lines, evenly, exactly as many as the plan says; owners and tenants so that the shared share holds. */
export function makePoles(lines: readonly (readonly LngLat[])[], spec: SampleSpec): PointRow[] {
  const random = makeRandom(spec.seed + 71);
  const lengths = lines.map(lineLengthM);
  const total = lengths.reduce((sum, m) => sum + m, 0);
  const stepM = total / spec.town.poles;
  const companies = spec.fixed.operators;
  const shared = Math.round(spec.town.poles * spec.town.poleSharedShare);
  const poles: PointRow[] = [];
  let line = 0;
  let before = 0;
  for (let i = 0; i < spec.town.poles; i++) {
    const at = (i + 0.5) * stepM;
    while (line + 1 < lines.length && before + lengths[line]! < at) before += lengths[line++]!;
    const [lng, lat] = cutLine(lines[line]!, Math.min(at - before, lengths[line]! - 0.5)).at(-1)!;
    const isShared = Math.floor(((i + 1) * shared) / spec.town.poles) > Math.floor((i * shared) / spec.town.poles);
    const owner = isShared && random.unit() < 0.7 ? 'EVN' : random.pick(companies);
    const others = companies.filter((company) => company !== owner);
    const tenants = isShared ? others.slice(0, 1 + random.below(others.length)).join(';') : '';
    const id = `${spec.code}-P${String(i + 1).padStart(5, '0')}`;
    poles.push({ lng, lat, id, owner, ...(tenants === '' ? {} : { tenants }) });
  }
  return poles;
}

/** A duct under every street with underground cables; every piece shared or not, so that the shared share holds. */
export function makeDucts(streets: readonly Street[], spec: SampleSpec): LineRow[] {
  const dug = streets.filter((street) => street.cables === 'underground');
  const lengths = dug.map((street) => lineLengthM(street.line));
  const wanted = lengths.reduce((sum, m) => sum + m, 0) * spec.town.ductSharedShare;
  const companies = spec.fixed.operators;
  let shared = 0;
  return dug.map((street, i) => {
    const owner = companies[Math.floor(hashUnit(spec.seed, i, 72) * Math.min(2, companies.length))]!;
    const isShared = shared + lengths[i]! / 2 <= wanted;
    if (isShared) shared += lengths[i]!;
    const tenants = isShared
      ? companies
          .filter((company) => company !== owner)
          .slice(0, 2)
          .join(';')
      : '';
    const id = `${spec.code}-D${String(i + 1).padStart(3, '0')}`;
    return { line: street.line, id, owner, ...(tenants === '' ? {} : { tenants }) };
  });
}
