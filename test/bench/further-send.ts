import type { ProviderConfig, ProviderEntry } from '../../src/core/providers/provider';
import { providers } from '../../src/core/providers/registry';
import { runSend } from '../../src/core/providers/run';
import { standIns } from '../stand-ins';
import { twilioAccount } from '../stand-ins/twilio';
import { type Finding, judged, milliseconds } from './finding';
import { compare, timeOf } from './measuring';
import type { StandInProcess } from './stand-in-process';

/** Credentials as the provider issues them, where those of its stand-in are made hard to mask. */
const ordinary: Record<string, (config: ProviderConfig) => ProviderConfig> = {
  twilio: (config) => ({
    ...config,
    settings: { ...config.settings, apiKeySid: twilioAccount.standardKeySid },
    credentials: { apiKeySecret: twilioAccount.standardKeySecret },
  }),
};

/** To the same values. */
const setByFetch = new Set(['host', 'content-length']);

async function furtherSend(entry: ProviderEntry, { urls, lastRequest }: StandInProcess): Promise<Finding> {
  const { id, label } = entry.descriptor;
  const url = urls[id];
  const standIn = standIns[id];
  if (url === undefined || standIn === undefined) throw new Error(`There is no stand-in for ${label}.`);
  const complete = standIn.config(url);
  const config = ordinary[id]?.(complete) ?? complete;
  const { signal } = new AbortController();
  const send = async () => {
    const { error } = await runSend(entry, config, standIn.message, { signal, clock: Date });
    if (error !== null) throw new Error(`${label}: ${error.message}`);
  };

  await send();
  const { method, path, headers, body } = await lastRequest(id);
  const sameHeaders = Object.entries(headers)
    .filter(([name]) => !setByFetch.has(name))
    .map(([name, value]): [string, string] => [name, String(value)]);
  const fetchSame = async () => {
    const answer = await fetch(url + path, { method, headers: sameHeaders, body });
    await answer.text();
  };
  await fetchSame();
  const repeated = await lastRequest(id);
  if (repeated.body !== body || repeated.headers.connection !== headers.connection) throw new Error('fetch did not send the same bytes.');

  const times = await compare({ adapter: () => timeOf(send), fetch: () => timeOf(fetchSame) }, { rounds: 300, warmUp: 200 });
  return judged({
    what: `one further send through ${label}, against plain fetch`,
    value: times.adapter / times.fetch,
    atMost: 1.3,
    unit: 'times',
    detail: `${milliseconds(times.adapter)} : ${milliseconds(times.fetch)}`,
  });
}

/** For every provider with an HTTP API: a send whose SDK is loaded already, and plain fetch with the same method, path, headers and body. */
export async function furtherSends(standInProcess: StandInProcess): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const entry of providers.filter(({ descriptor }) => Object.hasOwn(standIns, descriptor.id))) findings.push(await furtherSend(entry, standInProcess));
  return findings;
}
