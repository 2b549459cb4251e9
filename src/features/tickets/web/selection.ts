import { useState } from 'react'

/** Rows picked for a deed on all of them. */
export interface Selection {
  readonly keys: ReadonlySet<string>
  has(key: string): boolean
  toggle(key: string): void
  replace(keys: readonly string[]): void
  clear(): void
}

/** A selection that is forgotten when the view changes: what is not in sight must not be acted on. */
export function useSelection(view: string): Selection {
  const [kept, keep] = useState<{ view: string; keys: ReadonlySet<string> }>({ view, keys: new Set() })
  const keys = kept.view === view ? kept.keys : new Set<string>()
  const put = (next: Iterable<string>) => keep({ view, keys: new Set(next) })
  return {
    keys,
    has: (key) => keys.has(key),
    toggle: (key) => put(keys.has(key) ? [...keys].filter((one) => one !== key) : [...keys, key]),
    replace: put,
    clear: () => put([]),
  }
}
