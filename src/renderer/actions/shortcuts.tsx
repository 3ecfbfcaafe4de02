import { ActionIcon, Kbd, Popover, Tooltip } from '@mantine/core';
import { IconKeyboard } from '@tabler/icons-react';
import { Fragment } from 'react';
import { buttonIcon } from '../ui/icon-sizes';
import { ModKey } from '../ui/mod-key';
import classes from './action-editor.module.css';

export interface Shortcut {
  /** Without the first one, which is Ctrl or ⌘ where `mod` is set. */
  keys: readonly string[];
  mod?: boolean;
  does: string;
}

const ofTheEditor: readonly Shortcut[] = [
  { keys: ['Tab'], does: 'Leave the editor' },
  { mod: true, keys: [']'], does: 'Indent' },
  { mod: true, keys: ['['], does: 'Outdent' },
  { mod: true, keys: ['Space'], does: 'Complete' },
  { keys: ['F8'], does: 'Next finding' },
  { keys: ['Shift', 'F8'], does: 'Finding before' },
  { mod: true, keys: ['F'], does: 'Find and replace' },
  { mod: true, keys: ['/'], does: 'Comment or uncomment' },
  { mod: true, keys: ['Z'], does: 'Undo' },
];

/** The keys of the editor, and of the page around it. */
export function Shortcuts({ ofThePage = [] }: { ofThePage?: readonly Shortcut[] }) {
  return (
    <Popover position="bottom-end" shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <Tooltip label="Keyboard shortcuts">
          <ActionIcon aria-label="Keyboard shortcuts">
            <IconKeyboard {...buttonIcon} />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown aria-label="Keyboard shortcuts" tabIndex={-1} data-autofocus>
        <dl className={classes.shortcuts}>
          {[...ofThePage, ...ofTheEditor].map(({ mod, keys, does }) => (
            <Fragment key={does}>
              <dt>{does}</dt>
              <dd>
                {mod === true && <ModKey />}
                {keys.map((key) => (
                  <Kbd key={key}>{key}</Kbd>
                ))}
              </dd>
            </Fragment>
          ))}
        </dl>
      </Popover.Dropdown>
    </Popover>
  );
}
