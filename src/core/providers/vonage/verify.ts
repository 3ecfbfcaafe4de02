import { textOf, unreadable } from '../answers';
import type { ProviderHttp } from '../http';
import type { CheckOutcome, ProviderConfig } from '../provider';
import { ProviderFailure } from '../provider-failure';
import { sideQuestion } from '../side-question';
import { askAsAccount, askAsApplication, hasApplication, readAnswer } from './client';
import { regions } from './descriptor';

type Fact = { label: string; value: string };

/** Whether application and private key belong together shows in a list that they may read. Vonage does not promise this, so a refusal only warns. */
async function askAboutVoice(config: ProviderConfig, http: ProviderHttp): Promise<{ facts: Fact[]; warnings: string[] }> {
  const answer = await sideQuestion(async () => readAnswer(await askAsApplication(config, http, '/v1/calls?page_size=1'), 'application', http));
  if (!(answer instanceof ProviderFailure)) {
    const region = regions.find(({ value }) => value === config.settings.region)?.label ?? 'Global';
    return { facts: [{ label: 'Voice', value: `application accepted, region ${region}` }], warnings: [] };
  }
  const { kind, meaning, fix } = answer.error;
  // The key could not even be read: nothing was asked.
  if (kind === 'invalid-input') throw answer;
  return { facts: [], warnings: [`Text works, but voice may not. ${meaning} ${fix}`] };
}

/** Asks Vonage for the account's balance, which needs the right key and secret, and whether it knows the application. Sends nothing. */
export async function verify(config: ProviderConfig, http: ProviderHttp): Promise<CheckOutcome> {
  const answer = await askAsAccount(config, http, 'https://rest.nexmo.com/account/get-balance');
  const { value, autoReload } = readAnswer(answer, 'account', http);
  const balance = Number(textOf(value) ?? Number.NaN);
  if (!Number.isFinite(balance)) throw unreadable(answer, 'Vonage');
  const voice = hasApplication(config) ? await askAboutVoice(config, http) : { facts: [], warnings: [] };
  const reload = typeof autoReload === 'boolean' ? [{ label: 'Auto reload', value: autoReload ? 'on' : 'off' }] : [];
  return {
    ok: true,
    error: null,
    account: [{ label: 'Balance', value: `${balance.toFixed(2)} EUR` }, ...reload, ...voice.facts],
    warnings: [...(balance > 0 ? [] : ['The account has no credit left, so messages are refused with code 9.']), ...voice.warnings],
    testMode: false,
  };
}
