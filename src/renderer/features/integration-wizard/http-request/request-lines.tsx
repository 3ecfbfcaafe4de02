import { Code } from '@mantine/core';
import type { FilledRequest } from '../../../../shared/http-template/request-template';
import classes from './http-request.module.css';

/** Signs of the private use area around what was filled in: no text has them, and they look the same in an address, a header and a body. */
const opening = '\ue000';
const closing = '\ue001';
export const markFilled = (escaped: string): string => `${opening}${escaped}${closing}`;

const parts = new RegExp(`(${opening}[^${closing}]*${closing}|•{4,})`);

function Marked({ text }: { text: string }) {
  return text.split(parts).map((part, index) => {
    // What the pattern has caught stands at the odd places.
    if (index % 2 === 0) return part;
    if (part.startsWith('•')) {
      return (
        <span key={index} className={classes.masked}>
          {part}
        </span>
      );
    }
    return (
      <mark key={index} className={classes.filled}>
        {part.slice(1, -1)}
      </mark>
    );
  });
}

/** A request as it leaves, line by line; what was filled in is marked, what is secret is masked already. */
export function RequestLines({ request: { method, url, headers, body } }: { request: FilledRequest }) {
  return (
    <Code block className={classes.lines} role="group" aria-label="Request as it leaves">
      <b>{method}</b> <Marked text={url} />
      {headers.map(([name, value]) => (
        <span key={name}>
          {'\n'}
          <span className={classes.headerName}>{name}</span>: <Marked text={value} />
        </span>
      ))}
      {body !== null && (
        <>
          {'\n\n'}
          <Marked text={body} />
        </>
      )}
    </Code>
  );
}
