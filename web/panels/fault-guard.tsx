import { Component, type ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { useMessages } from '../messages/index.ts';

interface FaultGuardProps {
  readonly children: ReactNode;
}

/** The page, or, where a part of it cannot be drawn, what has happened and the way back: never a blank window. */
export class FaultGuard extends Component<FaultGuardProps, { readonly fault: string | null }> {
  override state = { fault: null };

  static getDerivedStateFromError(error: unknown): { fault: string } {
    return { fault: error instanceof Error ? error.message : String(error) };
  }

  override render(): ReactNode {
    const { fault } = this.state;
    return fault === null ? this.props.children : <Fault message={fault} />;
  }
}

function Fault({ message }: { message: string }) {
  const { failures, reload } = useMessages();
  return (
    <div className="empty-state" role="alert">
      <h2>{failures.bug.title}</h2>
      <p>{failures.bug.advice}</p>
      <p className="muted">{message}</p>
      <Button className="button" autoFocus onPress={() => location.reload()}>
        {reload}
      </Button>
    </div>
  );
}
