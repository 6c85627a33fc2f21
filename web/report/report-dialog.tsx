import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Dialog } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { useMessages } from '../messages/index.ts';
import { GLYPHS, Glyph } from '../panels/glyph.tsx';
import { useApp } from '../state/app-state.ts';
import '../styles/report.css';
import '../styles/print.css';
import { GapList } from './gap-list.tsx';
import { Method } from './method.tsx';
import { Provenance } from './provenance.tsx';
import { ReportHead } from './report-head.tsx';
import { ReportMap } from './report-map.tsx';
import { ScorecardTable } from './scorecard-table.tsx';

/** The report as it will be printed, with a button that prints it. */
export default function ReportDialog({ onClose }: { onClose: () => void }) {
  const words = useMessages();
  const isReady = useApp((state) => state.opened !== null && state.analysed !== null);
  const [isListed, setListed] = useState(false);
  const [isDrawn, setDrawn] = useState(false);
  return (
    <ModalOverlay
      className="overlay report-overlay"
      isOpen
      isDismissable
      onOpenChange={(isOpen) => !isOpen && onClose()}
    >
      <Modal className="report-modal">
        <Dialog className="report-dialog" aria-label={words.report.title}>
          <div className="report-tools">
            <strong>{words.report.title}</strong>
            <Button className="button" isDisabled={!(isReady && isListed && isDrawn)} onPress={() => window.print()}>
              <Glyph path={GLYPHS.print} /> {words.report.print}
            </Button>
            <Button className="icon-button" aria-label={words.close} onPress={onClose}>
              <Glyph path={GLYPHS.close} />
            </Button>
          </div>
          {/* The page can be scrolled by keyboard only where it can have the focus. */}
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region has to be reached by keyboard */}
          <section className="report-scroll" tabIndex={0} aria-label={words.report.heading}>
            {isReady ? (
              <Report onListed={() => setListed(true)} onDrawn={() => setDrawn(true)} />
            ) : (
              <p className="report paper">{words.takeAway.notYet}</p>
            )}
          </section>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

/** What is laid out and drawn while the page stays free says when it is whole: half a report is not printed. */
const Report = ({ onListed, onDrawn }: { onListed: () => void; onDrawn: () => void }) => (
  <article className="report paper">
    <ReportHead />
    <ScorecardTable />
    <ReportMap onDrawn={onDrawn} />
    <GapList onListed={onListed} />
    <Method />
    <Provenance />
  </article>
);
