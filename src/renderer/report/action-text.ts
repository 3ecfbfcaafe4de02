import type { ActionExchange, ActionTrace } from '../../shared/model/action';
import { bodyLines, headerLines, section } from './report-lines';
import { milliseconds, timingsText } from './timing-bars';

const megabyte = 1_048_576;

export const megabytes = (bytes: number): string => `${Math.round(bytes / megabyte)} MB`;

/** What became of one request, in a word or two. */
export function exchangeResult({ response }: ActionExchange): string {
  return response === null ? 'No answer' : `HTTP ${response.status}`;
}

/** How long it took, or that nobody was asked. */
export function exchangeFacts({ dry, timings, unlisted }: ActionExchange): string {
  if (dry) return `Answered here: nothing left this computer.${unlisted === undefined ? '' : ` ${unlisted} is not among the allowed hosts.`}`;
  return timings === null ? 'Not asked.' : timingsText(timings);
}

/** "1.4 s, 12 ms of it computing, 16 MB" */
export function usageText({ totalMs, cpuMs, memoryBytes }: ActionTrace): string {
  return `${milliseconds(totalMs)}, ${milliseconds(cpuMs)} of it computing, ${megabytes(memoryBytes)}`;
}

/** Everything that the code did, for the report as plain text. */
export function actionLines(action: ActionTrace): string[] {
  const { exchanges, console: lines } = action;
  return [
    ...exchanges.flatMap((exchange, index) => exchangeLines(exchange, exchanges.length === 1 ? '' : ` ${index + 1} of ${exchanges.length}`)),
    ...section('Console', lines.length === 0 ? null : lines.map(({ level, text, line }) => [line === undefined ? '' : `line ${line}: `, level === 'log' ? '' : `${level}: `, text].join(''))),
    ...section('Time and memory', [usageText(action)]),
  ];
}

function exchangeLines(exchange: ActionExchange, which: string): string[] {
  const { request, response, error } = exchange;
  return [
    ...section(`Request${which}`, [`${request.method} ${request.url}`, ...headerLines(request.headers), ...bodyLines(request.body)]),
    ...section(`Response${which}`, [...(response === null ? [error ?? 'No answer came.'] : [`HTTP ${response.status}`, ...headerLines(response.headers), ...bodyLines(response.body)]), '', exchangeFacts(exchange)]),
  ];
}
