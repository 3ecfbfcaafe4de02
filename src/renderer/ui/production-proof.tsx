import { Button } from '@mantine/core';
import type { Environment } from '../../shared/model/environment';
import type { HistoryRow } from '../../shared/model/history';
import type { IntegrationView } from '../../shared/model/integration';
import type { Channel } from '../../shared/model/message';
import { useHistory } from '../api';
import { useDialogs } from '../dialogs';
import { ageText } from './dates';
import { Note } from './note';
import { useNow } from './now';
import { testResult, testResultStatus } from './test-result';
import { nameList } from './words';

interface ProductionProofProps {
  channel: Channel;
  integration: Pick<IntegrationView, 'id' | 'name' | 'builtIn'>;
  /** Environments that would use it from now on. */
  changed: readonly Environment[];
  /** What it has to do with them, in place of that they are marked production. */
  why?: string;
}

/** Before an environment marked production changes: the last test of the new integration that went well, how old it is, and a test at once. */
export function ProductionProof({ channel, integration, changed, why }: ProductionProofProps) {
  const { openTestSend } = useDialogs();
  const rows = useHistory().data?.rows;
  const now = useNow();
  const production = changed.filter((environment) => environment.production);
  if (production.length === 0 || integration.builtIn || rows === undefined) return null;
  const good = lastGood(rows, integration.id);
  const isOnItsWay = good === null && rows.some((row) => row.integrationId === integration.id && testResult(row) === 'running');
  const names = nameList(production.map(({ name }) => name));
  return (
    <div className="gap-above">
      <Note
        tone={good === null && !isOnItsWay ? 'warn' : 'info'}
        fact={isOnItsWay ? `A test of ${integration.name} is on its way.` : goodTestSentence(good, integration.name, now)}
        action={
          <Button
            variant="default"
            size="xs"
            onClick={() => {
              openTestSend({ channel, integrationId: integration.id });
            }}
          >
            Test now
          </Button>
        }
      >
        {good !== null && good.environments.some(({ id }) => production.some((environment) => environment.id === id)) ? `It served ${names} then.` : (why ?? `${names} ${production.length === 1 ? 'is' : 'are'} marked production.`)}
      </Note>
    </div>
  );
}

/** "The last good test of Twilio EU: delivered 2 days ago." `now`: epoch milliseconds. */
export function goodTestSentence(good: HistoryRow | null, name: string, now: number): string {
  return good === null ? `No test of ${name} went well yet.` : `The last good test of ${name}: ${testResultStatus(good).word.toLowerCase()} ${ageText(good.startedAt, now)}.`;
}

const goodResults: readonly string[] = ['delivered', 'accepted', 'no-receipt'];

/** The newest test that the provider took or delivered; what only pretends to send is none. */
export function lastGood(rows: readonly HistoryRow[], integrationId: string): HistoryRow | null {
  const good = rows.filter((row) => row.integrationId === integrationId && !row.testMode && goodResults.includes(testResult(row)));
  return good.reduce<HistoryRow | null>((newest, row) => (newest === null || row.startedAt > newest.startedAt ? row : newest), null);
}
