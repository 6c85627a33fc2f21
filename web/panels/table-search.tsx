import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Input } from 'react-aria-components/Input';
import { SearchField } from 'react-aria-components/SearchField';
import { useMessages } from '../messages/index.ts';
import { searchFor, useTable } from '../state/table-state.ts';
import { GLYPHS, Glyph } from './glyph.tsx';

/** Long enough that a word typed in one go is looked for once. */
const PAUSE_MS = 120;

/** Looks for words as they are typed, with diacritics or without. */
export function TableSearch() {
  const words = useMessages();
  const list = useTable((state) => state.list);
  const search = useTable((state) => state.search);
  const [typed, setTyped] = useState(search);
  useEffect(() => setTyped(search), [search]);
  useEffect(() => {
    const pause = setTimeout(() => searchFor(typed), PAUSE_MS);
    return () => clearTimeout(pause);
  }, [typed]);
  return (
    <SearchField className="table-search" aria-label={words.table.search} value={typed} onChange={setTyped}>
      <Glyph path={GLYPHS.search} size={15} />
      <Input className="table-search-input" placeholder={words.table.searchHints[list]} />
      {typed !== '' && (
        <Button className="icon-button small" aria-label={words.table.clearSearch}>
          <Glyph path={GLYPHS.close} size={13} />
        </Button>
      )}
    </SearchField>
  );
}
