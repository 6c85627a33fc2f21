import { Button } from 'react-aria-components/Button';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import type { PlanId } from '../../seeds/sample/index.ts';
import { newDatasetId } from '../library/dataset-id.ts';
import { useMessages } from '../messages/index.ts';
import { open } from '../state/actions.ts';
import { SAMPLES } from '../state/app-state.ts';
import { type PickedFiles, pickedFrom } from '../work/picked-files.ts';
import { DialogFrame } from './dialog-frame.tsx';

/** Where the user opens data of his own, or a sample. */
export default function ImportDialog({ onClose }: { onClose: () => void }) {
  const words = useMessages();
  const take = (picked: PickedFiles | null) => {
    if (picked === null) return;
    onClose();
    void open({ kind: 'files', id: newDatasetId(), ...picked });
  };
  const takeList = (list: FileList | null) => take(pickedFrom([...(list ?? [])], words.ownData));
  return (
    <DialogFrame title={words.importTitle} onClose={onClose}>
      <p>{words.importText}</p>
      <div className="drop-zone">
        <p>{words.dropHere}</p>
        <div className="dialog-actions">
          <FileTrigger allowsMultiple onSelect={takeList}>
            <Button className="button">{words.chooseFiles}</Button>
          </FileTrigger>
          <FileTrigger acceptDirectory onSelect={takeList}>
            <Button className="button">{words.chooseFolder}</Button>
          </FileTrigger>
        </div>
        <p className="muted">{words.importPrivacy}</p>
      </div>
      <h3>{words.samples}</h3>
      <div className="dialog-actions">
        {Object.entries(SAMPLES).map(([id, label]) => (
          <Button
            key={id}
            className="button quiet bordered"
            onPress={() => {
              onClose();
              void open({ kind: 'sample', plan: id as PlanId });
            }}
          >
            {label}
          </Button>
        ))}
      </div>
    </DialogFrame>
  );
}
