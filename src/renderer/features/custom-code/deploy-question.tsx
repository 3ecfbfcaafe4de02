import { Fragment } from 'react';
import type { Finding } from '../../../shared/actions/findings';
import type { Environment } from '../../../shared/model/environment';
import type { IntegrationView } from '../../../shared/model/integration';
import { Age } from '../../ui/age';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { EnvBadge } from '../../ui/env-badge';
import { testStatus } from '../../ui/status-words';
import { counted } from '../../ui/words';
import classes from './custom-code.module.css';

interface DeployQuestionProps {
  integration: IntegrationView;
  /** Number of the version that is deployed. */
  present: number;
  activeIn: readonly Environment[];
  findings: readonly Finding[];
  onDeploy: () => Promise<unknown>;
  onClose: () => void;
}

/** Asked before code is deployed to an environment marked production, or with an error in it. */
export function DeployQuestion({ integration, present, activeIn, findings, onDeploy, onClose }: DeployQuestionProps) {
  const { name } = integration;
  const next = present + 1;
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  return (
    <ConfirmDialog title={`Deploy version ${next} of ${name}?`} confirmLabel={`Deploy version ${next}`} onConfirm={onDeploy} onClose={onClose}>
      <div className={classes.question}>
        <ActiveIn activeIn={activeIn} />
        <p>
          It takes the place of version {present}, which can be rolled back to. <LastTest integration={integration} />
        </p>
        {errors > 0 && <p className="warning-text">{counted(errors, 'error')} found: some messages will fail.</p>}
      </div>
    </ConfirmDialog>
  );
}

/** The environments in which something changes at once. */
export function ActiveIn({ activeIn }: { activeIn: readonly Environment[] }) {
  if (activeIn.length === 0) return <p>It is not in use in any environment yet.</p>;
  return (
    <div className={classes.badges}>
      Used from now on in{' '}
      {activeIn.map((environment) => (
        <Fragment key={environment.id}>
          <EnvBadge environment={environment} />{' '}
        </Fragment>
      ))}
    </div>
  );
}

function LastTest({ integration: { lastTest } }: { integration: IntegrationView }) {
  if (lastTest === null) return <span className="warning-text">It was never tested.</span>;
  const { tone, word } = testStatus(lastTest);
  return tone === 'ok' ? (
    <>
      The last test was good: {word}, <Age at={lastTest.at} />.
    </>
  ) : (
    <span className="warning-text">
      The last test was not good: {word}, <Age at={lastTest.at} />.
    </span>
  );
}
