import { useState } from 'react'

/** How close the rows stand: two lines of title, or one. */
export type Density = 'roomy' | 'dense'

/** A choice of this browser that outlives the page. */
export function useKept<Value extends string>(
  key: string,
  { values, start }: { values: readonly Value[]; start: Value },
): [Value, (value: Value) => void] {
  const stored = `huixiang.${key}`
  const [value, setValue] = useState(
    () => values.find((one) => one === localStorage.getItem(stored)) ?? start,
  )
  const keep = (next: Value) => {
    localStorage.setItem(stored, next)
    setValue(next)
  }
  return [value, keep]
}
