import { Button } from '@mantine/core';
import type { ProviderDescriptor } from '../../../shared/model/provider';
import { errorText, isQuiet } from '../../error-text';
import { Age } from '../../ui/age';
import { ExternalLink } from '../../ui/external-link';
import { Note } from '../../ui/note';
import { checkWords, seconds } from './check-words';
import { IntoView } from './into-view';
import type { Verification } from './use-verify';
import classes from './wizard.module.css';

/** What the provider said to the credentials as they are typed. */
export function VerifyNote({ descriptor, verification }: { descriptor: ProviderDescriptor; verification: Verification }) {
  const { report, at, error } = verification;
  if (error !== null && !isQuiet(error)) {
    return (
      <IntoView>
        <Note tone="bad" live="alert" fact="Not checked.">
          {errorText(error)}
        </Note>
      </IntoView>
    );
  }
  if (!descriptor.capabilities.verify) return <Note tone="plain">{descriptor.label} offers no check. Send a test after saving.</Note>;
  if (report === null || at === null) return null;
  const { tone, fact, text, fix, link } = checkWords(report, descriptor.label);
  return (
    <IntoView key={at}>
      <Note
        tone={tone}
        live={tone === 'ok' ? 'status' : 'alert'}
        fact={fact}
        action={
          tone === 'warn' &&
          report.error !== null && (
            <Button variant="default" size="xs" onClick={() => void verification.verify()}>
              Try again
            </Button>
          )
        }
      >
        {text}{' '}
        {tone === 'ok' && (
          <span className={classes.muted}>
            {seconds(report.timings.totalMs)}, <Age at={at} />
          </span>
        )}
        {report.account !== null && report.account.length > 0 && (
          <dl className={classes.facts}>
            {report.account.map(({ label, value }) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        )}
        {report.warnings.map((warning) => (
          <div key={warning} className={classes.warning}>
            {warning}
          </div>
        ))}
        {(fix !== '' || link !== null) && (
          <div>
            {fix} {link !== null && <ExternalLink {...link} />}
          </div>
        )}
      </Note>
    </IntoView>
  );
}
