import { COMPUTED_INDICATORS, type LayerName, type LayerRecords, STATISTICAL_INDICATORS } from '../../engine/index.ts';
import { editDistance, nearest } from '../nearest.ts';
import type { Finding } from './findings.ts';
import type { Knowledge } from './knowledge.ts';
import type { Box } from './scan-vertices.ts';

/** A row this far outside the bounds of the admin layer is far: farther than a rural 4G cell commonly reaches. */
const FAR_KM = 5;

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
    const { indicator: value } = record as LayerRecords['observations'];
    const meant = mistypedIndicator(value);
    if (meant !== null) findings.push({ code: 'unknown-indicator', column: 'indicator', facts: { value, meant } });
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
  if (!province.hasAreaAt(village.lng, village.lat)) {
    findings.push({ code: 'outside-every-area', column: null, facts: { level: province.finestLevel } });
  }
  const { communeCode } = village;
  if (communeCode !== null && province.communes.size > 0 && !province.communes.has(communeCode)) {
    findings.push({ code: 'unknown-commune', column: 'commune_code', facts: { value: communeCode } });
  }
}
