import { type ComponentType, lazy, Suspense } from 'react';
import { type Dialog, useApp } from '../state/app-state.ts';
import { showDialog } from '../state/view-actions.ts';

/** Every dialog of the page by its name; each is fetched when first wanted. */
const PARTS: Record<Dialog, ComponentType<{ onClose: () => void }>> = {
  base: lazy(() => import('./base-dialog.tsx')),
  import: lazy(() => import('./import-dialog.tsx')),
  plan: lazy(() => import('./plan-dialog.tsx')),
  issues: lazy(() => import('./issues-dialog.tsx')),
  comparison: lazy(() => import('../whatif/comparison-dialog.tsx')),
  report: lazy(() => import('../report/report-dialog.tsx')),
  library: lazy(() => import('./library-dialog.tsx')),
  'take-away': lazy(() => import('../takeaway/take-away-dialog.tsx')),
};

const close = () => showDialog(null);

/** The dialog that is open, if one is. */
export function Dialogs() {
  const dialog = useApp((state) => state.dialog);
  const Open = dialog === null ? null : PARTS[dialog];
  return <Suspense>{Open && <Open onClose={close} />}</Suspense>;
}
