import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { formatNumber } from '../figures.ts';
import { useMessages } from '../messages/index.ts';
import { useApp } from '../state/app-state.ts';
import { selectedOf } from '../state/selection.ts';
import { select } from '../state/view-actions.ts';

const FIRST = 3;
/** The list holds no more; the rest is seen on the map. */
const MOST = 200;

/** The largest dead zones by rank; pressing one selects it. */
export function ZoneRanks() {
  const words = useMessages();
  const { onMap } = words;
  const zones = useApp(({ analysed }) => analysed?.deadZones);
  const selected = useApp(({ selection }) => selectedOf(selection, 'dead-zone'));
  const [isWhole, setWhole] = useState(false);
  if (zones === undefined) return null;
  const most = Math.min(MOST, zones.length);
  return (
    <>
      <ol className="zone-ranks" aria-label={onMap.zoneList}>
        {zones.slice(0, isWhole ? most : FIRST).map(({ id, areaKm2, villages }, rank) => (
          <li key={id}>
            <Button
              className="zone-rank"
              aria-pressed={selected === rank}
              onPress={() => select({ kind: 'dead-zone', row: rank })}
            >
              <b className="zone-rank-number">{rank + 1}</b>
              <span>{onMap.area(formatNumber(areaKm2, 2, words))}</span>
              <span className="zone-rank-villages">
                {villages > 0 && onMap.villageCount(formatNumber(villages, 0, words))}
              </span>
            </Button>
          </li>
        ))}
      </ol>
      {zones.length > FIRST && (
        <Button className="zone-more" onPress={() => setWhole(!isWhole)}>
          {isWhole ? onMap.zoneFewer : onMap.zoneAll(formatNumber(most, 0, words))}
        </Button>
      )}
    </>
  );
}
