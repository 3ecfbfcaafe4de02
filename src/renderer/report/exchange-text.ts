import type { RecordedRequest, RecordedResponse } from '../../shared/model/report';

const headerLines = (headers: Record<string, string>): string[] => Object.entries(headers).map(([name, value]) => `${name}: ${value}`);

/** JSON is laid out and a form written one value a line; anything else stays as it was. */
function readable(body: string, headers: Record<string, string>): string {
  if (/^application\/x-www-form-urlencoded/i.test(headers['content-type'] ?? '')) return [...new URLSearchParams(body)].map(([name, value]) => `${name}=${value}`).join('\n');
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}

export function requestText({ method, url, headers, body }: RecordedRequest): string {
  return [`${method} ${url}`, ...headerLines(headers), ...(body ? ['', readable(body, headers)] : [])].join('\n');
}

export function responseText({ status, headers, body, truncated }: RecordedResponse): string {
  return [`HTTP ${status}`, ...headerLines(headers), ...(body ? ['', readable(body, headers)] : []), ...(truncated ? ['', '… the rest of the answer is not kept'] : [])].join('\n');
}
