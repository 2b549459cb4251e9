import type { QueryClient } from '@tanstack/react-query'
import type { ComponentType } from 'react'
import type { Permission } from '#platform/contract/endpoint.ts'

/** The seven steps of the loop, in its order. */
export const loopSteps = ['listen', 'understand', 'act', 'verify', 'measure', 'improve', 'learn'] as const
/** What stands below the loop in the rail. */
export const groundSteps = ['customers', 'people', 'settings'] as const
/** A place in the rail. */
export type Step = (typeof loopSteps)[number] | (typeof groundSteps)[number]

/** What is opened now and then stands together under one line of its step. */
export const entryGroups = [
  'toolbox',
  'organisation',
  'handling',
  'limits',
  'asking',
  'connections',
  'records',
] as const

type Lazy<T> = () => Promise<{ default: T }>

/** Where somebody arrives. */
export interface Arrival {
  readonly client: QueryClient
  readonly params: Readonly<Record<string, string | undefined>>
  readonly search: URLSearchParams
}

/** A page and, where it helps, how to ask for what it begins with while the rest of it is still on its way. */
export interface PageModule {
  readonly default: ComponentType
  ahead?(arrival: Arrival): void
}

/** A page behind a path; React Router's path syntax, loaded when first opened. */
export interface PageRoute {
  readonly path: string
  readonly page: () => Promise<PageModule>
  /** Who may open it, one of several permissions being enough; without it every signed-in person may. */
  readonly access?: Permission | readonly Permission[]
  /** Rendered without the shell and without a session: sign-in, set-up. */
  readonly public?: boolean
}

/** An entry of the rail; `label` is a key in the module's own namespace. */
export interface MenuEntry {
  readonly step: Step
  readonly path: string
  readonly label: string
  readonly order: number
  readonly group?: (typeof entryGroups)[number]
  /** One of several permissions is enough. */
  readonly access?: Permission | readonly Permission[]
  /** Whoever may do this begins the day here; the first such page along the loop wins. */
  readonly beginsFor?: Permission
}

/** Something in the top bar: the search, or a tool at its right end; lower order stands further left. */
export interface TopBarItem {
  readonly slot: 'search' | 'tool'
  readonly order: number
  readonly item: Lazy<ComponentType>
  readonly access?: Permission
}

/** What a feature plugs into the browser application. `name` is also its i18next namespace: its folder's name. */
export interface WebModule {
  readonly name: string
  readonly routes: readonly PageRoute[]
  readonly menu?: readonly MenuEntry[]
  readonly topBar?: readonly TopBarItem[]
}
