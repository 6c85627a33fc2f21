import { useMemo, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup';
import { formatNumber } from '../figures.ts';
import { type Messages, useMessages } from '../messages/index.ts';
import { useApp } from '../state/app-state.ts';
import { useTableRows } from '../state/table-rows.ts';
import { clearFilters, filterBy, useTable } from '../state/table-state.ts';
import { valueLabel } from '../table/cell-text.ts';
import type { Facet, List } from '../table/list.ts';
import { countValues } from '../table/narrow-rows.ts';
import { matchersOf, searchable } from '../table/search-rows.ts';
import { byName } from '../table/sort-keys.ts';
import { GLYPHS, Glyph } from './glyph.tsx';
import { TablePopover } from './table-popover.tsx';

/** More values than this are searched rather than read. */
const SHOWN_VALUES = 60;
const SEARCHED_FROM = 13;

/** The filters of a list: each with its values, and how many rows of the unfiltered list have them. */
export function TableFilters({ list }: { list: List }) {
  const words = useMessages();
  const filters = useTable((state) => state.filters);
  const count = list.facets.filter(({ id }) => filters[id]?.length > 0).length;
  return (
    <TablePopover label={words.table.filter} glyph={GLYPHS.filter} title={words.table.filterTitle} count={count}>
      {list.facets.map((facet) => (
        <FacetChoice key={facet.id} facet={facet} />
      ))}
    </TablePopover>
  );
}

/** What a value is called: an area by its name, anything else by the words of the page. */
function useValueName(facet: Facet): (value: string) => string {
  const words = useMessages();
  const areas = useApp((state) => state.analysed?.areas);
  const nameOf = useMemo(() => new Map(areas?.code.map((code, area) => [code, areas.name[area]])), [areas]);
  return (value) => (facet.id === 'commune' ? (nameOf.get(value) ?? value) : valueLabel(facet.id, value, words));
}

function FacetChoice({ facet }: { facet: Facet }) {
  const words = useMessages();
  const all = useTableRows((state) => state.all);
  const chosen = useTable((state) => state.filters)[facet.id];
  const nameOf = useValueName(facet);
  const [typed, setTyped] = useState('');
  const counts = useMemo(() => countValues(facet, all ?? new Uint32Array()), [facet, all]);
  const offered = facet.values
    .map((value, at) => ({ value, count: counts[at], name: nameOf(value) }))
    .filter(({ value, count }) => value !== '' && (count > 0 || chosen?.includes(value)));
  if (offered.length === 0) return null;
  // The codes of communes say nothing to a reader.
  if (facet.id === 'commune') offered.sort((a, b) => byName.compare(a.name, b.name));
  const isLong = offered.length >= SEARCHED_FROM;
  const [, matches] = matchersOf(typed);
  const matching = isLong
    ? offered.filter(({ value, name }) => matches(searchable([name])) || chosen?.includes(value))
    : offered;
  const shown = matching.slice(0, SHOWN_VALUES);
  return (
    <fieldset className="facet">
      <legend>{words.table.facets[facet.id]}</legend>
      {isLong && (
        <input
          className="facet-search"
          aria-label={`${words.table.facets[facet.id]}: ${words.table.findValue}`}
          placeholder={words.table.findValue}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      )}
      <ToggleButtonGroup
        className="facet-values"
        aria-label={words.table.facets[facet.id]}
        selectionMode="multiple"
        selectedKeys={chosen ?? []}
        onSelectionChange={(keys) => filterBy(facet.id, [...keys].map(String))}
      >
        {shown.map(({ value, count, name }) => (
          <ToggleButton key={value} id={value} className="facet-value">
            {name} <small>{formatNumber(count, 0, words)}</small>
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      {matching.length > shown.length && (
        <p className="muted">{words.table.moreValues(formatNumber(matching.length - shown.length, 0, words))}</p>
      )}
    </fieldset>
  );
}

/** The filters in force, each to be lifted by itself. */
export function FilterTags({ list }: { list: List }) {
  const words = useMessages();
  const filters = useTable((state) => state.filters);
  const inForce = list.facets.filter(({ id }) => filters[id]?.length > 0);
  if (inForce.length === 0) return null;
  return (
    <div className="filter-tags">
      {inForce.map((facet) => (
        <FilterTag key={facet.id} facet={facet} chosen={filters[facet.id]} />
      ))}
      {inForce.length > 1 && (
        <Button className="link" onPress={clearFilters}>
          {words.table.liftAll}
        </Button>
      )}
    </div>
  );
}

function FilterTag({ facet, chosen }: { facet: Facet; chosen: readonly string[] }) {
  const words: Messages = useMessages();
  const nameOf = useValueName(facet);
  const title = words.table.facets[facet.id];
  return (
    <Button
      className="filter-tag"
      aria-label={words.table.lift(`${title}: ${chosen.map(nameOf).join(', ')}`)}
      onPress={() => filterBy(facet.id, [])}
    >
      <span>
        {title}: <b>{chosen.map(nameOf).join(', ')}</b>
      </span>
      <Glyph path={GLYPHS.close} size={12} />
    </Button>
  );
}
