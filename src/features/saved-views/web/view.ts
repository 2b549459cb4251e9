import type { CallerReply } from '#platform/contract/endpoint.ts'
import type { listSavedViews } from '../contract.ts'

export type SavedView = CallerReply<typeof listSavedViews>['views'][number]
