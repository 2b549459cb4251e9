import type { FastifyInstance } from 'fastify'
import type { Endpoint, Permission } from '#platform/contract/endpoint.ts'
import type { EventDefinition } from '#platform/contract/event.ts'
import type { Handler } from './command.ts'
import type { Follower } from './followers.ts'
import type { House } from './house.ts'
import type { RawRoute } from './http/raw-route.ts'
import type { Identify } from './http/request.ts'
import type { JobDefinition } from './job-definition.ts'
import type { Timer } from './jobs.ts'

/** What a feature plugs into the application. */
export interface ServerModule {
  readonly name: string
  readonly permissions: readonly Permission[]
  readonly events: readonly EventDefinition[]
  readonly handlers: readonly Handler[]
  /** Endpoints that `routes` answers itself: their answers carry a cookie, or come from what only a web server keeps. */
  readonly endpoints?: readonly Endpoint[]
  readonly followers?: readonly Follower[]
  readonly jobs?: readonly JobDefinition[]
  readonly timers?: readonly Timer[]
  /** What OpenAPI says of the routes that are not of the contract. */
  readonly rawRoutes?: readonly RawRoute[]
  /** Pages and streams that are not endpoints of the contract; each states who may reach it. */
  readonly routes?: (server: FastifyInstance, house: House, identify: Identify) => void
}

/** Every endpoint of the contract that the modules answer. */
export const endpointsOf = (modules: readonly ServerModule[]): Endpoint[] =>
  modules.flatMap(({ handlers, endpoints = [] }) => [
    ...handlers.map(({ endpoint }) => endpoint),
    ...endpoints,
  ])

/** Every job of the modules; one that several of them give work to stands there once. */
export const jobsOf = (modules: readonly ServerModule[]): JobDefinition[] => [
  ...new Set(modules.flatMap(({ jobs = [] }) => jobs)),
]
