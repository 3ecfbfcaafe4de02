import { useCallback, useEffect, useRef, useSyncExternalStore } from 'react';
import { useUnsaved } from '../ui/unsaved';

/** What is asked before a page with unsaved text is left. */
export interface LeaveQuestion {
  title: string;
  text: string;
}

interface Guard {
  question: LeaveQuestion;
  /** Address to which the person wants to go; null while nobody leaves. */
  pending: string | null;
}

const listeners = new Set<() => void>();
const readHash = () => window.location.hash.replace(/^#/, '') || '/';
let shown = readHash();
let guard: Guard | null = null;

function tell(): void {
  for (const listener of listeners) listener();
}

/** A change of address is taken back at once while a guard is up, and asked about. The page drawn never changes before the answer. */
function onHashChange(): void {
  const wanted = readHash();
  if (wanted === shown) return;
  if (guard === null) shown = wanted;
  else {
    history.pushState(null, '', `#${shown}`);
    guard = { ...guard, pending: wanted };
  }
  tell();
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) {
    shown = readHash();
    window.addEventListener('hashchange', onHashChange);
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) window.removeEventListener('hashchange', onHashChange);
  };
}

function navigate(to: string, { replace = false }: { replace?: boolean } = {}): void {
  const url = new URL(window.location.href);
  url.hash = to;
  if (replace) window.location.replace(url.href);
  else window.location.hash = to;
}

/** For wouter's `Router`: the address behind the `#`, except that it waits for the person's answer while a guard is up. What follows a `?` belongs to the page and makes no other one. */
export const useGuardedLocation = (): [string, typeof navigate] => [useSyncExternalStore(subscribe, () => shown.replace(/\?.*$/u, '')), navigate];
/** What follows the `?`. */
function useGuardedSearch(): string {
  return useSyncExternalStore(subscribe, () => /\?(.*)$/u.exec(shown)?.[1] ?? '');
}
useGuardedLocation.hrefs = (href: string) => `#${href}`;
useGuardedLocation.searchHook = useGuardedSearch;

/** The open question, for the frame that asks it. */
export function usePendingLeave(): { question: LeaveQuestion; stay: () => void; leave: () => void } | null {
  const current = useSyncExternalStore(subscribe, () => guard);
  if (current === null || current.pending === null) return null;
  const { question, pending } = current;
  return {
    question,
    stay: () => {
      if (guard === null) return;
      guard = { question, pending: null };
      tell();
    },
    leave: () => {
      guard = null;
      navigate(pending);
      tell();
    },
  };
}

/**
 * While `active`, leaving the page by a link, a key, the browser's back or a reload asks first.
 * Answers a function that takes the guard down at once, to be called before the page itself goes on (after saving).
 */
export function useLeaveGuard(active: boolean, { title, text }: LeaveQuestion): () => void {
  useUnsaved(active);
  const lifted = useRef(false);
  useEffect(() => {
    if (!active) return;
    lifted.current = false;
    guard = { question: { title, text }, pending: null };
    const onBeforeUnload = (event: BeforeUnloadEvent) => {
      if (!lifted.current) event.preventDefault();
    };
    window.addEventListener('beforeunload', onBeforeUnload);
    return () => {
      guard = null;
      tell();
      window.removeEventListener('beforeunload', onBeforeUnload);
    };
  }, [active, title, text]);
  return useCallback(() => {
    lifted.current = true;
    guard = null;
  }, []);
}
