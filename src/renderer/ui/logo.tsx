/** A dispatch box: petrol square, white box with a lid, brass clasp. The name always stands beside it. */
export function Logo({ size }: { size: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" fill="none" aria-hidden>
      <rect width="24" height="24" rx="6" fill="#0b5767" />
      <g stroke="#fff" strokeWidth="1.6" strokeLinejoin="round">
        <path d="M5 10.4 7 6.2h10l2 4.2" />
        <path d="M5 10.4h14v6.4a1.4 1.4 0 0 1-1.4 1.4H6.4A1.4 1.4 0 0 1 5 16.8z" />
      </g>
      <rect x="10.4" y="8.8" width="3.2" height="4.2" rx="0.9" fill="#e9b44c" />
    </svg>
  );
}
