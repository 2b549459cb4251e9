import type { CallerReply } from '#platform/contract/endpoint.ts'
import type { mentionablePeople } from '../contract.ts'

export type Colleague = CallerReply<typeof mentionablePeople>['people'][number]
