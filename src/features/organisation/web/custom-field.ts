import type { CallerReply } from '#platform/contract/endpoint.ts'
import type { listCustomFields } from '../contract.ts'

export type CustomField = CallerReply<typeof listCustomFields>['items'][number]
