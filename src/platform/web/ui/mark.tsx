/** The mark: a voice and the three open arcs of its echo. Decorative beside the product's name. */
export function Mark({ size = 28 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" fill="none" aria-hidden="true">
      <circle cx="16" cy="16" r="2.6" fill="currentColor" />
      <g stroke="currentColor" strokeWidth="2.2" strokeLinecap="round">
        <circle
          cx="16"
          cy="16"
          r="6.2"
          pathLength="100"
          strokeDasharray="66 34"
          transform="rotate(-28 16 16)"
        />
        <circle
          cx="16"
          cy="16"
          r="10.2"
          pathLength="100"
          strokeDasharray="70 30"
          transform="rotate(92 16 16)"
        />
        <circle
          cx="16"
          cy="16"
          r="14.2"
          pathLength="100"
          strokeDasharray="74 26"
          transform="rotate(212 16 16)"
        />
      </g>
    </svg>
  )
}
