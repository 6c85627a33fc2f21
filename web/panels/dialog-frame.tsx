import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { Dialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { useMessages } from '../messages/index.ts';
import { GLYPHS, Glyph } from './glyph.tsx';

interface DialogFrameProps {
  readonly title: string;
  readonly onClose: () => void;
  /** For what needs the width of the page. */
  readonly isWide?: boolean;
  readonly children: ReactNode;
}

/** A dialog over the page; Escape or a press outside closes it. */
export function DialogFrame({ title, onClose, isWide = false, children }: DialogFrameProps) {
  const words = useMessages();
  return (
    <ModalOverlay className="overlay" isOpen isDismissable onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Modal className={isWide ? 'modal wide' : 'modal'}>
        <Dialog className="dialog">
          <header className="dialog-head">
            <Heading slot="title">{title}</Heading>
            <Button className="icon-button" aria-label={words.close} onPress={onClose}>
              <Glyph path={GLYPHS.close} />
            </Button>
          </header>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
