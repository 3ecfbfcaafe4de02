import { Tabs } from '@mantine/core';
import { IconEye } from '@tabler/icons-react';
import { useState } from 'react';
import type { GivenAnswer } from '../../../../shared/http-template/answer-reading';
import { submissionOf } from '../form-state';
import { GuideBody } from '../guide-body';
import type { ExtraProps } from '../provider-extras';
import { useFoldable } from '../use-foldable';
import wizard from '../wizard.module.css';
import { AnswerPane } from './answer-pane';
import classes from './http-request.module.css';
import { RequestPreview } from './request-preview';
import { firstSamples, messageToTry } from './samples';

/** Beside the form: the request that it describes, the service's answer, and the guide. In a narrow window it can be folded away. */
export function RequestCard({ channel, descriptor, form, onForm, issues, onTry }: ExtraProps) {
  const { strip, fold } = useFoldable('Preview', IconEye);
  const [tab, setTab] = useState('request');
  const [samples, setSamples] = useState(firstSamples);
  const [answer, setAnswer] = useState<GivenAnswer | null>(null);
  const { settings } = submissionOf(descriptor, form);

  if (strip !== null) return strip;
  const tryIt = () => {
    onTry(messageToTry(channel, samples), ({ report: { response } }) => {
      if (response === null) return;
      setAnswer({ status: response.status, body: response.body });
      setTab('answer');
    });
  };
  return (
    <aside className={`${wizard.guide ?? ''} ${classes.card ?? ''}`} aria-label={`Set up ${descriptor.label}`}>
      <Tabs value={tab} onChange={(value) => { setTab(value ?? 'request'); }} className={classes.tabs ?? ''} keepMounted={false}>
        <div className={classes.head}>
          <Tabs.List>
            <Tabs.Tab value="request">Request</Tabs.Tab>
            <Tabs.Tab value="answer">Answer</Tabs.Tab>
            <Tabs.Tab value="guide">Guide</Tabs.Tab>
          </Tabs.List>
          {fold}
        </div>
        <Tabs.Panel value="request" className={classes.panel ?? ''}>
          <RequestPreview channel={channel} descriptor={descriptor} settings={settings} authentication={form.options.authentication ?? 'none'} samples={samples} onSamples={setSamples} issues={issues} onTry={tryIt} />
        </Tabs.Panel>
        <Tabs.Panel value="answer" className={classes.panel ?? ''}>
          <AnswerPane
            answer={answer}
            onAnswer={setAnswer}
            settings={settings}
            onValues={(values) => {
              onForm({ ...form, values: { ...form.values, ...values } });
            }}
          />
        </Tabs.Panel>
        <Tabs.Panel value="guide" className={`${classes.panel ?? ''} ${wizard.guideBody ?? ''}`}>
          <GuideBody providerId={descriptor.id} />
        </Tabs.Panel>
      </Tabs>
    </aside>
  );
}
