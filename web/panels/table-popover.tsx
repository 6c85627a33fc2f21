import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import { Glyph } from './glyph.tsx';

interface TablePopoverProps {
  readonly label: string;
  readonly glyph: string;
  readonly title: string;
  /** How many of its choices are in force; 0 says nothing. */
  readonly count?: number;
  readonly children: ReactNode;
}

/** A button of the table's bar that opens a small panel over the page. */
export const TablePopover = ({ label, glyph, title, count = 0, children }: TablePopoverProps) => (
  <DialogTrigger>
    <Button className="button quiet bordered tool" aria-label={count > 0 ? `${label} (${count})` : label}>
      <Glyph path={glyph} size={15} />
      <span>{label}</span>
      {count > 0 && <b>{count}</b>}
    </Button>
    <Popover className="popover tool-popover" placement="top end" offset={6}>
      <Dialog className="tool-dialog" aria-label={title}>
        <h3>{title}</h3>
        {children}
      </Dialog>
    </Popover>
  </DialogTrigger>
);
