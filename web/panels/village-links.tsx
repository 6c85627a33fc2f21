import { Button } from 'react-aria-components/Button';
import { MOBILE_STATUSES } from '../../engine/vocabulary.ts';
import { formatNumber } from '../figures.ts';
import { useMessages } from '../messages/index.ts';
import { useApp } from '../state/app-state.ts';
import { select } from '../state/view-actions.ts';
import { StatusMark } from './status-mark.tsx';

const SHOWN = 12;

/** Villages with their status; pressing one asks its why. */
export function VillageLinks({ villages }: { villages: ArrayLike<number> }) {
  const words = useMessages();
  const columns = useApp(({ opened }) => opened?.dataset.villages);
  const status = useApp(({ analysed }) => analysed?.villages?.mobileStatus);
  if (!columns) return null;
  const shown = Array.from({ length: Math.min(SHOWN, villages.length) }, (_, k) => villages[k]);
  return (
    <ul className="links">
      {shown.map((village) => (
        <li key={village}>
          <Button className="link-row" onPress={() => select({ kind: 'village', row: village })}>
            <StatusMark status={MOBILE_STATUSES[status?.[village] ?? 0]} />
            <span>{columns.name[village]}</span>
            {columns.population[village] > 0 && (
              <small>{words.onMap.peopleCount(formatNumber(columns.population[village], 0, words))}</small>
            )}
          </Button>
        </li>
      ))}
      {villages.length > SHOWN && (
        <li className="muted">{words.onMap.more(formatNumber(villages.length - SHOWN, 0, words))}</li>
      )}
    </ul>
  );
}
