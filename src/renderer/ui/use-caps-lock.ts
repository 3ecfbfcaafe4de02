import { type KeyboardEvent, useState } from 'react';

/** Whether Caps Lock is on, as far as the keys typed into the inputs that take `handlers` have shown. */
export function useCapsLock() {
  const [on, setOn] = useState(false);
  const read = (event: KeyboardEvent) => {
    setOn(event.getModifierState('CapsLock'));
  };
  return { on, handlers: { onKeyDown: read, onKeyUp: read } };
}
