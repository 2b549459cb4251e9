import type { Widget } from '../../domain/board.ts'

/** A dashboard as it is kept, or as it ships. */
export interface ShownBoard {
  /** What it is called in addresses. */
  readonly key: string
  /** Null for one that ships. */
  readonly id: string | null
  readonly name: string
  readonly about: string | null
  readonly widgets: readonly Widget[]
  readonly revision: number
  readonly shared: boolean
  readonly keeper: { readonly id: string; readonly name: string } | null
  readonly can: { readonly change: boolean; readonly share: boolean }
}
