import { Button } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useAppInfo } from '../api';
import { actionTabs } from '../report/action-tabs';
import { OutcomeNote } from '../report/outcome-note';
import { ReportTabs } from '../report/report-tabs';
import { CopyButton } from '../ui/copy-button';
import { buttonIcon } from '../ui/icon-sizes';
import { Note } from '../ui/note';
import { dryRunOutcome, dryRunText, dryRunWarnings } from './dry-run-text';
import classes from './run-pane.module.css';
import type { FinishedRun } from './use-dry-run';

interface DryRunReportProps {
  finished: FinishedRun;
  /** The code as it stands now. */
  code: string;
  name: string;
  /** null: it is not saved yet. */
  integrationId: string | null;
  onLine: ((line: number) => void) | undefined;
  onAnswer: (url: string) => void;
}

/** What the last dry run did. */
export function DryRunReport({ finished: { report, code: ranCode }, code, name, integrationId, onLine, onAnswer }: DryRunReportProps) {
  const info = useAppInfo();
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    root.current?.scrollIntoView({ block: 'start' });
  }, []);
  const { action } = report;
  const line = action?.line ?? null;
  const stale = ranCode !== code;
  return (
    <div ref={root} className={classes.report}>
      <OutcomeNote
        text={dryRunOutcome(report)}
        speaker="The code"
        {...(line !== null &&
          onLine !== undefined && {
            action: (
              <Button
                variant="default"
                size="xs"
                onClick={() => {
                  onLine(line);
                }}
              >
                Go to line {line}
              </Button>
            ),
          })}
      />
      {dryRunWarnings(report).map((warning) => (
        <Note key={warning} tone="warn">
          {warning}
        </Note>
      ))}
      {action !== undefined && <ReportTabs tabs={actionTabs({ action, showsConsole: true, onLine, onAnswer, integrationId })} />}
      <div className={classes.reportFoot}>
        <CopyButton label="Copy report" size="xs" text={dryRunText(report, name, info.data?.version ?? '')} leftSection={<IconCopy {...buttonIcon} aria-hidden />} />
        {stale && <span>The code was changed after this run.</span>}
      </div>
    </div>
  );
}
