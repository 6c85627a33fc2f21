import { Button } from 'react-aria-components/Button';
import { Checkbox } from 'react-aria-components/Checkbox';
import { useMessages } from '../messages/index.ts';
import { showColumns } from '../state/table-state.ts';
import type { List, ListColumn } from '../table/list.ts';
import { GLYPHS, Glyph } from './glyph.tsx';
import { TablePopover } from './table-popover.tsx';

/** Which columns are shown, and in which order. */
export function TableColumns({ list, shown }: { list: List; shown: readonly ListColumn[] }) {
  const words = useMessages();
  const ids = shown.map(({ id }) => id);
  const hidden = list.columns.filter(({ id }) => !ids.includes(id));
  const show = (next: readonly string[]) => showColumns(list.kind, next);
  const swap = (at: number, to: number) => {
    const next = [...ids];
    [next[at], next[to]] = [next[to], next[at]];
    show(next);
  };
  return (
    <TablePopover label={words.table.columns} glyph={GLYPHS.columns} title={words.table.columnsTitle}>
      <ul className="column-choice">
        {shown.map(({ id }, at) => {
          const name = words.table.columnNames[id];
          return (
            <li key={id}>
              <Checkbox
                className="check"
                isSelected
                isDisabled={ids.length === 1}
                onChange={() => show(ids.filter((one) => one !== id))}
              >
                <i className="check-box" aria-hidden="true" />
                {name}
              </Checkbox>
              <Button
                className="icon-button small"
                aria-label={words.table.moveEarlier(name)}
                isDisabled={at === 0}
                onPress={() => swap(at, at - 1)}
              >
                <Glyph path={GLYPHS.up} size={14} />
              </Button>
              <Button
                className="icon-button small"
                aria-label={words.table.moveLater(name)}
                isDisabled={at === ids.length - 1}
                onPress={() => swap(at, at + 1)}
              >
                <Glyph path={GLYPHS.down} size={14} />
              </Button>
            </li>
          );
        })}
        {hidden.map(({ id }) => (
          <li key={id}>
            <Checkbox className="check" isSelected={false} onChange={() => show([...ids, id])}>
              <i className="check-box" aria-hidden="true" />
              {words.table.columnNames[id]}
            </Checkbox>
          </li>
        ))}
      </ul>
      <Button className="link" onPress={() => showColumns(list.kind, null)}>
        {words.table.usualColumns}
      </Button>
    </TablePopover>
  );
}
