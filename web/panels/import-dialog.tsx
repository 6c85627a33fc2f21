import { type ReactNode, useEffect } from 'react';
import { Button } from 'react-aria-components/Button';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import RefusalWords from './refusal-words.tsx';
import '../styles/import.css';
import { useMessages } from '../messages/index.ts';
import { useWordsOf } from '../messages/part-words.ts';
import * as importingMessages from '../messages/parts/importing.ts';
import { goBack, restart, take, useImport } from '../state/import-flow.ts';
import { pickedFrom } from '../work/picked-files.ts';
import { DialogFrame } from './dialog-frame.tsx';
import { GLYPHS, Glyph } from './glyph.tsx';
import { ImportLayers } from './import-layers.tsx';
import { ImportReview } from './import-review.tsx';
import { SampleButtons } from './sample-buttons.tsx';
import { WorkProgressBar } from './work-progress-bar.tsx';

/** Where the user opens data of his own, step by step, or a sample. */
export default function ImportDialog({ onClose }: { onClose: () => void }) {
  const importing = useWordsOf(importingMessages);
  const step = useImport((state) => state.step);
  const name = useImport((state) => state.request?.name ?? '');
  // However the dialog is left, what was being read is ended.
  useEffect(() => restart, []);
  const title =
    step === 'layers' ? importing.layersTitle(name) : step === 'review' ? importing.reviewTitle(name) : null;
  return (
    <DialogFrame
      title={title ?? importing.chooseTitle}
      isWide={step === 'layers' || step === 'review'}
      onClose={onClose}
    >
      <Failure />
      {step === 'choose' && <Choose onClose={onClose} />}
      {(step === 'looking' || step === 'reading') && <Reading />}
      {step === 'layers' && <ImportLayers />}
      {step === 'review' && <ImportReview onClose={onClose} />}
    </DialogFrame>
  );
}

/** Why the last step did not succeed. */
function Failure(): ReactNode {
  const { failures } = useMessages();
  const failure = useImport((state) => state.failure);
  if (failure === null) return null;
  return (
    <div className="import-failure" role="alert">
      <Glyph path={GLYPHS.warn} />
      <div>
        <strong>{failures.file.title}</strong>
        <p>{typeof failure === 'string' ? failure : <RefusalWords refusal={failure} />}</p>
        <p className="muted">{failures.file.advice}</p>
      </div>
    </div>
  );
}

function Choose({ onClose }: { onClose: () => void }) {
  const words = useMessages();
  const importing = useWordsOf(importingMessages);
  const takeList = (list: FileList | null) => void take(pickedFrom([...(list ?? [])], words.ownData));
  return (
    <>
      <p>{importing.explain}</p>
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
        <SampleButtons onOpen={onClose} />
      </div>
    </>
  );
}

function Reading() {
  const importing = useWordsOf(importingMessages);
  const { cancel } = useMessages();
  const progress = useImport((state) => state.progress);
  return (
    <div className="import-reading">
      <WorkProgressBar progress={progress} label={progress === null ? importing.looking : null} />
      <Button className="button quiet bordered" autoFocus onPress={goBack}>
        {cancel}
      </Button>
    </div>
  );
}
