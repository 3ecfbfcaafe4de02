import { Button, Chip, Group, Radio, TextInput } from '@mantine/core';
import { IconArrowRight, IconBook2, IconCircleCheckFilled, IconCode, IconMessage, IconPhoneCall, IconReceipt, IconSearch, IconShieldCheck } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { Channel } from '../../../shared/model/message';
import type { ProviderDescriptor } from '../../../shared/model/provider';
import { channelWord } from '../../routes';
import { DisabledReason } from '../../ui/disabled-reason';
import { useFilterKey } from '../../ui/filter-key';
import { buttonIcon } from '../../ui/icon-sizes';
import { ImportantNote } from '../../ui/important-note';
import { ProviderMark } from '../../ui/provider-mark';
import { useSubmitKey } from '../../ui/submit-key';
import { capabilitiesOf, type Capability, capabilityWords, findProviders, supports } from './find-providers';
import classes from './wizard.module.css';

const icons = { text: IconMessage, voice: IconPhoneCall, receipts: IconReceipt, verify: IconShieldCheck };

interface SelectProviderProps {
  channel: Channel;
  /** Providers of the channel. */
  descriptors: readonly ProviderDescriptor[];
  chosenId: string | null;
  onChoose: (id: string) => void;
  onContinue: (id: string) => void;
  onCancel: () => void;
}

export function SelectProvider({ channel, descriptors, chosenId, onChoose, onContinue, onCancel }: SelectProviderProps) {
  const [search, setSearch] = useState('');
  const [capabilities, setCapabilities] = useState<Capability[]>([]);
  const searchInput = useRef<HTMLInputElement>(null);
  useFilterKey(searchInput);
  const found = findProviders(descriptors, { search, capabilities });
  const chosen = descriptors.find(({ id }) => id === chosenId) ?? null;
  const next = () => {
    if (chosen !== null) onContinue(chosen.id);
  };
  useSubmitKey('page', true, next);

  return (
    <>
      <div className={classes.scroll}>
        <div className={classes.providerFilters}>
          <TextInput
            ref={searchInput}
            w={260}
            autoFocus
            aria-label="Search providers"
            placeholder="Search providers"
            leftSection={<IconSearch {...buttonIcon} aria-hidden />}
            value={search}
            onChange={(event) => {
              setSearch(event.currentTarget.value);
            }}
          />
          <span className={classes.hint} id="supports-label">
            Supports
          </span>
          <Chip.Group multiple value={capabilities} onChange={setCapabilities}>
            <Group gap={8} role="group" aria-labelledby="supports-label">
              {capabilitiesOf[channel].map((capability) => {
                const Icon = icons[capability];
                return (
                  <Chip key={capability} value={capability} size="sm" variant="outline" classNames={{ iconWrapper: classes.noCheck ?? '', label: classes.chip ?? '' }}>
                    <span className={classes.chipWords}>
                      <Icon size={15} stroke={1.6} aria-hidden />
                      {capabilityWords[capability].filter}
                    </span>
                  </Chip>
                );
              })}
            </Group>
          </Chip.Group>
          <span className={classes.count} role="status">
            {found.length} of {descriptors.length}
          </span>
        </div>
        {found.length === 0 ? (
          <div className={classes.nothing}>
            <b>No provider does all of this.</b>
            <Button
              variant="default"
              onClick={() => {
                setSearch('');
                setCapabilities([]);
                searchInput.current?.focus();
              }}
            >
              Clear filters
            </Button>
          </div>
        ) : (
          <Radio.Group name="provider" label={`Provider for ${channelWord[channel]}`} labelProps={{ className: 'sr-only' }} value={chosenId ?? ''} onChange={onChoose}>
            <div className={classes.providers}>
              {found.map((descriptor, index) => (
                <ProviderCard
                  key={descriptor.id}
                  channel={channel}
                  descriptor={descriptor}
                  checked={descriptor.id === chosenId}
                  tabbable={chosen !== null && found.includes(chosen) ? descriptor.id === chosenId : index === 0}
                  onContinue={() => {
                    onContinue(descriptor.id);
                  }}
                />
              ))}
            </div>
          </Radio.Group>
        )}
        <p className={classes.missing}>
          <IconCode size={15} stroke={1.6} aria-hidden />
          <span>
            <b>A provider that is not here</b> can be added in code: one folder and one line, as <code>docs/adding-a-provider.md</code> describes.
          </span>
        </p>
        <ImportantNote channel={channel} />
      </div>
      {chosen !== null && (
        <p className={classes.needs} role="status">
          <IconBook2 {...buttonIcon} aria-hidden />
          <span>
            <b>For {chosen.label} you need:</b> {chosen.needs}.
          </span>
        </p>
      )}
      <div className={classes.footer} data-page-footer>
        <Button variant="default" onClick={onCancel}>
          Cancel
        </Button>
        <div className={classes.sentence} />
        <DisabledReason reason={chosen === null ? 'Choose a provider first' : null}>
          <Button rightSection={<IconArrowRight {...buttonIcon} aria-hidden />} onClick={next}>
            {chosen === null ? 'Continue' : `Continue with ${chosen.label}`}
          </Button>
        </DisabledReason>
      </div>
    </>
  );
}

function ProviderCard({ channel, descriptor, checked, tabbable, onContinue }: { channel: Channel; descriptor: ProviderDescriptor; checked: boolean; tabbable: boolean; onContinue: () => void }) {
  const { id, label, regions, summary } = descriptor;
  return (
    <Radio.Card
      value={id}
      radius="lg"
      className={classes.provider ?? ''}
      tabIndex={tabbable ? 0 : -1}
      aria-labelledby={`provider-${id}`}
      aria-describedby={`provider-${id}-about`}
      onDoubleClick={onContinue}
      onKeyDown={(event) => {
        if (event.key !== 'Enter') return;
        event.preventDefault();
        onContinue();
      }}
    >
      <span className={classes.providerName}>
        <ProviderMark providerId={id} size={36} />
        <b id={`provider-${id}`}>{label}</b>
        {checked && <IconCircleCheckFilled size={18} className={classes.chosen} aria-hidden />}
      </span>
      <span id={`provider-${id}-about`}>
        <span className={classes.summary}>
          {regions}. {summary}
        </span>
        <span className={classes.capabilities}>
          {capabilitiesOf[channel]
            .filter((capability) => supports(descriptor, capability))
            .map((capability) => {
              const Icon = icons[capability];
              return (
                <span key={capability}>
                  <Icon size={14} stroke={1.6} aria-hidden />
                  {capabilityWords[capability].card}
                </span>
              );
            })}
        </span>
      </span>
    </Radio.Card>
  );
}
