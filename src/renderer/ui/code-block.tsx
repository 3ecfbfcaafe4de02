import { Code } from '@mantine/core';
import classes from './code-block.module.css';

const masked = /(•{4,})/;
/** Names at the beginning of a line: of a header, a form field, a JSON key. */
const maskedOrName = /(•{4,}|^[\w-]+(?=: |=)|^ *"[^"\n]+"(?=:))/m;

interface CodeBlockProps {
  text: string;
  label?: string;
  /** Points out the names of headers and fields. */
  names?: boolean;
}

/** A piece of a request or answer; what is masked in it is muted. */
export function CodeBlock({ text, label, names = false }: CodeBlockProps) {
  return (
    <Code block className={classes.code} {...(label !== undefined && { role: 'group', 'aria-label': label })}>
      {text.split(names ? maskedOrName : masked).map((part, index) =>
        // What the pattern has caught stands at the odd places.
        index % 2 === 0 ? (
          part
        ) : (
          <span key={index} className={part.startsWith('•') ? classes.masked : classes.name}>
            {part}
          </span>
        ),
      )}
    </Code>
  );
}
