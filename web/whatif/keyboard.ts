/** Keys of the what-if view: undo and redo, and Escape out of a tool. */
import { app } from '../state/app-state.ts';
import { dropVertex } from './drawing.ts';
import { stepOut, takeTool } from './tool-actions.ts';
import { tools } from './tool-state.ts';
import { redo, undo } from './what-if-actions.ts';

/** Fields have an undo of their own. */
const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

function onKey(event: KeyboardEvent): void {
  if (app.get().view !== 'what-if' || app.get().dialog !== null || event.defaultPrevented) return;
  if (event.key === 'Escape' && tools.get().tool !== null) {
    event.preventDefault();
    stepOut();
    return;
  }
  const key = event.key.toLowerCase();
  if (!(event.ctrlKey || event.metaKey) || event.altKey || isTyping(event.target) || (key !== 'z' && key !== 'y'))
    return;
  event.preventDefault();
  const { drawing } = tools.get();
  if (key === 'y' || event.shiftKey) redo();
  else if (drawing?.isOpen && drawing.paths.at(-1)!.length > 0) tools.set({ drawing: dropVertex(drawing) });
  else undo();
}

window.addEventListener('keydown', onKey);
// Whoever leaves the view puts the tool away.
app.subscribe(() => {
  if (app.get().view !== 'what-if' && tools.get().tool !== null) takeTool(null);
});
