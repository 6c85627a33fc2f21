import { useMemo, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useMessages } from '../messages/index.ts';
import { useApp } from '../state/app-state.ts';
import { TextField } from './fields.tsx';
import { findRecords, type PickedLayer, recordsNear } from './records-near.ts';
import { pick } from './tool-actions.ts';
import { useTools } from './tool-state.ts';
import { useWhatIfWords } from './words.ts';

/** A record to change: by its id or operator, or at the place that was pointed at. */
export function RecordPicker({ layer }: { layer: PickedLayer }) {
  const words = useWhatIfWords();
  const { table } = useMessages();
  const dataset = useApp((state) => state.opened?.dataset);
  const place = useTools((state) => (layer === 'sites' ? null : state.place));
  const picked = useTools((state) => state.picked);
  const [text, setText] = useState('');
  const found = useMemo(() => {
    if (dataset === undefined) return [];
    if (text.trim() !== '') return findRecords(dataset, layer, text);
    return place === null ? [] : recordsNear(dataset, layer, place);
  }, [dataset, layer, text, place]);
  return (
    <>
      <TextField label={words.find} value={text} hint={words.pickHint} onChange={setText} />
      {(found.length > 0 || text.trim() !== '') && (
        <ul className="picks" aria-label={words.found}>
          {found.map(({ row, id, about, status }) => (
            <li key={row}>
              <Button className="pick" aria-pressed={picked === id} onPress={() => pick(layer, id)}>
                <b>{id}</b>
                <span>
                  {[about, status && status !== 'operational' ? table.lifecycles[status] : '']
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </Button>
            </li>
          ))}
          {found.length === 0 && <li className="muted">{words.foundNone}</li>}
        </ul>
      )}
    </>
  );
}
