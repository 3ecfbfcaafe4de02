import type { Channel } from '../../../shared/model/message';
import { flowWord } from '../../ui/flow-words';
import { Note } from '../../ui/note';
import { shortNameList } from '../../ui/words';
import classes from './templates.module.css';

interface LeftOut {
  usageType: string | null;
  message: string;
}

/** What another form cannot hold, or a set does not take; what is true of several templates is said once. */
export function LeftOutNote({ channel, notes }: { channel: Channel; notes: readonly LeftOut[] }) {
  if (notes.length === 0) return null;
  const messages = [...new Set(notes.map(({ message }) => message))];
  return (
    <Note tone="warn" fact="Not everything can be brought along.">
      <ul className={classes.notes}>
        {messages.slice(0, 20).map((message) => (
          <li key={message}>
            {about(notes.filter((note) => note.message === message), channel)}
            {message}
          </li>
        ))}
      </ul>
    </Note>
  );
}

function about(notes: readonly LeftOut[], channel: Channel): string {
  const names = [...new Set(notes.flatMap(({ usageType }) => (usageType === null ? [] : flowWord(usageType, channel))))];
  return names.length === 0 ? '' : `${shortNameList(names)}: `;
}
