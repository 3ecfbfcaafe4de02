/** Makes it at the first use. `made`: null until then. */
export interface OnDemand<T> {
  (): Promise<T>;
  made: T | null;
}

/** For what the start does not need. It is made once, however many ask for it at the same time; what could not be made is tried again by the next one who asks. */
export function onDemand<T>(make: () => Promise<T>): OnDemand<T> {
  let making: Promise<T> | null = null;
  const get: OnDemand<T> = () => {
    making ??= make().then(
      (made) => (get.made = made),
      (error: unknown) => {
        making = null;
        throw error;
      },
    );
    return making;
  };
  get.made = null;
  return get;
}
