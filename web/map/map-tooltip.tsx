import { MOBILE_STATUSES } from '../../engine/vocabulary.ts';
import { useMessages } from '../messages/index.ts';
import { StatusMark } from '../panels/status-mark.tsx';
import { useApp } from '../state/app-state.ts';

/** A village and where the pointer is over the map, pixels. */
export interface Hovered {
  readonly row: number;
  readonly x: number;
  readonly y: number;
}

/** The name and status of the village under the pointer. */
export function MapTooltip({ row, x, y }: Hovered) {
  const words = useMessages();
  const name = useApp(({ opened }) => opened?.dataset.villages?.name[row]);
  const status = MOBILE_STATUSES[useApp(({ analysed }) => analysed?.villages?.mobileStatus[row]) ?? 0];
  if (name === undefined) return null;
  return (
    <div className="map-tooltip" style={{ transform: `translate(${x}px, ${y}px)` }} aria-hidden="true">
      <div>
        <StatusMark status={status} />
        <strong>{name}</strong>
        <span>{words.statuses[status]}</span>
      </div>
    </div>
  );
}
