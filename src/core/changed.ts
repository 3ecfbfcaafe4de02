import type { Topic } from '../shared/contract';

/** Tells the windows that what these calls answer is no longer what it was. */
export type Changed = (...topics: Topic[]) => void;
