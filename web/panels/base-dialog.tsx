import { useMessages } from '../messages/index.ts';
import { DialogFrame } from './dialog-frame.tsx';

export default function BaseDialog({ onClose }: { onClose: () => void }) {
  const words = useMessages();
  return (
    <DialogFrame title={words.onMap.baseOpen} onClose={onClose}>
      {null}
    </DialogFrame>
  );
}
