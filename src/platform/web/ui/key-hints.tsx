import { Fragment } from 'react'

const between = ' · '

/** Which key does what, said in one sentence per key; none of them breaks in its middle. */
export function KeyHints({ words }: { words: string }) {
  return words.split(between).map((one, i) => (
    <Fragment key={one}>
      {i > 0 && between}
      <span className="hx-whole">{one}</span>
    </Fragment>
  ))
}
