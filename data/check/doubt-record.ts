import { COMPUTED_INDICATORS, type LayerName, type LayerRecords, STATISTICAL_INDICATORS } from '../../engine/index.ts';
import { editDistance, nearest } from '../nearest.ts';
import type { Finding } from './findings.ts';
import type { Knowledge } from './knowledge.ts';
import type { Box } from './scan-vertices.ts';

/** A row this far outside the bounds of the admin layer is far: farther than a rural 4G cell commonly reaches. */
const FAR_KM = 5;

/** A village this far outside its commune is in another: borders as maps simplify them are off by less. */
const ELSEWHERE_M = 1000;

/** Adds to `findings` what is doubtful about an accepted record in the light of the layers read before it. */
export function doubtRecord<L extends LayerName>(
  layer: L,
  record: LayerRecords[L],
  box: Box | null,
  knowledge: Knowledge,
  findings: Finding[],
): void {
  const { province } = knowledge;
  if (layer === 'villages') doubtVillage(record as LayerRecords['villages'], knowledge, findings);
  else if (province !== null && box !== null && layer !== 'admin') {
    const distanceKm = province.distanceKm(box);
    if (distanceKm >= FAR_KM) {
      findings.push({ code: 'far-outside', column: null, facts: { distance: Math.round(distanceKm) } });
    }
  }
  if (layer === 'observations') {
    const { indicator: value, areaCode } = record as LayerRecords['observations'];
    const meant = mistypedIndicator(value);
    if (meant !== null) findings.push({ code: 'unknown-indicator', column: 'indicator', facts: { value, meant } });
    if (province !== null && areaCode !== null && areaCode !== '*' && !knowledge.isArea(areaCode))
      findings.push(unknownCode('unknown-area', 'area_code', areaCode, knowledge.isArea));
  }
  if (layer === 'stations' && knowledge.hasSites) {
    const { siteId } = record as LayerRecords['stations'];
    if (siteId !== null && !knowledge.isSite(siteId)) {
      findings.push({ code: 'unknown-site', column: 'site_id', facts: { value: siteId } });
    }
  }
}

const INDICATORS: readonly string[] = [...COMPUTED_INDICATORS, ...STATISTICAL_INDICATORS];

/** More slips than this and another name is meant, perhaps one of a plan of one's own. */
const MOST_SLIPS = 3;

/** The indicator that a name was to be which is nearly one, else `null`. */
function mistypedIndicator(name: string): string | null {
  if (INDICATORS.includes(name)) return null;
  const meant = nearest(name, INDICATORS);
  return meant !== null && editDistance(name.toLowerCase(), meant) <= MOST_SLIPS ? meant : null;
}

function doubtVillage(village: LayerRecords['villages'], { province }: Knowledge, findings: Finding[]): void {
  if (province === null) return;
  const { lng, lat, communeCode: value } = village;
  const stated = value === null ? undefined : province.communes.get(value);
  const distanceM = stated?.distanceM(lng, lat) ?? Number.POSITIVE_INFINITY;
  if (distanceM > 0 && !province.hasAreaAt(lng, lat)) {
    findings.push({ code: 'outside-every-area', column: null, facts: { level: province.finestLevel } });
  } else if (stated !== undefined && distanceM >= ELSEWHERE_M) {
    const facts = { value: value!, name: stated.name, distance: Math.round(distanceM / 1000) };
    findings.push({ code: 'other-commune', column: 'commune_code', facts });
  }
  if (value === null || stated !== undefined || province.communes.size === 0) return;
  findings.push(unknownCode('unknown-commune', 'commune_code', value, (code) => province.communes.has(code)));
}

/** Most zeros that a code is looked for with: codes of communes have five digits. */
const MOST_ZEROS = 4;

/** That the code of an area is not known, or how it is written where only zeros in front are missing. */
export function unknownCode(
  code: 'unknown-commune' | 'unknown-area' | 'unknown-parent',
  column: string,
  value: string,
  isKnown: (code: string) => boolean,
): Finding {
  let meant = value;
  if (/^\d+$/.test(value)) for (let k = 0; k < MOST_ZEROS && !isKnown(meant); k++) meant = `0${meant}`;
  return isKnown(meant)
    ? { code: 'lost-zeros', column, facts: { column, value, meant } }
    : { code, column, facts: { value } };
}
