import { Code } from '@mantine/core';
import classes from './code-block.module.css';

const masked = /(•{4,})/;

/** A piece of a request or answer; what is masked in it is muted. */
export function CodeBlock({ text, label }: { text: string; label?: string }) {
  return (
    <Code block className={classes.code} {...(label !== undefined && { role: 'group', 'aria-label': label })}>
      {text.split(masked).map((part, index) => (masked.test(part) ? <span key={index}>{part}</span> : part))}
    </Code>
  );
}
