import { Button } from '@mantine/core';
import type { StoredTemplateSet } from '../../../shared/model/template-set';
import { Age } from '../../ui/age';
import { DisabledReason } from '../../ui/disabled-reason';
import { languageWord } from '../../ui/flow-words';
import { Note } from '../../ui/note';
import { compareTemplates } from './compare-templates';
import classes from './templates.module.css';

interface ConflictNoteProps {
  /** What both began with. */
  base: StoredTemplateSet;
  /** What was saved meanwhile. */
  current: StoredTemplateSet;
  json: string;
  defaultLanguage: string;
  /** Why what is here cannot be saved; null: it can. */
  whyNotMine: string | null;
  onReload: () => void;
  onKeepMine: () => void;
}

/** Somebody else saved the set while it was being changed here: shows both, and nothing typed is lost until the person decides. */
export function ConflictNote({ base, current, json, defaultLanguage, whyNotMine, onReload, onKeepMine }: ConflictNoteProps) {
  const theirs = wordsOf(base, current.json, current.defaultLanguage, current.name);
  const mine = wordsOf(base, json, defaultLanguage, base.name);
  const names = [...new Set([...theirs.keys(), ...mine.keys()])];
  return (
    <div className={classes.conflict}>
      <Note tone="warn" live="alert" fact={`${base.name} was saved in another window meanwhile.`}>
        {current.savedAt !== null && (
          <>
            Saved there <Age at={current.savedAt} />.
          </>
        )}
        {names.length > 0 && (
          <div className={classes.conflictTable} role="group" aria-label="What differs" tabIndex={0}>
            <table>
              <thead>
                <tr>
                  <th scope="col">Template</th>
                  <th scope="col">Saved there</th>
                  <th scope="col">What you have</th>
                </tr>
              </thead>
              <tbody>
                {names.map((name) => (
                  <tr key={name}>
                    <th scope="row">{name}</th>
                    <td>{theirs.get(name) ?? 'as it was'}</td>
                    <td>{mine.get(name) ?? 'as it was'}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
        <span className={classes.conflictButtons}>
          <Button variant="default" size="xs" onClick={onReload}>
            Reload
          </Button>
          <DisabledReason reason={whyNotMine}>
            <Button variant="default" size="xs" onClick={onKeepMine}>
              Save mine over it
            </Button>
          </DisabledReason>
        </span>
      </Note>
    </div>
  );
}

/** What became of each template, by its name. */
function wordsOf(base: StoredTemplateSet, json: string, defaultLanguage: string, name: string): Map<string, string> {
  const { added, changed, removed } = compareTemplates(base.json, json, base.channel);
  return new Map([
    ...(name === base.name ? [] : [['Name of the set', name] as const]),
    ...(defaultLanguage === base.defaultLanguage ? [] : [['Default language', languageWord(defaultLanguage)] as const]),
    ...changed.map((each) => [each, 'changed'] as const),
    ...added.map((each) => [each, 'new'] as const),
    ...removed.map((each) => [each, 'removed'] as const),
  ]);
}
