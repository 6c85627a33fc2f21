import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { type Drawing, endDrawing, isComplete, toText, withText } from './drawing.ts';
import { Field } from './fields.tsx';
import { tryShape } from './shape-actions.ts';
import { tools } from './tool-state.ts';
import { useWhatIfWords } from './words.ts';

/** The vertices of what is drawn as text, for those who know the coordinates or use no pointer. */
export function DrawingField({ drawing }: { drawing: Drawing }) {
  const words = useWhatIfWords();
  const [text, setText] = useState(toText(drawing));
  const [lines, setLines] = useState<readonly number[]>([]);
  useEffect(() => {
    setText((was) => {
      const same = withText(drawing, was);
      return 'drawing' in same && toText(same.drawing) === toText(drawing) ? was : toText(drawing);
    });
  }, [drawing]);
  const change = (typed: string) => {
    setText(typed);
    const read = withText(drawing, typed);
    setLines('lines' in read ? read.lines : []);
    if (!('drawing' in read)) return;
    tools.set({ drawing: read.drawing });
    tryShape();
  };
  const end = () => {
    tools.set({ drawing: endDrawing(drawing) });
    tryShape();
  };
  return (
    <>
      {!drawing.isOpen && <p className="muted">{words.editHint}</p>}
      <Field
        label={words.vertices}
        hint={words.verticesHelp}
        problem={lines.length > 0 ? words.badLines(lines.join(', ')) : null}
      >
        {(ids) => <textarea {...ids} rows={4} value={text} onChange={(event) => change(event.target.value)} />}
      </Field>
      {drawing.isOpen && isComplete(drawing) && (
        <Button className="button quiet bordered" onPress={end}>
          {words.endShape}
        </Button>
      )}
    </>
  );
}
