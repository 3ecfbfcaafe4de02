import { Button } from '@mantine/core';
import { IconCircleX } from '@tabler/icons-react';
import { Component, type ReactNode } from 'react';
import { CopyButton } from '../ui/copy-button';
import { EmptyState, StateIcon } from '../ui/empty-state';

/** Where the fault lies, for a report: the name of the error and our own code's positions, never its message, which may quote data. */
function details(error: unknown): string {
  if (!(error instanceof Error)) return 'Dispatchbox: fault in the window';
  const positions = (error.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at '));
  return [`Dispatchbox: fault in the window: ${error.name}`, ...positions.slice(0, 12)].join('\n');
}

/** React offers this only as a class. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { error: unknown }> {
  override state: { error: unknown } = { error: null };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render() {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return (
      <div role="alert">
        <EmptyState
          picture={
            <StateIcon tone="bad">
              <IconCircleX size={24} stroke={1.6} />
            </StateIcon>
          }
          title="Something went wrong in Dispatchbox"
          text="Nothing was changed."
          actions={
            <>
              <Button
                onClick={() => {
                  this.setState({ error: null });
                }}
              >
                Show the page again
              </Button>
              <CopyButton label="Copy details" text={details(error)} />
            </>
          }
        />
      </div>
    );
  }
}
