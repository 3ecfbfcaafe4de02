import { type ReactNode, useEffect, useRef } from 'react';

/** An answer to what was pressed in the footer: scrolled to as it appears, since its place in the form may be out of sight. */
export function IntoView({ className, children }: { className?: string | undefined; children: ReactNode }) {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    element.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <div ref={element} className={className}>
      {children}
    </div>
  );
}
