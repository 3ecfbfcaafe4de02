import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/react';
import { notifications } from '@mantine/notifications';
import { afterEach } from 'vitest';

// The first look at a page loads it; on a busy machine that alone takes longer than the second given otherwise.
configure({ asyncUtilTimeout: 5_000 });

// jsdom draws nothing: Mantine asks for these two, and both answers are "nothing special".
window.matchMedia = (query) => ({
  matches: false,
  media: query,
  onchange: null,
  addEventListener: () => undefined,
  removeEventListener: () => undefined,
  addListener: () => undefined,
  removeListener: () => undefined,
  dispatchEvent: () => false,
});
window.ResizeObserver = class {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
};
// A text area that grows measures anew when a font arrives.
Object.defineProperty(document, 'fonts', { value: new EventTarget() });
window.HTMLElement.prototype.scrollIntoView = () => undefined;
// CodeMirror measures its text.
Range.prototype.getClientRects = () => [] as unknown as DOMRectList;

afterEach(() => {
  cleanup();
  notifications.clean();
  localStorage.clear();
  window.location.hash = '';
});
