import { NumberInput } from '@mantine/core';
import { useId, useRef, useState } from 'react';
import { type Bounds, checkBounded } from '../../../shared/validate/settings-bounds';
import { errorText, isQuiet } from '../../error-text';
import { SettingRow } from './setting-row';
import classes from './settings.module.css';

interface NumberRowProps {
  name: string;
  text: string;
  value: number;
  bounds: Bounds;
  /** Saves it, once the field is left or Enter is pressed. */
  onChange: (value: number) => Promise<void>;
}

/** A number that holds as soon as it was entered. What is wrong with it stands there while it is typed. */
export function NumberRow({ name, text, value, bounds, onChange }: NumberRowProps) {
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const saving = useRef(false);
  const issue = typed === null ? null : (checkBounded(typed, bounds) ?? refusal);
  const forget = () => {
    setTyped(null);
    setRefusal(null);
  };
  const commit = async () => {
    if (saving.current || typed === null || checkBounded(typed, bounds) !== null) return;
    if (Number(typed) === value) {
      forget();
      return;
    }
    saving.current = true;
    try {
      await onChange(Number(typed));
      forget();
    } catch (error) {
      if (!isQuiet(error)) setRefusal(errorText(error));
    } finally {
      saving.current = false;
    }
  };
  return (
    <SettingRow
      id={id}
      name={name}
      text={
        <>
          {text}
          {issue !== null && (
            <div className={classes.rowError} role="alert">
              {issue}
            </div>
          )}
        </>
      }
      control={
        <NumberInput
          w={112}
          aria-labelledby={id}
          error={issue !== null}
          value={typed ?? value}
          thousandSeparator=","
          allowDecimal={false}
          allowNegative={false}
          clampBehavior="none"
          min={bounds.min}
          max={bounds.max}
          onChange={(next) => {
            setTyped(String(next));
            setRefusal(null);
          }}
          onBlur={() => void commit()}
          onKeyDown={(event) => {
            if (event.key === 'Enter') void commit();
            if (event.key === 'Escape') forget();
          }}
        />
      }
    />
  );
}
