import { Button } from 'react-aria-components/Button';
import { CRS_CHOICES } from '../../data/crs.ts';
import type { LayerName } from '../../engine/vocabulary.ts';
import { useWordsOf } from '../messages/part-words.ts';
import * as importingMessages from '../messages/parts/importing.ts';
import { columnLabel } from '../messages/parts/importing.ts';
import {
  type FieldChoice,
  type FileChoice,
  fieldsOf,
  missingColumns,
  needsCrs,
  offeredLayers,
  shownName,
} from '../state/import-choices.ts';
import { setColumn, setCrs, setLayer, useImport } from '../state/import-flow.ts';
import type { InspectedFile, LayerFacts } from '../work/desk-api.ts';
import { Choice } from './choice.tsx';
import { ImportSketch } from './import-sketch.tsx';
import RefusalWords from './refusal-words.tsx';

/** As many rows and columns of a file are shown. */
const SHOWN_ROWS = 5;
const SHOWN_COLUMNS = 12;

interface ImportFileProps {
  readonly file: InspectedFile;
  /** Where it stands among the files. */
  readonly index: number;
  readonly layers: Readonly<Record<LayerName, LayerFacts>>;
}

/** How one file is read: where each column comes from, its coordinate system, and what that gives. */
export function ImportFile({ file, index, layers }: ImportFileProps) {
  const importing = useWordsOf(importingMessages);
  const choices = useImport((state) => state.choices);
  const choice = choices[index];
  const { layer } = choice;
  const missing = layer === null ? [] : missingColumns(file, choice, layers[layer]);
  return (
    <section className="import-detail" aria-label={shownName(file)}>
      {file.problem !== null && (
        <p className="import-warning">
          <RefusalWords refusal={file.problem} />
        </p>
      )}
      {file.problem === null && file.rows.length === 0 && (
        <p className={layer === null ? 'muted' : 'import-warning'} role="status">
          {layer === null ? importing.noRowsHere : importing.noRows}
        </p>
      )}
      {layer !== null && <Columns file={file} layer={layer} fields={fieldsOf(file, choice, layers[layer])} />}
      {layer !== null && missing.length > 0 && (
        <div className="import-warning" role="status">
          {importing.missing(missing.map((column) => columnLabel(layer, column, importing)).join(', '))}
          <Offers file={file} choices={choices} index={index} />
        </div>
      )}
      {layer !== null && layers[layer].geometry !== 'none' && <CrsChoice file={file} choice={choice} />}
      {layer !== null && layers[layer].geometry !== 'none' && <Sketch />}
      {file.rows.length > 0 && (
        <>
          <h3>{importing.firstRows(Math.min(SHOWN_ROWS, file.rows.length))}</h3>
          <FirstRows file={file} />
        </>
      )}
    </section>
  );
}

/** Layers that the file could be read as just as it is. */
function Offers({ file, choices, index }: { file: InspectedFile; choices: readonly FileChoice[]; index: number }) {
  const importing = useWordsOf(importingMessages);
  const offered = offeredLayers(file, choices);
  if (offered.length === 0) return null;
  return (
    <span className="import-offers">
      {importing.fits}
      {offered.map((layer) => (
        <Button key={layer} className="button quiet bordered" onPress={() => setLayer(index, layer)}>
          {importing.layerNames[layer]}
        </Button>
      ))}
    </span>
  );
}

const NONE = '\u0000none';

interface ColumnsProps {
  readonly file: InspectedFile;
  readonly layer: LayerName;
  readonly fields: readonly FieldChoice[];
}

function Columns({ file, layer, fields }: ColumnsProps) {
  const importing = useWordsOf(importingMessages);
  const isMain = ({ isRequired, header }: FieldChoice) => isRequired || header !== null;
  const others = fields.filter((field) => !isMain(field));
  return (
    <>
      <ColumnTable file={file} layer={layer} fields={fields.filter(isMain)} />
      {others.length > 0 && (
        <details className="import-more">
          <summary>{importing.otherColumns(others.length)}</summary>
          <ColumnTable file={file} layer={layer} fields={others} />
        </details>
      )}
    </>
  );
}

function ColumnTable({ file, layer, fields }: ColumnsProps) {
  const importing = useWordsOf(importingMessages);
  return (
    <table className="plain-table import-columns">
      <thead>
        <tr>
          <th>{importing.column}</th>
          <th>{importing.header}</th>
        </tr>
      </thead>
      <tbody>
        {fields.map(({ column, isRequired, header, isGuess }) => (
          <tr key={column} data-missing={(isRequired && header === null) || undefined}>
            <td>
              <ColumnName layer={layer} column={column} />{' '}
              {isRequired && <small className="muted">{importing.required}</small>}
            </td>
            <td>
              <Choice
                label={importing.headerOf(columnLabel(layer, column, importing))}
                value={header ?? NONE}
                placeholder={importing.noHeader}
                options={[
                  ...(isGuess ? [] : [{ id: NONE, label: importing.noHeader }]),
                  ...file.headers.map((name) => ({
                    id: name,
                    label: name,
                    ...(isGuess && name === header && { detail: importing.guessed }),
                  })),
                ]}
                onChoose={(id) => setColumn(column, id === NONE ? null : id)}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function ColumnName({ layer, column }: { layer: LayerName; column: string }) {
  const importing = useWordsOf(importingMessages);
  const label = columnLabel(layer, column, importing);
  if (label === column) return <code>{column}</code>;
  return (
    <>
      {label.slice(0, -column.length - 2)}
      <code>({column})</code>
    </>
  );
}

const OF_FILE = 'file';

function CrsChoice({ file, choice }: { file: InspectedFile; choice: FileChoice }) {
  const importing = useWordsOf(importingMessages);
  const usual = file.crs === null ? importing.crsUsual : importing.crsOfFile(file.crs);
  return (
    <div className="import-crs">
      <h3>{importing.crs}</h3>
      <Choice
        label={importing.crs}
        value={choice.crs ?? OF_FILE}
        placeholder={usual}
        options={[
          { id: OF_FILE, label: usual },
          ...CRS_CHOICES.map(({ name, label }) => ({ id: name, label, detail: name })),
        ]}
        onChoose={(id) => setCrs(id === OF_FILE ? null : id)}
      />
      {needsCrs(file, choice) && <p className="import-warning">{importing.crsNeeded}</p>}
    </div>
  );
}

function Sketch() {
  const importing = useWordsOf(importingMessages);
  const preview = useImport((state) => state.preview);
  return (
    <>
      <h3>{importing.previewTitle}</h3>
      {preview?.problem && (
        <p className="import-warning">
          <RefusalWords refusal={preview.problem} />
        </p>
      )}
      <ImportSketch preview={preview} />
    </>
  );
}

function FirstRows({ file }: { file: InspectedFile }) {
  const importing = useWordsOf(importingMessages);
  const title = importing.firstRows(Math.min(SHOWN_ROWS, file.rows.length));
  const headers = file.headers.slice(0, SHOWN_COLUMNS);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section className="import-rows" aria-label={title} tabIndex={0}>
      <table className="plain-table">
        <thead>
          <tr>
            {headers.map((header) => (
              <th key={header}>{header}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {file.rows.slice(0, SHOWN_ROWS).map((row, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows never move
            <tr key={i}>
              {headers.map((header, k) => (
                <td key={header}>{row[k]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
