import { Button } from 'react-aria-components/Button';
import { useMessages } from '../messages/index.ts';
import { showDialog } from '../state/view-actions.ts';
import { SampleButtons } from './sample-buttons.tsx';

/** What stands in the middle while nothing is open. */
export function EmptyState() {
  const words = useMessages();
  return (
    <div className="empty-state">
      <h2>{words.emptyTitle}</h2>
      <p>{words.emptyText}</p>
      <div className="dialog-actions">
        <SampleButtons />
        <Button className="button" onPress={() => showDialog('import')}>
          {words.openData}
        </Button>
        <Button className="button quiet bordered" onPress={() => showDialog('library')}>
          {words.keptData.open}
        </Button>
      </div>
    </div>
  );
}
