import { useEffect, useState } from 'react';
import { useMessages } from '../messages/index.ts';
import { droppedFrom } from '../work/picked-files.ts';

/** Takes files that are dropped anywhere on the page, and says so while they hang over it. */
export function DropCatcher() {
  const words = useMessages();
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    const over = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent) => {
      setOver(false);
      if (!hasFiles(event) || event.dataTransfer === null) return;
      event.preventDefault();
      const take = async (items: DataTransferItemList) => {
        const picked = await droppedFrom(items, words.ownData);
        const flow = await import('../state/import-flow.ts');
        await flow.take(picked);
      };
      void take(event.dataTransfer.items);
    };
    const listeners = { dragover: over, dragleave: leave, drop } as const;
    const entries = Object.entries(listeners) as [keyof typeof listeners, (event: DragEvent) => void][];
    for (const [name, listener] of entries) window.addEventListener(name, listener);
    return () => {
      for (const [name, listener] of entries) window.removeEventListener(name, listener);
    };
  }, [words]);
  return isOver ? (
    <div className="drop-over">
      <p>{words.dropHere}</p>
      <small>{words.importPrivacy}</small>
    </div>
  ) : null;
}
