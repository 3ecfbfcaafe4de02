import type { ActionTrace } from '../../../shared/model/action';
import { requestText, responseText } from './exchange-text';

const megabyte = 1_048_576;

/** Every request of the code with what became of it, numbered where there are several. */
export function actionRequests({ exchanges }: ActionTrace): string {
  if (exchanges.length === 0) return 'The code made no request.';
  return exchanges.map(({ request }, index) => [...numbered(index, exchanges.length), requestText(request)].join('\n')).join('\n\n');
}

export function actionResponses({ exchanges }: ActionTrace): string {
  if (exchanges.length === 0) return 'The code made no request.';
  return exchanges.map(({ response, error }, index) => [...numbered(index, exchanges.length), response === null ? (error ?? 'No answer came.') : responseText(response)].join('\n')).join('\n\n');
}

export function consoleText({ console: lines }: ActionTrace): string {
  return lines.length === 0 ? 'The code printed nothing.' : lines.map(({ level, text }) => (level === 'log' ? text : `${level}: ${text}`)).join('\n');
}

/** "Ran for 0.4 s, 12 ms of it computing, in 16 MB." */
export function usageText({ totalMs, cpuMs, memoryBytes }: ActionTrace): string {
  return `Ran for ${totalMs < 1_000 ? `${Math.round(totalMs)} ms` : `${(totalMs / 1_000).toFixed(1)} s`}, ${Math.round(cpuMs)} ms of it computing, in ${Math.round(memoryBytes / megabyte)} MB.`;
}

const numbered = (index: number, of: number): string[] => (of === 1 ? [] : [`── ${index + 1} of ${of} ──`]);
