import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Meter } from 'react-aria-components/Meter';
import '../styles/import.css';
import '../styles/library.css';
import { formatDate } from '../figures.ts';
import type { KeptDataset } from '../library/database.ts';
import { measureRoom, type Room } from '../library/room.ts';
import { useMessages } from '../messages/index.ts';
import { useWordsOf } from '../messages/part-words.ts';
import * as libraryMessages from '../messages/parts/library.ts';
import { close } from '../state/actions.ts';
import { useKept } from '../state/kept.ts';
import { showDialog } from '../state/view-actions.ts';
import { formatSize, TakingStrip } from '../takeaway/taking-strip.tsx';
import { DialogFrame } from './dialog-frame.tsx';
import { LibraryRow } from './library-row.tsx';
import { SampleButtons } from './sample-buttons.tsx';

/** The datasets that this browser keeps, and what can be done with each. */
export default function LibraryDialog({ onClose }: { onClose: () => void }) {
  const words = useMessages();
  const library = useWordsOf(libraryMessages);
  const datasets = useKept();
  const [trouble, setTrouble] = useState<string | null>(null);
  const attempt = (act: () => Promise<string | null>) => {
    setTrouble(null);
    act().then(setTrouble, (error: unknown) =>
      setTrouble(error instanceof Error && error.name === 'StorageFullError' ? library.full : library.failed),
    );
  };
  return (
    <DialogFrame title={library.title} isWide onClose={onClose}>
      <p className="muted">{library.explain}</p>
      {trouble !== null && (
        <p className="import-warning" role="alert">
          {trouble}
        </p>
      )}
      <div className="dialog-scroll">
        {datasets.length === 0 ? (
          <p className="library-empty">{library.empty}</p>
        ) : (
          <ul className="library-list" aria-label={library.title}>
            {datasets.map((dataset) => (
              <LibraryRow key={dataset.id} dataset={dataset} about={aboutOf(dataset, words)} attempt={attempt} />
            ))}
          </ul>
        )}
      </div>
      <TakingStrip />
      <RoomMeter datasets={datasets} />
      <div className="dialog-actions">
        <Button className="button" onPress={() => showDialog('import')}>
          {library.importFiles}
        </Button>
        <SampleButtons onOpen={onClose} />
        <Button
          className="button quiet bordered"
          onPress={() => {
            onClose();
            void close();
          }}
        >
          {words.keptData.startEmpty}
        </Button>
      </div>
    </DialogFrame>
  );
}

function aboutOf({ sizeBytes, savedAt, rejected, warnings }: KeptDataset, words: ReturnType<typeof useMessages>) {
  const found = rejected + warnings > 0 ? [words.issues(rejected, warnings)] : [];
  return [formatSize(sizeBytes, words), formatDate(savedAt.slice(0, 10), words), ...found].join(' · ');
}

/** How much of what the browser grants is used. */
function RoomMeter({ datasets }: { datasets: readonly KeptDataset[] }) {
  const words = useMessages();
  const library = useWordsOf(libraryMessages);
  const [room, setRoom] = useState<Room | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is kept changes the room
  useEffect(() => {
    let isGone = false;
    measureRoom().then(
      (measured) => !isGone && setRoom(measured),
      () => {},
    );
    return () => {
      isGone = true;
    };
  }, [datasets]);
  if (room === null || room.quotaBytes === 0) return null;
  const text = library.room(formatSize(room.usedBytes, words), formatSize(room.quotaBytes, words));
  return (
    <Meter
      className="room"
      aria-label={library.roomLabel}
      value={room.usedBytes}
      maxValue={room.quotaBytes}
      valueLabel={text}
    >
      {({ percentage }) => (
        <>
          <span className="muted">{text}</span>
          <span className="progress-track">
            <i className="progress-fill" style={{ width: `${Math.max(1, percentage)}%` }} />
          </span>
        </>
      )}
    </Meter>
  );
}
