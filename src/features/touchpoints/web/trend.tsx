/** A small line of what came day by day, beside a figure that says it in numbers. */
export function Trend({ values }: { values: readonly number[] }) {
  if (values.length < 2) return <span aria-hidden="true" />
  const [least, most] = [Math.min(...values), Math.max(...values)]
  const place = (value: number, i: number) => {
    const height = most === least ? 0.5 : (value - least) / (most - least)
    return `${((i * 100) / (values.length - 1)).toFixed(1)},${(22 - 20 * height).toFixed(1)}`
  }
  return (
    <svg className="hx-trend" viewBox="0 0 100 24" preserveAspectRatio="none" aria-hidden="true">
      <polyline points={values.map(place).join(' ')} />
    </svg>
  )
}
