import { Button, Code, Input, SegmentedControl, Textarea } from '@mantine/core';
import { useState } from 'react';
import { type AnswerReading, type GivenAnswer, jsonIn, readAnswer } from '../../../../shared/http-template/answer-reading';
import { textAt } from '../../../../shared/http-template/json-path';
import type { FieldValues } from '../../../../shared/model/integration';
import { Status } from '../../../ui/status';
import { answerLines } from './answer-lines';
import classes from './http-request.module.css';

/** What a path of the form names, and the field that holds it. */
const targets = {
  messageIdPath: 'Message id',
  errorPath: 'Error',
  successPath: 'Success',
  statusPath: 'Status',
} as const;
type Target = keyof typeof targets;

interface AnswerPaneProps {
  /** null: none came and none was pasted. */
  answer: GivenAnswer | null;
  onAnswer: (answer: GivenAnswer | null) => void;
  settings: FieldValues;
  onValues: (values: FieldValues) => void;
}

/** An answer of the service: how the form understands it, and a click on a value says what it is. */
export function AnswerPane({ answer, onAnswer, settings, onValues }: AnswerPaneProps) {
  const [pasted, setPasted] = useState('');
  if (answer === null) {
    const isJson = typeof jsonIn(pasted) === 'object';
    return (
      <div className={classes.stack}>
        <p className={classes.quiet}>The answer to a Try appears here. A click on one of its values then says where the message id, the error or the success stands.</p>
        <Textarea
          label="Or paste an answer"
          description="A JSON answer from the service’s documentation"
          classNames={{ input: 'mono' }}
          rows={6}
          maxLength={65_536}
          autoComplete="off"
          spellCheck={false}
          value={pasted}
          error={pasted.trim() !== '' && !isJson && 'This is not a JSON object or list.'}
          onChange={({ currentTarget: { value } }) => {
            setPasted(value);
            if (typeof jsonIn(value) === 'object') onAnswer({ status: 200, body: value });
          }}
        />
      </div>
    );
  }
  return (
    <div className={classes.stack}>
      <Reading reading={readAnswer(answer, settings)} settings={settings} body={answer.body} />
      <Values body={answer.body} status={answer.status} settings={settings} onValues={onValues} />
      <Button
        variant="subtle"
        size="xs"
        color="gray"
        className={classes.start ?? ''}
        onClick={() => {
          setPasted('');
          onAnswer(null);
        }}
      >
        Look at another answer
      </Button>
    </div>
  );
}

function Reading({ reading: { taken, why, messageId, error }, settings, body }: { reading: AnswerReading; settings: FieldValues; body: string }) {
  const at = (path: string | undefined, found: string | null) =>
    path === undefined ? <span className={classes.quiet}>No path is given</span> : found === null ? <>Nothing at <span className="mono">{path}</span></> : <><span className="mono">{found.slice(0, 200)}</span> at <span className="mono">{path}</span></>;
  const { statusPath } = settings;
  return (
    <dl className={classes.reading} aria-label="How the answer is understood" aria-live="polite">
      <dt>Success</dt>
      <dd>
        <Status status={taken ? { tone: 'ok', word: 'Yes' } : { tone: 'bad', word: 'No' }} />
        <div className={classes.quiet}>{why}</div>
      </dd>
      <dt>Message id</dt>
      <dd>{at(settings.messageIdPath, messageId)}</dd>
      <dt>Error</dt>
      <dd>{at(settings.errorPath, error)}</dd>
      {statusPath !== undefined && (
        <>
          <dt>Status</dt>
          <dd>{at(statusPath, textAt(jsonIn(body), statusPath))}</dd>
        </>
      )}
    </dl>
  );
}

interface ValuesProps {
  body: string;
  status: number;
  settings: FieldValues;
  onValues: (values: FieldValues) => void;
}

function Values({ body, status, settings, onValues }: ValuesProps) {
  const [target, setTarget] = useState<Target>('messageIdPath');
  const json = jsonIn(body);
  if (typeof json !== 'object' || json === null) {
    return (
      <>
        <p className={classes.quiet}>HTTP {status}. The answer is {body.trim() === '' ? 'empty' : 'not JSON'}, so no path leads anywhere in it.</p>
        {body.trim() !== '' && <Code block className={classes.lines}>{body.slice(0, 2_000)}</Code>}
      </>
    );
  }
  const { lines, cut } = answerLines(json);
  const isTarget = (value: string): value is Target => Object.hasOwn(targets, value);
  return (
    <>
      <Input.Wrapper label="A click on a value names" labelElement="div">
        <SegmentedControl
          fullWidth
          classNames={{ label: classes.target ?? '' }}
          aria-label="A click on a value names"
          data={Object.entries(targets).map(([value, label]) => ({ value, label }))}
          value={target}
          onChange={(value) => {
            if (isTarget(value)) setTarget(value);
          }}
        />
      </Input.Wrapper>
      <div className={classes.lines} role="group" aria-label={`Answer, HTTP ${status}`}>
        {lines.map(({ depth, name, text, after, path, value }, index) => (
          <div key={index} style={{ paddingLeft: depth * 12 }}>
            <span className={classes.headerName}>{name}</span>
            {path === null ? (
              text
            ) : (
              <button
                type="button"
                className={classes.value}
                aria-pressed={settings[target] === path}
                onClick={() => {
                  onValues({ [target]: path, ...(target === 'successPath' && { successValue: value }) });
                }}
              >
                <span className="sr-only">
                  {targets[target]}: {path} 
                </span>
                {text}
              </button>
            )}
            {after}
          </div>
        ))}
        {cut && '…'}
      </div>
    </>
  );
}
