import { Button } from 'react-aria-components/Button';
import { LAYERS, type LayerName } from '../../engine/vocabulary.ts';
import { useWordsOf } from '../messages/part-words.ts';
import * as importingMessages from '../messages/parts/importing.ts';
import {
  absentLayers,
  clashesOf,
  insteadOf,
  isUnreadable,
  leftOut,
  missingColumns,
  shownName,
} from '../state/import-choices.ts';
import { lookAt, readChosen, restart, setLayer, settingsNow, useImport } from '../state/import-flow.ts';
import { take } from '../takeaway/take-away.ts';
import type { InspectedFile } from '../work/desk-api.ts';
import { settingsText } from '../work/settings-text.ts';
import { Choice } from './choice.tsx';
import { ImportFile } from './import-file.tsx';
import RefusalWords from './refusal-words.tsx';

/** As many files of other folders are named. */
const SHOWN_OUTSIDE = 3;

/** The picked files, each with the layer it is taken for; the one that is looked at with its columns and its beginning. */
export function ImportLayers() {
  const importing = useWordsOf(importingMessages);
  const inspected = useImport((state) => state.inspected)!;
  const choices = useImport((state) => state.choices);
  const active = useImport((state) => state.active);
  const clashes = clashesOf(choices);
  const isLacking = isUnreadable(inspected, choices);
  const isNothing = choices.every(({ layer }) => layer === null);
  const download = () => void take('dataset.json', async () => new Blob([settingsText(settingsNow())]));
  return (
    <>
      <div className="import-layers dialog-scroll">
        <ul className="import-files" aria-label={importing.files}>
          {inspected.files.map((file, index) => (
            <FileRow key={shownName(file)} file={file} index={index} isActive={index === active} />
          ))}
        </ul>
        <ImportFile key={active} file={inspected.files[active]} index={active} layers={inspected.layers} />
      </div>
      {clashes.map((layer) => (
        <p key={layer} className="import-warning" role="alert">
          {importing.clash(importing.layerNames[layer])}
        </p>
      ))}
      {absentLayers(inspected, choices).map(({ layer, file }) => (
        <p key={layer} className="import-warning" role="status">
          {importing.absent(importing.layerNames[layer], file)}
        </p>
      ))}
      {inspected.outside.length > 0 && (
        <p className="import-warning" role="status">
          {importing.outside(inspected.outside.length, inspected.outside.slice(0, SHOWN_OUTSIDE).join(', '))}
        </p>
      )}
      {isNothing && <p className="import-warning">{importing.nothingChosen}</p>}
      <div className="dialog-actions end">
        <Button className="button quiet bordered" aria-describedby="download-why" onPress={download}>
          {importing.download}
        </Button>
        <span id="download-why" className="muted import-hint">
          {importing.downloadWhy}
        </span>
        <Button className="button quiet" onPress={restart}>
          {importing.otherFiles}
        </Button>
        <Button
          className="button"
          isDisabled={clashes.length > 0 || isNothing || isLacking}
          onPress={() => void readChosen()}
        >
          {importing.read}
        </Button>
      </div>
    </>
  );
}

const NOT_READ = 'none';

function FileRow({ file, index, isActive }: { file: InspectedFile; index: number; isActive: boolean }) {
  const importing = useWordsOf(importingMessages);
  const choices = useImport((state) => state.choices);
  const inspected = useImport((state) => state.inspected)!;
  const { layer } = choices[index];
  const lacking = layer === null ? [] : missingColumns(file, choices[index], inspected.layers[layer]);
  const isOut = layer === null && leftOut(inspected, choices).includes(file.file);
  const by = layer !== null && layer === file.recognized?.layer ? file.recognized.by : null;
  const other = insteadOf(inspected, choices, index);
  const unread = layer === null && !isOut ? importing.recognizedBy.nothing : '';
  const usual =
    other !== null
      ? importing.instead(importing.layerNames[file.recognized!.layer], other)
      : by === null
        ? unread
        : importing.recognizedBy[by];
  const note = file.problem ? (
    <RefusalWords refusal={file.problem} />
  ) : lacking.length > 0 ? (
    importing.lacks(lacking.map((column) => importingMessages.columnLabel(layer!, column, importing)).join(', '))
  ) : (
    usual
  );
  return (
    <li
      className="import-file"
      data-active={isActive || undefined}
      data-warn={lacking.length > 0 || file.problem !== null || undefined}
    >
      <Button className="import-name" aria-pressed={isActive} onPress={() => lookAt(index)}>
        <strong>{shownName(file)}</strong>
        {note && <small>{note}</small>}
      </Button>
      <Choice
        label={importing.layerOf(shownName(file))}
        value={layer ?? NOT_READ}
        placeholder={importing.notRead}
        options={[
          { id: NOT_READ, label: importing.notRead },
          ...LAYERS.map((id) => ({ id, label: importing.layerNames[id], detail: id })),
        ]}
        onChoose={(id) => setLayer(index, id === NOT_READ ? null : (id as LayerName))}
      />
    </li>
  );
}
