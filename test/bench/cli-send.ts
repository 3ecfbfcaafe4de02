import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { aText } from '../support/builders';
import { twilioAccount } from '../stand-ins/twilio';
import { type Finding, judged, milliseconds, notMeasured } from './finding';
import { compare, timeOf } from './measuring';
import type { StandInProcess } from './stand-in-process';
import { installTwilioCli } from './twilio-cli';

const what = 'the CLI, one send, whole process, against twilio-cli';
const ourCli = resolve(import.meta.dirname, '../cli/index.js');
const run = promisify(execFile);
const message = aText();
const { accountSid, standardKeySid, standardKeySecret, number: from } = twilioAccount;

/** One text through Twilio, from starting the program to its end. */
export async function cliSend(folder: string, { urls, lastRequest }: StandInProcess): Promise<Finding> {
  const twilioCli = await installTwilioCli();
  if (twilioCli === null) return notMeasured(what, '< 0.5 ×', 'twilio-cli could not be installed');
  const apiBaseUrl = urls.twilio ?? '';

  const file = join(folder, 'send.json');
  await writeFile(file, JSON.stringify({ provider: 'twilio', settings: { accountSid, apiKeySid: standardKeySid, from }, credentials: { apiKeySecret: standardKeySecret }, apiBaseUrl, message }));
  const sendByOurs = () => run(process.execPath, [ourCli, 'send', '--file', file, '--json']);

  // A home of its own, and none of its looks for updates: they ask the network, and cost it time.
  const home = join(folder, 'twilio-home');
  await mkdir(home);
  const env = {
    ...process.env,
    HOME: home,
    USERPROFILE: home,
    XDG_CONFIG_HOME: home,
    XDG_CACHE_HOME: home,
    XDG_DATA_HOME: home,
    TWILIO_SKIP_NEW_VERSION_CHECK: 'true',
    TWILIO_DISABLE_AUTOUPDATE: 'true',
    TWILIO_ACCOUNT_SID: accountSid,
    TWILIO_API_KEY: standardKeySid,
    TWILIO_API_SECRET: standardKeySecret,
    BENCH_STAND_IN: apiBaseUrl,
    NODE_OPTIONS: `--no-warnings --import ${pathToFileURL(join(import.meta.dirname, 'to-stand-in.js')).href}`,
  };
  const sendByTwilioCli = () => run(process.execPath, [twilioCli, 'api:core:messages:create', '--from', from, '--to', message.to, '--body', message.text, '-o', 'json'], { env });

  await sendByTwilioCli();
  const { headers, body } = await lastRequest('twilio');
  if (headers['user-agent']?.startsWith('twilio-cli/') !== true || new URLSearchParams(body).get('Body') !== message.text) throw new Error('twilio-cli did not send the message.');
  const times = await compare({ ours: () => timeOf(sendByOurs), twilioCli: () => timeOf(sendByTwilioCli) }, { rounds: 9, warmUp: 1 });
  return judged({ what, value: times.ours / times.twilioCli, below: 0.5, unit: 'times', detail: `${milliseconds(times.ours)} : ${milliseconds(times.twilioCli)}` });
}
