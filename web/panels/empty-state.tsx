import { Button } from 'react-aria-components/Button';
import type { PlanId } from '../../seeds/sample/index.ts';
import { useMessages } from '../messages/index.ts';
import { open, showDialog } from '../state/actions.ts';
import { SAMPLES } from '../state/app-state.ts';

/** What stands in the middle while nothing is open. */
export function EmptyState() {
  const words = useMessages();
  return (
    <div className="empty-state">
      <h2>{words.emptyTitle}</h2>
      <p>{words.emptyText}</p>
      <div className="dialog-actions">
        {Object.entries(SAMPLES).map(([id, label]) => (
          <Button
            key={id}
            className="button quiet bordered"
            onPress={() => void open({ kind: 'sample', plan: id as PlanId })}
          >
            {label}
          </Button>
        ))}
        <Button className="button" onPress={() => showDialog('import')}>
          {words.openData}
        </Button>
      </div>
    </div>
  );
}
