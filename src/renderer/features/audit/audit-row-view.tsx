import { ActionIcon, Tooltip } from '@mantine/core';
import { IconAlertTriangle, IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { type KeyboardEvent, type MouseEvent, useId } from 'react';
import { auditActionWords, auditSubjectWords } from '../../ui/audit-words';
import { exactTime, exactTimeOfDay } from '../../ui/dates';
import type { DayGridRow } from '../../ui/day-grid';
import gridClasses from '../../ui/day-grid.module.css';
import { gridRowKey } from '../../ui/grid-row-key';
import { buttonIcon, statusIcon } from '../../ui/icon-sizes';
import { roleWord } from '../../ui/role-word';
import classes from './audit.module.css';
import type { ViewRow } from './audit-view';
import { EntryDetails } from './entry-details';
import { SubjectMark } from './subject-mark';

interface AuditRowViewProps {
  row: ViewRow;
  /** What the grid needs on it. */
  place: DayGridRow;
  opened: boolean;
  onToggle: () => void;
  /** Its details are there, as far as they will be. */
  onDrawn: (details: HTMLElement) => void;
  /** What the keys that go up and down do. */
  moves: Record<string, () => void>;
}

export function AuditRowView({ row: { row }, place, opened, onToggle, onDrawn, moves }: AuditRowViewProps) {
  const { number, at, who, action, subject, summary, unprotected } = row;
  const id = useId();
  const { word } = auditActionWords[action];
  const kind = auditSubjectWords[subject.kind].word;
  const Chevron = opened ? IconChevronDown : IconChevronRight;
  const onRowKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const run = { ...moves, Enter: onToggle, ' ': onToggle }[event.key];
    if (run === undefined) return;
    event.preventDefault();
    run();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const ofRow = event.target === event.currentTarget;
    // → opens a closed row before it goes to what is in it, ← closes an opened one.
    if (ofRow && (event.key === 'ArrowRight' ? !opened : event.key === 'ArrowLeft' && opened)) {
      event.preventDefault();
      onToggle();
    } else gridRowKey(event, onRowKey);
  };
  const onClick = (event: MouseEvent) => {
    if (!(event.target as HTMLElement).closest('button, [data-details]')) onToggle();
  };
  return (
    <div {...place} className={`${gridClasses.row ?? ''} ${classes.row ?? ''}`} data-opened={opened || undefined} onKeyDown={onKeyDown} onClick={onClick}>
      <div role="gridcell">
        <ActionIcon size={24} tabIndex={-1} aria-expanded={opened} {...(opened && { 'aria-controls': id })} aria-label={`Details of entry ${number}`} onClick={onToggle}>
          <Chevron {...buttonIcon} />
        </ActionIcon>
      </div>
      <div role="gridcell">
        <time dateTime={at} title={exactTime(at)} className={`tn ${classes.quiet ?? ''}`}>
          {exactTimeOfDay(at)}
        </time>
      </div>
      <div role="gridcell" className={`ellipsis ${classes.cell ?? ''}`} title={who.role === null ? who.user : `${who.user}, ${roleWord[who.role]}`}>
        {who.user} {who.role === 'support' && <span className={classes.quiet}>Support</span>}
      </div>
      <div role="gridcell" className={`ellipsis ${classes.cell ?? ''}`} title={word}>
        <b>{word}</b>
      </div>
      <div role="gridcell" className={`${classes.what ?? ''} ${classes.cell ?? ''}`} title={kind === subject.name ? kind : `${kind} ${subject.name}`}>
        <SubjectMark subject={subject} />
        <span className="ellipsis">{subject.name}</span>
      </div>
      <div role="gridcell" className={`${classes.summary ?? ''} ${classes.cell ?? ''}`}>
        {unprotected && (
          <Tooltip label="Noted in a plain file while the vault was locked">
            <span className={classes.warning}>
              <IconAlertTriangle {...statusIcon} role="img" aria-label="Noted in a plain file while the vault was locked" />
            </span>
          </Tooltip>
        )}
        <span className="ellipsis" title={summary}>
          {summary}
        </span>
      </div>
      {opened && (
        <div role="gridcell" id={id} data-details className={classes.details}>
          <EntryDetails row={row} onDrawn={onDrawn} />
        </div>
      )}
    </div>
  );
}
