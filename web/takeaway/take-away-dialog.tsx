import { Button } from 'react-aria-components/Button';
import { OUTPUT_NAMES } from '../../data/write/outputs/names.ts';
import { useMessages } from '../messages/index.ts';
import { DialogFrame } from '../panels/dialog-frame.tsx';
import { GLYPHS, Glyph } from '../panels/glyph.tsx';
import { useApp } from '../state/app-state.ts';
import '../styles/take-away.css';
import { takeAllOutputs, takeOutput } from './take-away.ts';
import { TakingStrip } from './taking-strip.tsx';

/** Everything that can be taken away of what is open. */
export default function TakeAwayDialog({ onClose }: { onClose: () => void }) {
  const words = useMessages();
  const isReady = useApp((state) => state.analysed !== null);
  return (
    <DialogFrame title={words.takeAway.title} onClose={onClose}>
      {isReady ? (
        <>
          <div className="dialog-scroll take-away">
            <OutputFiles />
          </div>
          <TakingStrip />
        </>
      ) : (
        <p>{words.takeAway.notYet}</p>
      )}
    </DialogFrame>
  );
}

/** The files of the command line, one by one and all together. */
function OutputFiles() {
  const { takeAway } = useMessages();
  return (
    <section>
      <div className="take-head">
        <h3>{takeAway.files}</h3>
        <Button className="button" onPress={() => void takeAllOutputs()}>
          <Glyph path={GLYPHS.save} /> {takeAway.all}
        </Button>
      </div>
      <p className="muted">{takeAway.filesText}</p>
      <ul className="output-list">
        {OUTPUT_NAMES.map((name) => (
          <li key={name}>
            <code>{name}</code>
            <span>{takeAway.outputs[name]}</span>
            <Button className="icon-button" aria-label={takeAway.save(name)} onPress={() => void takeOutput(name)}>
              <Glyph path={GLYPHS.save} />
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
