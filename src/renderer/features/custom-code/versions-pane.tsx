import { Badge, Button } from '@mantine/core';
import { useState } from 'react';
import type { ActionState, ActionVersionRow } from '../../../shared/model/action-version';
import type { Environment } from '../../../shared/model/environment';
import { Age } from '../../ui/age';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { DisabledReason } from '../../ui/disabled-reason';
import { CompareDialog, type Compared } from './compare-dialog';
import classes from './custom-code.module.css';
import { ActiveIn } from './deploy-question';

interface VersionsPaneProps {
  state: ActionState;
  name: string;
  /** What stands in the editor. */
  code: string;
  activeIn: readonly Environment[];
  onRollBack: (number: number) => Promise<unknown>;
}

/** What was deployed when and by whom, newest first. */
export function VersionsPane({ state, name, code, activeIn, onRollBack }: VersionsPaneProps) {
  const [compared, setCompared] = useState<{ from: Compared; to: Compared } | null>(null);
  const [asked, setAsked] = useState<ActionVersionRow | null>(null);
  const { deployed, versions, draft } = state;
  const differs = code !== deployed.code;
  return (
    <section aria-label="Versions" className={classes.versions}>
      {differs && (
        <div className={classes.version}>
          <div className={classes.versionHead}>
            <b>The editor</b>
            <Badge>{draft?.code === code ? 'Draft' : 'Not saved'}</Badge>
          </div>
          {draft !== null && (
            <div className={classes.versionSub}>
              Draft saved <Age at={draft.at} /> by {draft.by}
            </div>
          )}
          <div className={classes.versionButtons}>
            <Button
              variant="default"
              size="xs"
              onClick={() => {
                setCompared({ from: deployed.number, to: 'editor' });
              }}
            >
              Compare with version {deployed.number}
            </Button>
            {draft !== null && draft.code !== code && (
              <Button
                variant="default"
                size="xs"
                onClick={() => {
                  setCompared({ from: 'draft', to: 'editor' });
                }}
              >
                Compare with the draft
              </Button>
            )}
          </div>
        </div>
      )}
      <ol className={classes.versionList}>
        {versions.map((version, index) => {
          const { number, at, by, restored } = version;
          const isDeployed = number === deployed.number;
          const before = versions[index + 1]?.number;
          return (
            <li key={number} className={classes.version}>
              <div className={classes.versionHead}>
                <b>Version {number}</b>
                {isDeployed && <Badge className={classes.deployed ?? ''}>Deployed</Badge>}
                {restored !== null && <span className={classes.versionSub}>restored from {restored}</span>}
              </div>
              <div className={classes.versionSub}>
                <Age at={at} /> by {by}
              </div>
              <div className={classes.versionButtons}>
                <DisabledReason reason={before === undefined && isDeployed && !differs ? 'There is nothing else to compare it with' : null}>
                  <Button
                    variant="default"
                    size="xs"
                    aria-label={`Compare version ${number}`}
                    onClick={() => {
                      setCompared(isDeployed ? { from: before ?? number, to: differs && before === undefined ? 'editor' : number } : { from: number, to: deployed.number });
                    }}
                  >
                    Compare
                  </Button>
                </DisabledReason>
                <DisabledReason reason={isDeployed ? 'It is deployed.' : null}>
                  <Button
                    variant="default"
                    size="xs"
                    aria-label={`Roll back to this… version ${number}`}
                    onClick={() => {
                      setAsked(version);
                    }}
                  >
                    Roll back to this…
                  </Button>
                </DisabledReason>
              </div>
            </li>
          );
        })}
      </ol>
      {compared !== null && (
        <CompareDialog
          state={state}
          name={name}
          code={code}
          {...compared}
          onClose={() => {
            setCompared(null);
          }}
        />
      )}
      {asked !== null && (
        <ConfirmDialog
          title={`Roll ${name} back to version ${asked.number}?`}
          confirmLabel={`Roll back to version ${asked.number}`}
          onConfirm={() => onRollBack(asked.number)}
          onClose={() => {
            setAsked(null);
          }}
        >
          <div className={classes.question}>
            <ActiveIn activeIn={activeIn} />
            <p>
              The code of version {asked.number} is deployed again, as version {deployed.number + 1}, in place of version {deployed.number}.{differs && ' What stands in the editor stays.'}
            </p>
          </div>
        </ConfirmDialog>
      )}
    </section>
  );
}
