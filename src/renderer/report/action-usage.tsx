import { actionLimits, type ActionTrace } from '../../shared/model/action';
import { megabytes } from './action-text';
import classes from './report.module.css';
import { milliseconds } from './timing-bars';

/** What the run used, beside what it may use. */
export function ActionUsage({ action: { cpuMs, totalMs, memoryBytes } }: { action: ActionTrace }) {
  return (
    <dl className={classes.usage}>
      <dt>Whole run</dt>
      <dd>{milliseconds(totalMs)}</dd>
      <dd>of {actionLimits.wallMs / 1_000} s</dd>
      <dt>Of it computing</dt>
      <dd>{milliseconds(cpuMs)}</dd>
      <dd>of {actionLimits.cpuMs / 1_000} s</dd>
      <dt>Memory</dt>
      <dd>{megabytes(memoryBytes)}</dd>
      <dd>of {megabytes(actionLimits.memoryBytes)}</dd>
    </dl>
  );
}
