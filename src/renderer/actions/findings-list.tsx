import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconCircleX, IconInfoCircle } from '@tabler/icons-react';
import { type FocusEvent, type ReactNode, useLayoutEffect, useRef } from 'react';
import type { Finding } from '../../shared/actions/findings';
import { statusIcon } from '../ui/icon-sizes';
import { counted } from '../ui/words';
import classes from './action-editor.module.css';

interface FindingsListProps {
  /** Null while nobody has looked yet. */
  findings: readonly Finding[] | null;
  onGo: (finding: Finding) => void;
  onFix: (finding: Finding) => void;
  /** Hosts that the code names and may not ask. */
  hosts: readonly string[];
  /** What allows one of them. */
  allowHost: (host: string) => ReactNode;
}

const severityWord = { error: 'Error', warning: 'Warning' } as const;
const SeverityIcon = ({ severity }: Pick<Finding, 'severity'>) => (severity === 'error' ? <IconCircleX {...statusIcon} className={classes.error} aria-hidden /> : <IconAlertTriangle {...statusIcon} className={classes.warning} aria-hidden />);

/** "2 errors, 1 warning" */
export function findingsSentence(findings: readonly Finding[]): string {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const warnings = findings.length - errors;
  return [errors > 0 && counted(errors, 'error'), warnings > 0 && counted(warnings, 'warning')].filter((part) => part !== false).join(', ');
}

/** What was found, below the code: each leads to its line, some are mended by one click. */
export function FindingsList({ findings, onGo, onFix, hosts, allowHost }: FindingsListProps) {
  const root = useRef<HTMLElement>(null);
  /** Which of the buttons has the focus; null: none. */
  const held = useRef<number | null>(null);
  const buttons = () => [...(root.current?.querySelectorAll<HTMLElement>('li button') ?? [])];
  // What was mended is gone, and its button with it: the focus goes on to what took its place.
  useLayoutEffect(() => {
    if (held.current === null || document.activeElement !== document.body) return;
    (buttons().at(Math.min(held.current, buttons().length - 1)) ?? root.current)?.focus();
  }, [findings, hosts]);
  const onFocus = ({ target }: FocusEvent) => {
    held.current = target instanceof HTMLElement && target !== root.current ? buttons().indexOf(target) : null;
  };
  return (
    <section
      ref={root}
      className={classes.findings}
      aria-label="Findings"
      tabIndex={-1}
      onFocus={onFocus}
      onBlur={() => {
        held.current = null;
      }}
    >
      <div className={classes.findingsHead} role="status">
        {findings === null ? (
          'Looking through the code…'
        ) : findings.length === 0 ? (
          <>
            <IconCircleCheck {...statusIcon} className={classes.fine} aria-hidden /> Nothing found
          </>
        ) : (
          <>
            <SeverityIcon severity={findings.some(({ severity }) => severity === 'error') ? 'error' : 'warning'} /> {findingsSentence(findings)}
          </>
        )}
      </div>
      {(hosts.length > 0 || (findings !== null && findings.length > 0)) && (
        <ul className={classes.list}>
          {findings?.map((finding) => (
            <li key={`${finding.code} ${finding.from}`} className={classes.finding}>
              <button
                type="button"
                className={classes.go}
                onClick={() => {
                  onGo(finding);
                }}
              >
                <span className={classes.severity} data-severity={finding.severity}>
                  <SeverityIcon severity={finding.severity} /> {severityWord[finding.severity]}
                </span>
                <span className={classes.line}>Line {finding.line}</span>
                <span className={classes.message}>{finding.message}</span>
              </button>
              {finding.fix !== null && (
                <Button
                  variant="default"
                  size="compact-sm"
                  className={classes.fix ?? ''}
                  onClick={() => {
                    onFix(finding);
                  }}
                >
                  {finding.fix.label}
                </Button>
              )}
            </li>
          ))}
          {hosts.map((host) => (
            <li key={host} className={classes.finding}>
              <span className={classes.go}>
                <span className={classes.severity}>
                  <IconInfoCircle {...statusIcon} aria-hidden /> Host
                </span>
                <span className={classes.about}>The code names {host}, which it may not ask yet.</span>
              </span>
              {allowHost(host)}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
