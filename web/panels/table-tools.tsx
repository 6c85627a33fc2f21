import { ToggleButton } from 'react-aria-components/ToggleButton';
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup';
import { useMessages } from '../messages/index.ts';
import { LISTS, type ListName, showList, useTable } from '../state/table-state.ts';
import type { List, ListColumn } from '../table/list.ts';
import { TableColumns } from './table-columns.tsx';
import { TableExport } from './table-export.tsx';
import { TableFilters } from './table-filters.tsx';
import { TableSearch } from './table-search.tsx';

/** Which list is shown, and what is done with it: search, filter, columns, download. */
export function TableTools({ list, columns }: { list: List | null; columns: readonly ListColumn[] }) {
  const words = useMessages();
  const name = useTable((state) => state.list);
  return (
    <div className="table-tools">
      <ToggleButtonGroup
        className="segments table-lists"
        aria-label={words.table.listsTitle}
        disallowEmptySelection
        selectedKeys={[name]}
        onSelectionChange={(keys) => showList([...keys][0] as ListName)}
      >
        {LISTS.map((one) => (
          <ToggleButton key={one} id={one} className="segment">
            {words.table.lists[one]}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <TableSearch />
      {list && (
        <>
          {list.facets.length > 0 && <TableFilters list={list} />}
          <TableColumns list={list} shown={columns} />
          <TableExport list={list} columns={columns} />
        </>
      )}
    </div>
  );
}
