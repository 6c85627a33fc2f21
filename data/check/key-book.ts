import type { LayerName } from '../../engine/index.ts';
import type { LayerSchema, Where } from '../schemas/index.ts';
import type { Finding } from './findings.ts';
import type { Knowledge } from './knowledge.ts';

type Keyed = Readonly<Record<string, unknown>>;

/** A book of what names the accepted rows of a layer: ids, declared triples and positions, each with its first row. */
export function createKeyBook<L extends LayerName>(layer: L, schema: LayerSchema<L, Keyed>) {
  const { key, doubtsSharedPosition } = schema;
  const rowOfKey = new Map<string, number>();
  const rowOfPosition = new Map<number, Map<number, number>>();

  /** The id of a row: its own, else `layer/row`; also where another row already has its own and that is allowed. */
  function name(row: number, columns: Keyed, findings: Finding[]): string {
    if (key === null) return '';
    const own = columns[key.column];
    if (typeof own !== 'string') return `${layer}/${row}`;
    const first = key.isUnique ? undefined : rowOfKey.get(own);
    if (first === undefined) return own;
    findings.push({ code: 'repeated-id', column: key.column, facts: { value: own, first, name: `${layer}/${row}` } });
    return `${layer}/${row}`;
  }

  /** The text that two rows must not share, or `null`. */
  function keyOf(columns: Keyed): string | null {
    if (layer === 'declarations') return `${columns.village_id}, ${columns.operator}, ${columns.technology}`;
    const own = key === null ? null : columns[key.column];
    return typeof own === 'string' ? own : null;
  }

  return {
    name,
    /** Why an otherwise good row cannot stand beside those accepted before it, or `null`. */
    conflict(columns: Keyed, { lng }: Where, knowledge: Knowledge): Finding | null {
      if (layer === 'clusters' || layer === 'declarations') {
        const value = String(columns.village_id);
        if (!knowledge.isVillage(value)) return { code: 'unknown-village', column: 'village_id', facts: { value } };
      }
      if (layer === 'stations' && columns.site_id === null && Number.isNaN(lng)) {
        return { code: 'station-without-place', column: 'site_id', facts: {} };
      }
      if (key !== null && !key.isUnique) return null;
      const value = keyOf(columns);
      const first = value === null ? undefined : rowOfKey.get(value);
      if (value === null || first === undefined) return null;
      if (key === null) return { code: 'duplicate-declaration', column: null, facts: { value, first } };
      return { code: 'duplicate-id', column: key.column, facts: { column: key.column, value, first } };
    },
    /** Enters an accepted row; a position that another row has is added to `findings`. */
    enter(row: number, columns: Keyed, { lng, lat }: Where, findings: Finding[]): void {
      const value = keyOf(columns);
      if (value !== null && !rowOfKey.has(value)) rowOfKey.set(value, row);
      if (!doubtsSharedPosition) return;
      let onParallel = rowOfPosition.get(lat);
      if (onParallel === undefined) {
        onParallel = new Map();
        rowOfPosition.set(lat, onParallel);
      }
      const first = onParallel.get(lng);
      if (first === undefined) onParallel.set(lng, row);
      else findings.push({ code: 'duplicate-position', column: null, facts: { first } });
    },
  };
}
