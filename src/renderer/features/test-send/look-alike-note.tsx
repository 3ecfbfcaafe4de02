import { Button } from '@mantine/core';
import { useState } from 'react';
import { findLookAlikes, nameOfCharacter, withoutLookAlikes } from '../../../shared/validate/sms-look-alikes';
import { Note } from '../../ui/note';
import classes from './test-send.module.css';

/** Characters that are named before it is only counted how many there are. */
const named = 6;

const segments = (count: number): string => `${count} ${count === 1 ? 'segment' : 'segments'}`;

interface LookAlikeNoteProps {
  text: string;
  /** The text as it will arrive, which is what costs. */
  arriving: string;
  onChange: (text: string) => void;
}

/** Points out the characters that alone make a text dearer and replaces them, which can be taken back until the text is changed. */
export function LookAlikeNote({ text, arriving, onChange }: LookAlikeNoteProps) {
  const [replaced, setReplaced] = useState<{ from: string; to: string } | null>(null);
  const found = findLookAlikes(arriving);

  if (found === null) {
    if (replaced === null || replaced.to !== text) return null;
    return (
      <Note
        tone="plain"
        live="status"
        fact="Replaced with plain characters."
        action={
          <Button
            variant="default"
            size="xs"
            onClick={() => {
              onChange(replaced.from);
            }}
          >
            Undo
          </Button>
        }
      />
    );
  }

  const { characters } = found;
  const plain = withoutLookAlikes(text);
  const more = characters.length - named;
  return (
    <Note
      tone="plain"
      action={
        <Button
          variant="default"
          size="xs"
          onClick={() => {
            setReplaced({ from: text, to: plain });
            onChange(plain);
          }}
        >
          Replace with plain characters
        </Button>
      }
    >
      {characters.slice(0, named).map((character) => (
        <mark key={character} className={classes.marked}>
          {nameOfCharacter(character)}
        </mark>
      ))}
      {more > 0 && `and ${more} more `}
      {characters.length === 1 ? 'only looks' : 'only look'} like plain text. {found.segments.plain < found.segments.now ? `Without: ${segments(found.segments.plain)} instead of ${found.segments.now}.` : 'Without, the text is GSM-7.'}
    </Note>
  );
}
