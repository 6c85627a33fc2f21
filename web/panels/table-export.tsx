import { Button } from 'react-aria-components/Button';
import { formatNumber } from '../figures.ts';
import { useMessages } from '../messages/index.ts';
import { useTableRows } from '../state/table-rows.ts';
import { filedColumns, type List, type ListColumn } from '../table/list.ts';
import { type ListFormat, takeList } from '../work/take-list.ts';
import { GLYPHS } from './glyph.tsx';
import { TablePopover } from './table-popover.tsx';

const FORMATS: Readonly<Record<ListFormat, string>> = { csv: 'CSV', geojson: 'GeoJSON' };

/** Takes away what the table shows. */
export function TableExport({ list, columns }: { list: List; columns: readonly ListColumn[] }) {
  const words = useMessages();
  const rows = useTableRows((state) => state.shown);
  const filed = filedColumns(list, columns);
  const more = filed.slice(0, filed.length - columns.length).map(({ id }) => words.table.columnNames[id]);
  return (
    <TablePopover label={words.table.take} glyph={GLYPHS.download} title={words.table.take}>
      <p className="muted">{words.table.takeHint(formatNumber(rows.length, 0, words))}</p>
      {more.length > 0 && <p className="muted">{words.table.takeAlso(more.join(', '))}</p>}
      <div className="dialog-actions">
        {Object.entries(FORMATS).map(([format, name]) => (
          <Button
            key={format}
            className="button quiet bordered"
            aria-label={words.table.takeAs(name)}
            onPress={() => void takeList({ list, rows, columns: filed, words }, format as ListFormat)}
          >
            {name}
          </Button>
        ))}
      </div>
    </TablePopover>
  );
}
