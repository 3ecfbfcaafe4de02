import { Button } from '@mantine/core';
import { IconCircleX, IconRefresh } from '@tabler/icons-react';
import { errorDetails, errorText, isForbidden } from '../error-text';
import { CopyButton } from './copy-button';
import { EmptyState, StateIcon } from './empty-state';
import { buttonIcon } from './icon-sizes';
import { WorkAsAdministrator } from './work-as-administrator';

/** In place of what could not be read. `what` is its plural with the article: "The integrations". */
export function LoadError({ what, error, onRetry }: { what: string; error: unknown; onRetry: () => void }) {
  return (
    <div role="alert">
      <EmptyState
        picture={
          <StateIcon tone="bad">
            <IconCircleX size={24} stroke={1.6} />
          </StateIcon>
        }
        title={`${what} could not be read`}
        text={errorText(error)}
        actions={
          <>
            {isForbidden(error) ? (
              <WorkAsAdministrator />
            ) : (
              <Button leftSection={<IconRefresh {...buttonIcon} aria-hidden />} onClick={onRetry}>
                Try again
              </Button>
            )}
            <CopyButton label="Copy details" text={errorDetails(error)} />
          </>
        }
      />
    </div>
  );
}
