import { Switch } from '@mantine/core';
import type { Channel } from '../../../shared/model/message';
import { useFlows, useTemplateSets } from '../../api';
import { channelNoun } from '../../routes';
import { ConsequenceList } from '../../ui/consequence-list';
import { DefaultGrid } from '../../ui/default-grid';
import { consequences, type Chosen, type PlanRow } from '../../ui/default-plan';
import { ImportantNote } from '../../ui/important-note';
import classes from './wizard.module.css';

interface DefaultSectionProps {
  channel: Channel;
  rows: readonly PlanRow[];
  chosen: Chosen;
  on: boolean;
  onSwitch: (on: boolean) => void;
  onTick: (environmentId: string, ticked: boolean) => void;
}

/** *Set as Default*: where the new integration starts to serve, and whom it replaces there. */
export function DefaultSection({ channel, rows, chosen, on, onSwitch, onTick }: DefaultSectionProps) {
  const needs = { flows: useFlows().data ?? [], templates: useTemplateSets().data ?? null };
  return (
    <section className={classes.section}>
      <div className={classes.switch}>
        <Switch
          label="Set as Default"
          checked={on}
          aria-describedby="set-as-default-about"
          onChange={(event) => {
            onSwitch(event.currentTarget.checked);
          }}
        />
        <span className={classes.hint} id="set-as-default-about">
          Choose the environments that send {channelNoun[channel]} through this integration
        </span>
      </div>
      {on && (
        <>
          <DefaultGrid rows={rows} chosen={chosen} onTick={onTick} />
          <ConsequenceList consequences={consequences(rows, channel, chosen, needs)} />
        </>
      )}
      <ImportantNote channel={channel} />
    </section>
  );
}
